// SPDX-License-Identifier: Apache-2.0
package org.homedomain.itests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** HashiCorp's memberlist, built from the sources that Debian packages. */
final class Memberlist implements Contestant {

    private static final Path PACKAGED = Path.of("/usr/share/gocode");
    private static final int PORT = 7946;

    private final Path program = Places.work().resolve("memberlist-node");

    @Override
    public String name() {
        return "memberlist";
    }

    @Override
    public Optional<String> obstacle() {
        if (!Programs.installed("go")) {
            return Optional.of("the program go is not installed (Debian: golang-go)");
        }
        return Files.isDirectory(PACKAGED.resolve("src/github.com/hashicorp/memberlist"))
                ? Optional.empty()
                : Optional.of("its sources are not installed (Debian: golang-github-hashicorp-memberlist-dev)");
    }

    /** Takes a minute the first time, since all libraries are built as well. */
    @Override
    public void prepare() throws BenchException, InterruptedException {
        Map<String, String> offline = Map.of(
                "GO111MODULE",
                "off",
                "GOPATH",
                PACKAGED.toString(),
                "GOTOOLCHAIN",
                "local",
                "GOFLAGS",
                "",
                "CGO_ENABLED",
                "0",
                "GOCACHE",
                Places.work().resolve("go-cache").toString());
        String source = Places.goSources().resolve("memberlist-node/main.go").toString();
        Programs.run(offline, "go", "build", "-o", program.toString(), source);
    }

    @Override
    public Process start(Slot slot) throws IOException {
        Files.createDirectories(slot.folder());
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of(Contestants.member(slot), Integer.toString(PORT + slot.number())));
        command.addAll(Contestants.seeds(slot, PORT));
        return new ProcessBuilder(command)
                .directory(slot.folder().toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(slot.log().toFile()))
                .start();
    }
}
