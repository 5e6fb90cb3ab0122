package io.ptcpdump.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InternetSocketsTest {
    private record Listed(long cookie, boolean takesAll) {}

    private static Map<Long, Listed> list() {
        Map<Long, Listed> sockets = new HashMap<>();
        InternetSockets.list((inode, cookie, takesAll) -> sockets.put(inode, new Listed(cookie, takesAll)));
        return sockets;
    }

    /** Inodes of the sockets that this process has open. */
    private static Set<Long> own() throws IOException {
        Set<Long> inodes = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path file : files) {
                String target = Files.isSymbolicLink(file) ? Files.readSymbolicLink(file).toString() : "";
                if (target.startsWith("socket:[")) {
                    inodes.add(Long.valueOf(target.substring(8, target.length() - 1)));
                }
            }
        }
        return inodes;
    }

    @Test
    void shouldListSocketsWithTheCookiesThatTheyKeep() throws IOException {
        Set<Long> before = own();
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket _ = new ServerSocket(0, 1, here); DatagramSocket server = new DatagramSocket(0, here);
                DatagramSocket client = new DatagramSocket(0, here)) {
            client.connect(server.getLocalSocketAddress());
            Set<Long> made = own();
            made.removeAll(before);
            Map<Long, Listed> listed = list();
            made.retainAll(listed.keySet()); // the Java runtime has local ones
            assertEquals(3, made.size());
            Set<Long> cookies = new HashSet<>();
            int takeAll = 0;
            for (long inode : made) {
                assertNotEquals(0, listed.get(inode).cookie);
                cookies.add(listed.get(inode).cookie);
                takeAll += listed.get(inode).takesAll ? 1 : 0;
            }
            assertEquals(3, cookies.size());
            assertEquals(2, takeAll, "the connected one does not");
            Map<Long, Listed> again = list();
            made.forEach(inode -> assertEquals(listed.get(inode), again.get(inode)));
        }
    }

    @Test
    @Tag("root")
    void shouldListThoseOfTheNamespaceThatItIsIn() throws IOException {
        assumeTrue(CurrentProcess.effectiveUserId() == 0, "needs root to enter a namespace");
        Set<Long> before = own();
        try (DatagramSocket _ = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Set<Long> made = own();
            made.removeAll(before);
            long inode = made.iterator().next();
            boolean[] found = new boolean[1];
            KernelNamespace.NETWORK.in("/proc/self/ns/net", () -> found[0] = list().containsKey(inode));
            assertTrue(found[0]);
            assertTrue(list().containsKey(inode), "back again");
        }
    }
}
