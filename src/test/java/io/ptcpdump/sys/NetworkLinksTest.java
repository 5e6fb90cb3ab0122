package io.ptcpdump.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkLinksTest {
    private static final String NAME = "ptl" + ProcessHandle.current().pid() % 100_000;

    /** Keeps what is said of the interfaces that these tests make. */
    private static final class Heard implements NetworkLinks.Listener {
        final List<NetworkLink> changed = new ArrayList<>();
        final List<NetworkLink> removed = new ArrayList<>();

        @Override
        public void changed(NetworkLink link) {
            if (link.name().startsWith(NAME)) {
                changed.add(link);
            }
        }

        @Override
        public void removed(NetworkLink link) {
            if (link.name().startsWith(NAME)) {
                removed.add(link);
            }
        }
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("ip"));
        words.addAll(List.of(arguments));
        assertEquals(0, new ProcessBuilder(words).inheritIO().start().waitFor(), words.toString());
    }

    private static NetworkLink find(NetworkLinks links, String name) {
        for (NetworkLink link : links.all()) {
            if (link.name().equals(name)) {
                return link;
            }
        }
        throw new AssertionError("no " + name);
    }

    @Test
    void shouldListTheLoopbackInterface() throws IOException {
        try (NetworkLinks links = NetworkLinks.open()) {
            NetworkLink loopback = find(links, "lo");
            assertEquals(1, loopback.index());
            assertEquals(772, loopback.hardwareType());
            assertTrue(loopback.isLoopback());
            assertEquals("00:00:00:00:00:00", loopback.hardwareAddress());
            assertEquals(-1, loopback.peerNamespaceId());
            String flags = Files.readString(Path.of("/sys/class/net/lo/flags")).strip();
            assertEquals((Integer.decode(flags) & 1) != 0, loopback.isUp());
        }
    }

    @Test
    void shouldHearOfInterfacesThatComeChangeAndGo() throws IOException, InterruptedException {
        assumeTrue(CurrentProcess.effectiveUserId() == 0, "needs root to make interfaces");
        Heard heard = new Heard();
        try (NetworkLinks links = NetworkLinks.open(); Epoll epoll = new Epoll()) {
            epoll.add(links.fd(), 1);
            ip("link", "add", NAME, "address", "02:00:00:00:0a:f1", "type", "veth", "peer", "name", NAME + "p");
            try {
                assertEquals(1, epoll.await(1000));
                links.receive(heard);
                NetworkLink made = find(links, NAME);
                assertTrue(heard.changed.contains(made));
                assertEquals(1, made.hardwareType());
                assertEquals("02:00:00:00:0a:f1", made.hardwareAddress());
                assertFalse(made.isUp());

                ip("link", "set", NAME, "up");
                ip("link", "set", NAME + "p", "up");
                while (!find(links, NAME).isRunning()) {
                    assertEquals(1, epoll.await(5000), "the kernel tells a little later that the two ends are connected");
                    links.receive(heard);
                }
                assertTrue(find(links, NAME).isUp());
                assertEquals(List.of(), heard.removed);
            } finally {
                ip("link", "del", NAME);
            }
            links.receive(heard);
            assertEquals(2, heard.removed.size());
            links.receive(heard);
            assertEquals(2, heard.removed.size(), "nothing new");
        }
    }

    @Test
    void shouldNotTakeLeavingABridgeForBeingRemoved() throws IOException, InterruptedException {
        assumeTrue(CurrentProcess.effectiveUserId() == 0, "needs root to make interfaces");
        Heard heard = new Heard();
        try (NetworkLinks links = NetworkLinks.open()) {
            ip("link", "add", NAME + "b", "type", "bridge");
            try {
                ip("link", "add", NAME, "type", "veth", "peer", "name", NAME + "p");
                ip("link", "set", NAME, "master", NAME + "b");
                ip("link", "set", NAME, "nomaster");
                links.receive(heard);
                assertEquals(List.of(), heard.removed);
                ip("link", "del", NAME);
            } finally {
                ip("link", "del", NAME + "b");
            }
        }
    }

    @Test
    void shouldCatchUpWhenMoreChangedThanTheSocketHolds() throws IOException, InterruptedException {
        assumeTrue(CurrentProcess.effectiveUserId() == 0, "needs root to make interfaces");
        Heard heard = new Heard();
        try (NetworkLinks links = NetworkLinks.open()) {
            ip("link", "add", NAME, "type", "veth", "peer", "name", NAME + "p");
            links.receive(heard);
            Path batch = Files.createTempFile("links", ".batch");
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 500; i++) {
                lines.append("link set ").append(NAME).append(i % 2 == 0 ? " up\n" : " down\n");
            }
            lines.append("link del ").append(NAME).append('\n');
            Files.writeString(batch, lines);
            ip("-batch", batch.toString());
            Files.delete(batch);
            links.receive(heard);
            assertEquals(2, heard.removed.size());
        }
    }
}
