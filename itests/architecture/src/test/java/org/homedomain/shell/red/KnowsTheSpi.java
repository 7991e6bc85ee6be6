// SPDX-License-Identifier: Apache-2.0
package org.homedomain.shell.red;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.homedomain.spi.exchange.Stamp;

/** Uses every forbidden source once, some of them as a method reference. */
public final class KnowsTheSpi {

    private final LongSupplier nanos = System::nanoTime;
    private final long millis = System.currentTimeMillis();
    private final Supplier<UUID> ids = UUID::randomUUID;
    private final Random unseeded = new Random();
    private final Random seeded = new Random(1);

    List<Object> everything() throws InterruptedException {
        List<Object> all = new ArrayList<>(List.of(nanos, millis, ids, unseeded, seeded, new Stamp(1, 1, 1)));
        all.add(Instant.now());
        all.add(Clock.systemUTC());
        all.add(ThreadLocalRandom.current());
        all.add(Math.random());
        all.add(RandomGenerator.getDefault());
        all.add(RandomGenerator.of("L64X128MixRandom"));
        all.add(new SplittableRandom());
        all.add(new SecureRandom());
        Collections.shuffle(all, seeded);
        Collections.shuffle(all);
        Thread.sleep(1);
        TimeUnit.SECONDS.sleep(1);
        return all;
    }
}
