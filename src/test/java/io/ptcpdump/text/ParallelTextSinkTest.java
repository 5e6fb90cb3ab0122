package io.ptcpdump.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.dissect.SequenceNumbers;
import io.ptcpdump.dissect.SequenceNumbers.Kind;
import io.ptcpdump.dissect.TcpSegment;
import io.ptcpdump.dissect.transport.Connections;
import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PacketSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParallelTextSinkTest {
    /** Enough for every batch to be used several times. */
    private static final int PACKETS = 20_000;

    /** Prints the numbers of a segment whose ports, sequence number and flags are the packet's first bytes. */
    private static LinkPrinter segments(SequenceNumbers inOrder) {
        return (d, in) -> {
            SequenceNumbers numbers = d.numbers() == null ? inOrder : d.numbers();
            int source = in.peekU16(0);
            int destination = in.peekU16(2);
            int sequence = in.peekI32(4);
            int kind = in.peekU16(8);
            if (kind % 3 == 0) {
                numbers.plain();
            } else {
                numbers.segment(segment(kind, source, destination, sequence));
            }
            numbers.print(sequence, Kind.SEQUENCE, d.out().add("seq "));
            numbers.print(~sequence, Kind.ACKNOWLEDGEMENT, d.out().add(", ack "));
            numbers.print(sequence + 1, Kind.SELECTIVE, d.out().add(", sack "));
            d.out().add(", ").add(in.captured());
            return 0;
        };
    }

    private static TcpSegment segment(int kind, int source, int destination, int sequence) {
        TcpSegment segment = new TcpSegment();
        segment.ipv6 = kind % 2 == 0;
        segment.source0 = source % 7;
        segment.source1 = segment.ipv6 ? 5 : 0;
        segment.destination0 = destination % 7;
        segment.sourcePort = source;
        segment.destinationPort = destination;
        segment.sequence = sequence;
        segment.acknowledgement = ~sequence;
        segment.starts = kind % 5 == 0;
        return segment;
    }

    private static Dissection dissection(LinkPrinter printer, SequenceNumbers numbers) {
        return new Dissection(PrintOptions.NUMERIC, Names.NONE, new Demux(printer), numbers);
    }

    private static TextOptions numbered() {
        return new TextOptions(true, TimestampStyle.DATE, true, LocalZone.UTC, DumpStyle.NONE, false, false, true, TextOptions.OwnerFields.ALL);
    }

    private static PacketSink parallel(OutputStream target, LinkPrinter printer) {
        return new ParallelTextSink(target, numbered(), numbers -> dissection(printer, numbers), new Connections(), 3);
    }

    /** The same packet object over and over, as a reader has it. */
    private static void feed(PacketSink sink, int packets) throws IOException {
        Random random = new Random(4);
        Packet packet = Records.packet(Records.LO, 300);
        for (int i = 0; i < packets; i++) {
            random.nextBytes(packet.bytes);
            packet.bytes[packet.offset] = 0;
            packet.bytes[packet.offset + 2] = 0; // few ports, so that connections come again
            packet.timestampNanos += random.nextInt(100_000_000);
            packet.direction = random.nextBoolean() ? Direction.IN : Direction.OUT;
            packet.owner = random.nextBoolean() ? Records.CURL : null;
            packet.capturedLength = 10 + random.nextInt(290);
            packet.wireLength = packet.capturedLength;
            sink.accept(packet);
        }
    }

    @Test
    void shouldPrintAsOneThreadDoes() throws IOException {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        try (PacketSink sink = new TextSink(expected, dissection(segments(new Connections()), null), numbered())) {
            feed(sink, PACKETS);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (PacketSink sink = parallel(text, segments(null))) {
            feed(sink, PACKETS);
        }
        assertEquals(expected.toString(StandardCharsets.UTF_8), text.toString(StandardCharsets.UTF_8));
    }

    /** Prints a count of some packets, which is right only in their order, between the numbers of the same and of other packets. */
    private static LinkPrinter counted(LinkPrinter segments) {
        int[] count = {0};
        return (d, in) -> {
            segments.print(d, in);
            if (in.peekU8(10) % 16 == 0) {
                d.requireOrder();
                d.out().add(", number ").add(++count[0]);
            }
            return 0;
        };
    }

    @Test
    void shouldPrintInTurnWhatDependsOnEarlierPackets() throws IOException {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        try (PacketSink sink = new TextSink(expected, dissection(counted(segments(new Connections())), null), numbered())) {
            feed(sink, PACKETS);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (PacketSink sink = parallel(text, counted(segments(null)))) {
            feed(sink, PACKETS);
        }
        assertTrue(expected.toString(StandardCharsets.UTF_8).contains(", number 1000"), expected::toString);
        assertEquals(expected.toString(StandardCharsets.UTF_8), text.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldPrintAllThereIsWhenFlushed() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (PacketSink sink = parallel(text, segments(null))) {
            for (int n = 1; n < 4000; n += 999) {
                feed(sink, n);
                sink.flush();
            }
            assertEquals(1 + 1000 + 1999 + 2998 + 3997, text.toString(StandardCharsets.UTF_8).lines().count());
        }
        assertTrue(text.toString(StandardCharsets.UTF_8).lines().toList().getLast().startsWith(" 9995  "), text::toString);
    }

    @Test
    void shouldPrintAPacketThatIsLargerThanABatch() throws IOException {
        Packet packet = Records.packet(Records.LO, 262_144);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (PacketSink sink = parallel(text, segments(null))) {
            feed(sink, 100);
            sink.accept(packet);
            feed(sink, 100);
        }
        String[] lines = text.toString(StandardCharsets.UTF_8).split("\n");
        assertEquals(201, lines.length);
        assertTrue(lines[100].endsWith(", 262144"), lines[100]);
    }

    @Test
    void shouldWriteNothingBehindAGap() throws IOException {
        IOException full = new IOException("No space left on device");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        OutputStream target = new OutputStream() {
            private int writes;

            @Override
            public void write(int b) {
                throw new AssertionError("blocks only");
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (++writes == 3) {
                    throw full;
                }
                text.write(bytes, from, length);
            }
        };
        PacketSink sink = parallel(target, segments(null));
        assertSame(full, assertThrows(IOException.class, () -> feed(sink, PACKETS)));
        int written = text.size();
        sink.close();
        assertEquals(written, text.size());
        assertTrue(written > 0);
    }

    @Test
    void shouldTellOfAFailureInAnotherThread() {
        PacketSink sink = parallel(OutputStream.nullOutputStream(), (d, in) -> {
            throw new IllegalArgumentException("a fault of a printer");
        });
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> feed(sink, PACKETS));
        assertEquals("a fault of a printer", failure.getCause().getMessage());
    }

    @Test
    void shouldLeaveToOneThreadWhatDependsOnTheTextBeforeOrIsWatched() {
        assertTrue(ParallelTextSink.canPrint(numbered()));
        assertFalse(ParallelTextSink.canPrint(options(TimestampStyle.SINCE_FIRST, false, false)));
        assertFalse(ParallelTextSink.canPrint(options(TimestampStyle.SINCE_PREVIOUS, false, false)));
        assertFalse(ParallelTextSink.canPrint(options(TimestampStyle.NONE, true, false)));
        assertFalse(ParallelTextSink.canPrint(options(TimestampStyle.NONE, false, true)));
    }

    private static TextOptions options(TimestampStyle style, boolean oneline, boolean lineBuffered) {
        return new TextOptions(false, style, false, LocalZone.UTC, DumpStyle.NONE, oneline, lineBuffered, true, TextOptions.OwnerFields.ALL);
    }
}
