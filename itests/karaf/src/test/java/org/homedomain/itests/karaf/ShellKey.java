// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.karaf;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** The key that opens the shell of one Karaf. */
record ShellKey(KeyPair pair) {

    static ShellKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new ShellKey(generator.generateKeyPair());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As Karaf's keys.properties wants it: base64 without the algorithm before it. */
    String publicKey() {
        return PublicKeyEntry.toString(pair.getPublic()).split(" ", 3)[1];
    }
}
