// SPDX-License-Identifier: Apache-2.0
package org.homedomain.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;

class FrameTest {

    @Test
    void comesOutAsItWentIn() throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        Frame.text(Frame.Kind.OUTPUT, "grün\n").write(Channels.newChannel(wire));
        Frame.status(-3).write(Channels.newChannel(wire));
        var in = Channels.newChannel(new ByteArrayInputStream(wire.toByteArray()));
        Frame output = Frame.read(in);
        assertThat(output.kind()).isEqualTo(Frame.Kind.OUTPUT);
        assertThat(output.asText()).isEqualTo("grün\n");
        assertThat(Frame.read(in).asStatus()).isEqualTo(-3);
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> Frame.read(in));
    }

    @Test
    void refusesALengthBeyondTheCap() {
        byte[] head = ByteBuffer.allocate(5)
                .put((byte) 'C')
                .putInt(Frame.MAX_BYTES + 1)
                .array();
        assertThatIOException().isThrownBy(() -> read(head)).withMessage("not a frame: length 65537");
    }

    @Test
    void refusesAKindItDoesNotKnow() {
        assertThatIOException()
                .isThrownBy(() -> read("GET / HTTP/1.1".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    private static void read(byte[] bytes) throws IOException {
        Frame.read(Channels.newChannel(new ByteArrayInputStream(bytes)));
    }
}
