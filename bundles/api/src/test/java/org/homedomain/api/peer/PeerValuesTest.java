// SPDX-License-Identifier: Apache-2.0
package org.homedomain.api.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerValuesTest {

    @ParameterizedTest
    @ValueSource(ints = {-5, 0, 65_536, 99_999_999})
    void aPortOutsideItsRangeIsRefused(int port) {
        assertThatThrownBy(() -> Endpoint.of("10.0.0.7", port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(port));
        assertThatThrownBy(() -> new AdvertisedService("light", port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("light");
    }

    @Test
    void whoTakesOneAddressIsToldOneThatMeansTheSameEverywhere() {
        Endpoint both = new Endpoint(List.of("fe80::1%eth0", "169.254.7.7", "10.0.0.7", "10.0.0.8"), 7070);

        assertThat(both.addressForOthers()).contains("10.0.0.7");
        assertThat(new Endpoint(List.of("FE80::1", "169.254.7.7"), 7070).addressForOthers())
                .contains("FE80::1");
        assertThat(new Endpoint(List.of("fd00::1"), 7070).addressForOthers()).contains("fd00::1");
        assertThat(new Endpoint(List.of(), 7070).addressForOthers()).isEmpty();
    }

    @Test
    void anEndpointIsWrittenAsItIsTyped() {
        assertThat(Endpoint.of("10.0.0.7", 9000)).hasToString("10.0.0.7:9000");
        assertThat(Endpoint.of("fd00::7", 9000)).hasToString("[fd00::7]:9000");
        assertThat(new Endpoint(List.of(), 9000)).hasToString("?:9000");
    }

    @Test
    void aBlankIdIsRefused() {
        assertThatThrownBy(() -> identity(" ", "hallway")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShortIdNeedNotBeShorter() {
        assertThat(identity("0123456789", "hallway").shortId()).isEqualTo("01234567");
        assertThat(identity("den", "den").shortId()).isEqualTo("den");
    }

    @Test
    void aNameMeansItsBearersBeforeAnyBeginningOfAnId() {
        DominionView view = new DominionView(
                "Home",
                peer("aaaa", "hallway"),
                List.of(peer("bbbb", "Kitchen"), peer("bccc", "aaaa"), peer("dddd", "kitchen")));
        assertThat(view.named("kitchen")).extracting(Peer::id).containsExactly("bbbb", "dddd");
        assertThat(view.named("aaaa")).extracting(Peer::id).containsExactly("bccc");
        assertThat(view.named("b")).extracting(Peer::id).containsExactly("bbbb", "bccc");
        assertThat(view.named("")).isEmpty();
    }

    @Test
    void onlyTheLivingAreMembers() {
        assertThat(Set.of(PeerStatus.values()))
                .filteredOn(PeerStatus::isMember)
                .containsExactlyInAnyOrder(PeerStatus.ALIVE, PeerStatus.SUSPECT);
    }

    private static Peer peer(String id, String name) {
        return new Peer(identity(id, name), PeerStatus.ALIVE, 1, false, Peer.Contact.NONE);
    }

    private static Identity identity(String id, String name) {
        return new Identity(id, name, Endpoint.of("10.0.0.7", 9000), "1.0.0", Set.of(), List.of());
    }
}
