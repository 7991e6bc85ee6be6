// SPDX-License-Identifier: Apache-2.0
package org.homedomain.spi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExchangeValuesTest {

    @Test
    void theHigherPairWinsWhateverTheBootValue() {
        Stamp first = new Stamp(2, 7, 99);
        assertThat(new Stamp(3, 1, 1).supersedes(first)).isTrue();
        assertThat(new Stamp(2, 8, 1).supersedes(first)).isTrue();
        assertThat(new Stamp(2, 7, 100).supersedes(first)).isFalse();
        assertThat(new Stamp(1, 9, 100).supersedes(first)).isFalse();
    }

    @Test
    void stampsBeginAtOne() {
        assertThatThrownBy(() -> new Stamp(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stamp(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofEqualCountersTheGreaterWriterWins() {
        DominionEntry entry = entry(4, "m", 0);
        assertThat(entry(5, "a", 0).supersedes(entry)).isTrue();
        assertThat(entry(4, "n", 0).supersedes(entry)).isTrue();
        assertThat(entry(4, "a", 0).supersedes(entry)).isFalse();
        assertThat(entry.supersedes(entry)).isFalse();
    }

    @Test
    void anEntryKeepsItsBounds() {
        assertThat(entry(1, "m", DominionEntry.MAX_VALUE_SIZE).value().size()).isEqualTo(4096);
        assertThatThrownBy(() -> entry(1, "m", DominionEntry.MAX_VALUE_SIZE + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4097");
        assertThatThrownBy(() -> entry(0, "m", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DominionEntry("", 1, "m", false, Octets.EMPTY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void octetsAreEqualByContentAndCannotBeChanged() {
        byte[] bytes = {1, 2, 3};
        Octets octets = Octets.copyOf(bytes);
        bytes[0] = 9;
        octets.toByteArray()[1] = 9;
        assertThat(octets)
                .isEqualTo(Octets.copyOf(new byte[] {1, 2, 3}))
                .hasSameHashCodeAs(Octets.copyOf(new byte[] {1, 2, 3}))
                .hasToString("010203 (3 bytes)");
    }

    @Test
    void protocolsOverlapWhereTheyShareAVersion() {
        assertThat(new ProtocolRange(1, 3).overlaps(new ProtocolRange(3, 5))).isTrue();
        assertThat(new ProtocolRange(1, 2).overlaps(new ProtocolRange(3, 5))).isFalse();
        assertThatThrownBy(() -> new ProtocolRange(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static DominionEntry entry(long counter, String writer, int size) {
        return new DominionEntry("key", counter, writer, false, Octets.copyOf(new byte[size]));
    }
}
