// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.homedomain.api.diagnosis.Diagnosis;
import org.homedomain.api.diagnosis.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExaminationTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Examination examination = new Examination(threads, 1_000);

    @AfterEach
    void close() {
        examination.close();
    }

    @Test
    void doesNotKeepADiagnosisThatAnsweredTooLate() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        ReferenceQueue<Diagnosis> forgotten = new ReferenceQueue<>();
        Late late = new Late(release);
        WeakReference<Diagnosis> reference = new WeakReference<>(late, forgotten);

        assertThat(examination.run(List.of(late), progress -> {}))
                .singleElement()
                .satisfies(finding -> assertThat(finding.observed()).contains("gave no answer within"));
        late = null;
        release.countDown();

        while (forgotten.remove(20) == null) {
            System.gc();
        }
        assertThat(reference.get()).isNull();
    }

    /** A class of its own, not a lambda of the test: that would be kept by the place that made it. */
    private static final class Late implements Diagnosis {

        private final CountDownLatch release;

        Late(CountDownLatch release) {
            this.release = release;
        }

        @Override
        public int order() {
            return 10;
        }

        @Override
        public List<Finding> examine() {
            try {
                release.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        }
    }
}
