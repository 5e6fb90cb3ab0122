package io.ptcpdump.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.sys.NetworkLink;
import io.ptcpdump.sys.NetworkLinks;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A veth pair for a test, both ends up: what is sent to {@link #NEIGHBOUR} leaves by one and arrives at the other. Needs root. */
public final class VethPair implements AutoCloseable {
    public static final String NEIGHBOUR = "198.18.78.2";
    /** No service of a machine sends anything there by itself. */
    public static final int PORT = 40_009;

    private static final String ADDRESS = "198.18.78.1/30";

    public final String near = "pth" + ProcessHandle.current().pid() % 100_000;
    public final String far = near + "p";
    private boolean removed;

    public VethPair() throws IOException, InterruptedException {
        run("ip", "link", "add", near, "type", "veth", "peer", "name", far);
        run("ip", "addr", "add", ADDRESS, "dev", near);
        run("ip", "link", "set", near, "up");
        run("ip", "link", "set", far, "up");
        run("ip", "neigh", "add", NEIGHBOUR, "lladdr", "02:00:00:00:00:02", "dev", near);
    }

    /** The kernel's interface index of one end. */
    public static int index(String name) {
        try (NetworkLinks links = NetworkLinks.open()) {
            for (NetworkLink link : links.all()) {
                if (link.name().equals(name)) {
                    return link.index();
                }
            }
        }
        throw new AssertionError("no interface " + name);
    }

    public void send(int packets) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < packets; i++) {
                socket.send(new DatagramPacket(new byte[10], 10, new InetSocketAddress(NEIGHBOUR, PORT)));
            }
        }
    }

    /** Runs a command that has to succeed; returns what it says. */
    public static String run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), String.join(" ", words) + ": " + output);
        return output;
    }

    public void remove() throws IOException, InterruptedException {
        removed = true;
        run("ip", "link", "del", near);
    }

    @Override
    public void close() throws IOException {
        try {
            if (!removed) {
                remove();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
