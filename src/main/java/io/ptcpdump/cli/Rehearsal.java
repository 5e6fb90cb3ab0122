package io.ptcpdump.cli;

import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PacketSink;
import io.ptcpdump.savefile.SaveFileReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Typical runs of the tool one after the other in one JVM, for an AOT cache to be recorded from. Part of the build, not of
 * the tool. Without root the live capture only says so, and its classes are not in the cache.
 */
final class Rehearsal {
    /** How often the printing code meets each packet: enough for its profile, which the cache keeps, to mean something. */
    private static final int REPETITIONS = 100;
    private static final int PCAP_HEADER_LENGTH = 24;
    private static final int DISCARD_PORT = 9;

    private final Messages messages = new Messages();

    private Rehearsal() {}

    /** The argument is a small pcap file of many protocols. */
    public static void main(String[] arguments) throws IOException {
        String capture = arguments[0];
        Path directory = Files.createTempDirectory("ptcpdump-rehearsal");
        Path copy = directory.resolve("copy.pcapng");
        Path longer = directory.resolve("longer.pcap");
        try {
            Rehearsal rehearsal = new Rehearsal();
            rehearsal.captureOwnTraffic(copy);
            if (Files.exists(copy)) {
                printWithOwners(copy);
            }
            rehearsal.run("-r", capture, "-w", copy.toString());
            rehearsal.run("-r", copy.toString(), "-w", copy + ".pcap", "tcp");
            repeat(Path.of(capture), longer);
            // Printing closes standard output, so it comes last.
            rehearsal.run("-n", "-r", longer.toString(), "tcp or not tcp");
        } finally {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
        // A thread that a run left would keep the JVM from ending, and from writing the cache.
        System.exit(ExitCode.OK);
    }

    private static void repeat(Path capture, Path longer) throws IOException {
        byte[] bytes = Files.readAllBytes(capture);
        try (OutputStream out = Files.newOutputStream(longer)) {
            out.write(bytes, 0, PCAP_HEADER_LENGTH);
            for (int i = 0; i < REPETITIONS; i++) {
                out.write(bytes, PCAP_HEADER_LENGTH, bytes.length - PCAP_HEADER_LENGTH);
            }
        }
    }

    /** Prints as a live capture does, to nowhere. */
    private static void printWithOwners(Path file) throws IOException {
        Options options = OptionsParser.parse(new String[] {"-n"}, () -> false);
        try (PacketSink sink = Outputs.printed(options, OutputStream.nullOutputStream())) {
            for (int i = 0; i < REPETITIONS; i++) {
                try (SaveFileReader reader = SaveFileReader.open(file.toString())) {
                    Packet packet = new Packet();
                    while (reader.next(packet)) {
                        sink.accept(packet);
                    }
                }
            }
        }
    }

    private void run(String... words) {
        Main.run(words, messages);
    }

    private void captureOwnTraffic(Path file) throws IOException {
        Thread sender = Thread.ofPlatform().daemon().start(Rehearsal::send);
        run("-i", "lo", "-n", "-c", "20", "-w", file.toString(), "udp port " + DISCARD_PORT);
        run("-i", "lo", "-n", "-c", "20", "-w", file.toString());
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
