package io.ptcpdump.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.bpf.ObjectPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The ladder of the code is that of the documents, and that of the kernel programs. */
class RungTest {
    private static final String HEADER = "| need | hook | what it gives | kernels |";

    @Test
    void shouldBeTheTableOfTheArchitecture() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/architecture.md"));
        int at = lines.indexOf(HEADER);
        assertTrue(at > 0, "docs/architecture.md has no table of hooks");
        List<String> rows = new ArrayList<>();
        for (int row = at + 2; lines.get(row).startsWith("|"); row++) {
            rows.add(lines.get(row));
        }
        List<String> expected = new ArrayList<>();
        for (Need need : Need.values()) {
            for (Rung rung : need.rungs()) {
                expected.add("| `" + need.word() + "` | `" + rung.word() + "` | " + rung.gives() + " | " + rung.kernels() + " |");
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", rows));
    }

    @Test
    void shouldHaveEveryProgramOfTheObjectButThoseForPackets() {
        Set<String> ofRungs = new TreeSet<>();
        for (Rung rung : Rung.values()) {
            rung.hooks().forEach(hook -> ofRungs.add(hook.program()));
        }
        for (LinkLayer layer : LinkLayer.values()) {
            ofRungs.add(layer.ingress());
            ofRungs.add(layer.egress());
        }
        ofRungs.add("ptcpdump_decide"); // attached nowhere
        assertEquals(ofRungs, ObjectPrograms.names(KernelPrograms.object()));
    }
}
