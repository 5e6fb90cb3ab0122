package io.ptcpdump.savefile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.Allocations;
import io.ptcpdump.model.Packet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int PACKETS = 200_000;
    /** For what a block of 256 KiB needs now and then; far less than a byte for each packet. */
    private static final long ALLOWANCE = PACKETS / 10;

    private static byte[] file(boolean pcap) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, pcap, PACKETS);
        return out.toByteArray();
    }

    private static long write(OutputStream out, boolean pcap, int count) throws IOException {
        // One in which no two processes look alike in comments, since these would be described again and again.
        RandomCapture capture = new RandomCapture(4);
        List<Packet> packets = capture.packets(300);
        if (pcap) {
            packets.forEach(packet -> packet.captureInterface = capture.interfaces().getFirst());
        }
        SaveFileOptions options = SaveFileOptions.of("1");
        try (SaveFileWriter writer = pcap
                ? SaveFileWriter.pcap(out, options, capture.interfaces().getFirst())
                : SaveFileWriter.pcapng(out, options, capture.interfaces().getFirst())) {
            for (Packet packet : packets) {
                writer.accept(packet);
            }
            long before = Allocations.bytes();
            for (int i = 0; i < count; i++) {
                writer.accept(packets.get(i % packets.size()));
            }
            return Allocations.bytes() - before;
        }
    }

    @Test
    void shouldAllocateNothingPerPacketRead() throws IOException {
        for (boolean pcap : new boolean[] {true, false}) {
            try (SaveFileReader reader = SaveFileReader.open(new ByteArrayInputStream(file(pcap)))) {
                Packet packet = new Packet();
                for (int i = 0; i < 1_000; i++) {
                    reader.next(packet);
                }
                long before = Allocations.bytes();
                while (reader.next(packet)) {
                    assertTrue(packet.capturedLength >= 0);
                }
                long allocated = Allocations.bytes() - before;
                assertTrue(allocated < ALLOWANCE, "allocated " + allocated);
            }
        }
    }

    @Test
    void shouldAllocateNothingPerPacketWritten() throws IOException {
        for (boolean pcap : new boolean[] {true, false}) {
            long allocated = write(OutputStream.nullOutputStream(), pcap, PACKETS);
            assertTrue(allocated < ALLOWANCE, "allocated " + allocated);
        }
    }
}
