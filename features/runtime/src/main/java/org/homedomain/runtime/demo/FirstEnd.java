// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.demo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the first of some domains to end, so that who looks at them again and again sees a death at once. */
final class FirstEnd {

    private final CompletableFuture<Object> ended;

    FirstEnd(List<DemoDomain> domains) {
        ended = CompletableFuture.anyOf(domains.stream().map(DemoDomain::onEnd).toArray(CompletableFuture<?>[]::new));
    }

    /** Returns as soon as one has ended, else after that time. */
    void await(Duration longest) throws InterruptedException {
        try {
            Object unused = ended.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException all) {
            return; // they live on
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
