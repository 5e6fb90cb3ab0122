package io.ptcpdump.bpf;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.Fd;
import io.ptcpdump.sys.MappedMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's part is played by writers into files with the layout of perf event buffers. */
class SampleMergerTest {
    private static final int SIZE = 4096;
    private static final int RING = 16384;
    private static final int TYPE_LOST = 2;

    @TempDir
    private Path folder;

    private final List<Cpu> cpus = new ArrayList<>();
    private final List<SampleBuffer> buffers = new ArrayList<>();
    private final LocalRing local = new LocalRing(RING);
    private final RingBuffer ring = local.reader();
    private final SampleMerger samples = new SampleMerger(buffers, local);

    @BeforeEach
    void open() throws IOException {
        for (int cpu = 0; cpu < 3; cpu++) {
            cpus.add(new Cpu(folder.resolve("cpu" + cpu)));
            buffers.add(new SampleBuffer(cpus.getLast().file, SIZE));
        }
    }

    @AfterEach
    void close() {
        ring.close();
        buffers.forEach(SampleBuffer::close);
        cpus.forEach(Cpu::close);
    }

    /** The times of the records that have come, which are filled with their times. */
    private List<Long> times() {
        List<Long> times = new ArrayList<>();
        while (ring.next()) {
            long time = ring.data().get(JAVA_LONG, ring.offset());
            times.add(time);
            for (int i = Long.BYTES; i < ring.length(); i++) {
                assertEquals((byte) time, ring.data().get(JAVA_BYTE, ring.offset() + i), "byte " + i);
            }
        }
        ring.release(ring.position());
        return times;
    }

    @Test
    void shouldHaveTheRecordsOfAllCpusInTheOrderOfTheirTimes() {
        for (int i = 0; i < 30; i++) {
            cpus.get(i % 7 % 3).append(100 + i, 24);
        }
        samples.collect(1000);
        List<Long> expected = new ArrayList<>();
        for (long time = 100; time < 130; time++) {
            expected.add(time);
        }
        assertEquals(expected, times());
        assertFalse(samples.isBehind());
    }

    @Test
    void shouldLeaveLaterRecordsForTheNextTime() {
        cpus.get(0).append(10, 8);
        cpus.get(0).append(30, 8);
        cpus.get(1).append(20, 8);
        assertTrue(samples.collect(20));
        assertEquals(List.of(10L, 20L), times());
        assertTrue(samples.isBehind());
        assertTrue(samples.collect(29), "there is one");
        assertTrue(samples.isBehind());
        samples.collect(30);
        assertEquals(List.of(30L), times());
        assertFalse(samples.isBehind());
        assertFalse(samples.collect(100));
    }

    @Test
    void shouldLeaveRecordsWithoutRoomInTheRingWhereTheyAre() {
        for (int i = 0; i < 3; i++) {
            for (int cpu = 0; cpu < 3; cpu++) {
                cpus.get(cpu).append(10 * i + cpu, 1000);
            }
        }
        samples.collect(5);
        assertEquals(List.of(0L, 1L, 2L), times());
        for (int i = 0; i < 14; i++) {
            cpus.get(0).append(100 + i, 1000);
            samples.collect(1000);
        }
        assertTrue(samples.isBehind());
        assertTrue(cpus.get(0).tail() < cpus.get(0).head(), "the kernel sees what is still needed");
        assertEquals(16, times().size());
        samples.collect(1000);
        assertEquals(4, times().size());
        assertFalse(samples.isBehind());
        assertEquals(cpus.get(0).head(), cpus.get(0).tail());
    }

