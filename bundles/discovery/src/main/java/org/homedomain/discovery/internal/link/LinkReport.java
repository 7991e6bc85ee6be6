// SPDX-License-Identifier: Apache-2.0
package org.homedomain.discovery.internal.link;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.homedomain.api.diagnosis.Finding;
import org.homedomain.spi.discovery.LocalNetwork.Link;

/** Says in words which interfaces are used and which are not. */
final class LinkReport {

    private LinkReport() {}

    static List<Finding> of(List<LinkRules.Verdict> verdicts) {
        List<Finding> findings = new ArrayList<>();
        for (LinkRules.Verdict verdict : verdicts) {
            findings.add(finding(verdict));
        }
        if (verdicts.stream().noneMatch(verdict -> verdict.link().isPresent())) {
            findings.add(
                    Finding.fault(
                            "network",
                            "No network interface can be used, so no peer can be reached.",
                            "Connect this machine to a network, or name interfaces under 'interfaces' in [network] of the settings."));
        }
        return findings;
    }

    private static Finding finding(LinkRules.Verdict verdict) {
        String subject = "interface " + verdict.state().name();
        return verdict.link()
                .map(link -> Finding.ok(subject, "Is up and used with " + text(link.addresses()) + multicast(link)))
                .orElseGet(() -> refused(verdict, subject));
    }

    private static String multicast(Link link) {
        return link.multicast() ? "." : "; it carries no multicast, so peers there are found under 'peers' only.";
    }

    private static Finding refused(LinkRules.Verdict verdict, String subject) {
        String observed = "Is not used: it " + verdict.refusal() + ".";
        return switch (verdict.refusal()) {
            case "has public addresses only" ->
                Finding.warning(
                        subject,
                        "Is not used: it has public addresses only ("
                                + text(verdict.state().addresses()) + ").",
                        "Set 'publicAddresses = true' in [network] if strangers cannot reach this network;"
                                + " nothing is authenticated yet.");
            case "has no address" ->
                Finding.warning(
                        subject,
                        observed,
                        "Give it an address (DHCP server, cable, Wi-Fi password), if it is meant to be used.");
            default -> Finding.ok(subject, observed);
        };
    }

    private static String text(List<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    }
}
