// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServiceTypeTest {

    @ParameterizedTest
    @CsvSource({
        "_dominion._tcp, _dominion._tcp", // as the original ships it
        "_Home-2._tcp, _Home-2._tcp",
        "Dominion, _dominion._tcp",
        "My House, _myhouse._tcp",
        "Müllers Haus!, _mllershaus._tcp",
        "a.b.c, _abc._tcp",
        "--a--b--, _a-b._tcp",
        "thirteen-chars-and-more, _thirteen-chars._tcp",
        "twelve-chars-x-more, _twelve-chars-x._tcp",
        "家, _homedomain._tcp",
        "'', _homedomain._tcp",
        "_dominion._udp, _dominionudp._tcp",
        "_123._tcp, _123tcp._tcp", // RFC 6335: at least one letter
        "_abcdefghijklmnop._tcp, _abcdefghijklmno._tcp", // 16 characters
        "_a--b._tcp, _a-btcp._tcp",
        "_dominion._tcp.local, _dominiontcploca._tcp",
    })
    void followsFromTitle(String title, String type) {
        assertThat(ServiceType.ofTitle(title)).isEqualTo(type);
    }
}