    @Test
    void shouldReadRecordsAcrossTheEndOfABuffer() {
        List<Long> seen = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            cpus.get(1).append(i, 8 + i * 56 % 1504);
            samples.collect(i);
            seen.addAll(times());
        }
        assertEquals(200, seen.size());
        assertTrue(cpus.get(1).head() > 10 * SIZE);
    }

    @Test
    void shouldPutTogetherTheSamplesOfARecord() {
        cpus.get(0).appendPart(7, 800, 2000, false);
        cpus.get(1).append(8, 16);
        samples.collect(100);
        assertEquals(List.of(8L), times(), "the other one is on its way");
        cpus.get(0).appendPart(7, 800, 1200, true);
        samples.collect(100);
        assertEquals(List.of(), times());
        cpus.get(0).appendPart(7, 1200, 0, true);
        cpus.get(0).append(9, 16);
        samples.collect(100);
        assertEquals(List.of(7L, 9L), times());
        assertEquals(cpus.get(0).head(), cpus.get(0).tail());
    }

    @Test
    void shouldPutTogetherRecordsThatAreLongerThanTheBuffer() {
        for (int rest = 9000; rest >= 0; rest -= 1000) {
            cpus.get(2).appendPart(5, 1000, rest, rest < 9000);
            samples.collect(100);
        }
        assertTrue(ring.next());
        assertEquals(10_000, ring.length());
    }

    @Test
    void shouldPassOverRecordsOfWhichSamplesAreMissing() {
        cpus.get(0).appendPart(1, 800, 2000, false);
        cpus.get(0).appendPart(2, 800, 800, false);
        cpus.get(0).appendPart(2, 800, 0, true);
        cpus.get(0).appendPart(3, 1000, 3000, false);
        cpus.get(0).appendPart(3, 8, 2992, true);
        samples.collect(100);
        assertEquals(List.of(2L), times());
        cpus.get(0).append(4, 8);
        cpus.get(0).appendPart(5, 800, 800, false);
        cpus.get(0).appendPart(5, 800, 0, true);
        samples.collect(100);
        assertEquals(List.of(4L, 5L), times());
    }

    @Test
    void shouldPassOverWhatTheKernelSaysItself() {
        cpus.get(0).append(1, 8);
        cpus.get(0).append(TYPE_LOST, 0, 2, 16);
        cpus.get(0).append(3, 8);
        samples.collect(100);
        assertEquals(List.of(1L, 3L), times());
    }

    /** One CPU's writer. */
    private static final class Cpu implements AutoCloseable {
        private final long page = CurrentProcess.pageSize();
        private final Fd file;
        private final MappedMemory memory;

        Cpu(Path path) throws IOException {
            Files.write(path, new byte[(int) page + SIZE]);
            file = Fd.open(path.toString(), Fd.READ_WRITE);
            memory = MappedMemory.readWrite(file.number(), 0, page + SIZE);
        }

        long head() {
            return memory.segment().get(JAVA_LONG, SampleBuffer.DATA_HEAD);
        }

        long tail() {
            return memory.segment().get(JAVA_LONG, SampleBuffer.DATA_TAIL);
        }

        /** A record of a sample of its own, filled with its time. */
        void append(long time, int length) {
            append(SampleBuffer.TYPE_SAMPLE, 0, time, length);
        }

        /** A sample that does not have the whole record. */
        void appendPart(long time, int length, int rest, boolean continues) {
            if (continues) {
                append(SampleBuffer.TYPE_SAMPLE, rest | SampleBuffer.CONTINUES, time * 0x0101_0101_0101_0101L, length);
            } else {
                append(SampleBuffer.TYPE_SAMPLE, rest, time, length);
            }
        }

        private void append(int type, int rest, long first, int length) {
            long head = head();
            int size = SampleBuffer.RECORD_AT + length;
            assertTrue(head - tail() + size <= SIZE, "the kernel would have no room");
            byte[] sample = new byte[size];
            Arrays.fill(sample, SampleBuffer.RECORD_AT, size, (byte) first);
            MemorySegment written = MemorySegment.ofArray(sample);
            written.set(JAVA_INT_UNALIGNED, 0, type);
            written.set(JAVA_SHORT_UNALIGNED, SampleBuffer.SIZE_AT, (short) size);
            written.set(JAVA_INT_UNALIGNED, SampleBuffer.REST_AT, rest);
            written.set(JAVA_LONG_UNALIGNED, SampleBuffer.RECORD_AT, first);
            for (int i = 0; i < size; i++) {
                memory.segment().set(JAVA_BYTE, page + (head + i) % SIZE, sample[i]);
            }
            memory.segment().set(JAVA_LONG, SampleBuffer.DATA_HEAD, head + size);
        }

        @Override
        public void close() {
            memory.close();
            file.close();
        }
    }
}
