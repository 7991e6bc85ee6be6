// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.lab.stranger;

import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Sends well-framed calls with contents that no domain should send. Arguments: host, port, the receiver's own ID. */
public final class BadMessages {

    private static final WireIdentity STRANGER =
            new WireIdentity("0a0a0a0a-0000-4000-8000-00000000beef", "1.0.0", "10.77.0.200", 9000);

    private BadMessages() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        try (RawCalls calls = new RawCalls(arguments[0], Integer.parseInt(arguments[1]))) {
            String ownId = arguments[2];
            share(calls, "own ID as sender", list(new WireIdentity(ownId, "1.0.0", "10.77.0.201", 9001)));
            share(calls, "own ID in the list", list(STRANGER, new WireIdentity(ownId, "9.9.9", "10.77.0.202", 1)));
            share(calls, "empty ID", list(new WireIdentity("", "1.0.0", "10.77.0.203", 9003)));
            share(calls, "negative port", list(STRANGER, new WireIdentity("negative", "1.0.0", "10.77.0.204", -5)));
            share(calls, "huge port", list(STRANGER, new WireIdentity("huge", "1.0.0", "10.77.0.205", 99_999_999)));
            share(calls, "bad address", list(STRANGER, new WireIdentity("bad-ip", "1.0.0", "999.1.2.x", 9005)));
            share(calls, "bad version", list(STRANGER, new WireIdentity("bad-version", "one.two", "10.77.0.206", 9)));
            share(calls, "long ID", list(STRANGER, new WireIdentity("x".repeat(100_000), "1.0.0", "10.77.0.7", 9)));
            share(calls, "no identity at all", new byte[0]);
            share(calls, "noise", noise(5_000));
            share(calls, "noise of 8 MB", noise(8 << 20));
            share(calls, "ten thousand identities", WireIdentity.list(STRANGER, crowd(10_000)));
            share(calls, "ten thousand others", WireIdentity.list(STRANGER, crowd(10_000)));
            call(calls, "GetServices", "noise", noise(5_000));
            call(calls, "OpenPosition", "noise", noise(5_000));
            call(calls, "ClosePosition", "noise", noise(5_000));
            call(calls, "NoSuchMethod", "noise", noise(10));
        }
        System.out.println("done");
    }

    private static byte[] list(WireIdentity sender, WireIdentity... known) {
        return WireIdentity.list(sender, List.of(known));
    }

    private static List<WireIdentity> crowd(int size) {
        return IntStream.range(0, size)
                .mapToObj(number -> new WireIdentity(
                        UUID.randomUUID().toString(), "1.0.0", "10.66." + number / 250 + "." + number % 250, 9000))
                .toList();
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        return noise;
    }

    private static void share(RawCalls calls, String what, byte[] request) {
        call(calls, "ShareIdentityList", what, request);
    }

    private static void call(RawCalls calls, String method, String what, byte[] request) {
        try {
            System.out.println(method + " " + what + ": " + calls.call(method, request).length + " bytes back");
        } catch (StatusRuntimeException refused) {
            System.out.println(method + " " + what + ": " + refused.getStatus());
        }
    }
}
