package io.ptcpdump.cli;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Typical runs of the tool one after the other in one JVM, for an AOT cache to be recorded from. Part of the build, not of
 * the tool. Without root the live capture only says so, and its classes are not in the cache.
 */
final class Rehearsal {
    private static final int READINGS = 100;
    private static final int DISCARD_PORT = 9;

    private final Messages messages = new Messages();

    private Rehearsal() {}

    /** The argument is a small capture file of many protocols. */
    public static void main(String[] arguments) throws IOException {
        String capture = arguments[0];
        Path directory = Files.createTempDirectory("ptcpdump-rehearsal");
        Path copy = directory.resolve("copy.pcapng");
        try {
            Rehearsal rehearsal = new Rehearsal();
            rehearsal.run("--version");
            rehearsal.captureOwnTraffic(copy);
            rehearsal.run("-r", capture, "-w", copy.toString());
            rehearsal.run("-r", copy.toString(), "-v", "-e", "-X");
            // Often enough for the profile of the printing code, which the cache keeps, to mean something.
            for (int i = 0; i < READINGS; i++) {
                rehearsal.run("-n", "-r", capture, "tcp or not tcp");
            }
        } finally {
            Files.deleteIfExists(copy);
            Files.delete(directory);
        }
        // Other threads that a run left would keep the JVM from ending, and from writing the cache.
        System.exit(ExitCode.OK);
    }

    private void run(String... words) {
        Main.run(words, messages);
    }

    private void captureOwnTraffic(Path file) throws IOException {
        Thread sender = Thread.ofPlatform().daemon().start(Rehearsal::send);
        run("-i", "lo", "-n", "-c", "20", "--print", "-w", file.toString(), "udp port " + DISCARD_PORT);
        run("-i", "lo", "-n", "-c", "1", "udp port " + DISCARD_PORT);
        sender.interrupt();
    }

    /** Sends a packet to the discard port of this machine every few milliseconds, until interrupted. */
    private static void send() {
        try (DatagramSocket socket = new DatagramSocket()) {
            DatagramPacket packet = new DatagramPacket(new byte[16], 16, InetAddress.getLoopbackAddress(), DISCARD_PORT);
            while (true) {
                socket.send(packet);
                Thread.sleep(5);
            }
        } catch (IOException | InterruptedException ended) {
            // Interrupted, or no loopback: nothing more to send.
        }
    }
}
