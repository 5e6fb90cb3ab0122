package io.ptcpdump.bpf;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.Epoll;
import io.ptcpdump.sys.Errno;
import io.ptcpdump.sys.SampleEvent;
import io.ptcpdump.sys.SystemException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Records by the perf event buffers of all CPUs (BPF_MAP_TYPE_PERF_EVENT_ARRAY), for kernels without ring buffers. They are copied
 * into one ring in the order of their times, so that whoever reads that need not know. A program on a CPU that was not in use when
 * they were opened fails to send.
 */
public final class SampleBuffers implements RecordSource {
    /** Bytes of the ring at the least: several of the longest records. */
    private static final long LEAST_RING = 1 << 20;

    private final List<SampleBuffer> buffers = new ArrayList<>();
    private final LocalRing ring;
    private boolean watched;
    private boolean behind;

    SampleBuffers(List<SampleBuffer> buffers, long ringSize) {
        this.buffers.addAll(buffers);
        ring = new LocalRing(ringSize);
    }

    /**
     * Makes the buffers, and puts them into the map.
     *
     * @param size bytes of all buffers together, a power of two; each has its share of this, but at least a page
     * @throws SystemException if memory is short
     * @throws BpfException    if the map is of another kind
     */
    public static SampleBuffers open(BpfMap map, long size) {
        SampleBuffers all = new SampleBuffers(List.of(), Math.max(size, LEAST_RING));
        try {
            all.addCpus(map, size);
            return all;
        } catch (RuntimeException e) {
            all.close();
            throw e;
        }
    }

    private void addCpus(BpfMap map, long size) {
        long share = Math.max(Long.highestOneBit(size / CurrentProcess.cpusInUse()), CurrentProcess.pageSize());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment key = arena.allocate(JAVA_INT);
            MemorySegment value = arena.allocate(JAVA_INT);
            for (int cpu = 0; cpu < map.maxEntries(); cpu++) {
                SampleBuffer buffer = openIfInUse(cpu, share);
                if (buffer != null) {
                    buffers.add(buffer);
                    key.set(JAVA_INT, 0, cpu);
                    value.set(JAVA_INT, 0, buffer.fd());
                    map.update(key, value, BpfMap.ANY);
                }
            }
        }
    }

    private static SampleBuffer openIfInUse(int cpu, long size) {
        try {
            return SampleBuffer.map(SampleEvent.open(cpu), size);
        } catch (SystemException e) {
            if (e.errno() == Errno.ENODEV) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public RingBuffer ring() {
        return ring.reader();
    }

    /** {@inheritDoc} Each sample would end a wait, so they are watched only where that is wanted. */
    @Override
    public void watch(Epoll epoll, int token) {
        for (SampleBuffer buffer : buffers) {
            if (watched) {
                epoll.addAgain(buffer.fd(), token);
            } else {
                epoll.addOnce(buffer.fd(), token);
            }
        }
        watched = true;
    }

    /**
     * {@inheritDoc} A record that is made before that time and comes into its buffer only now is left for the next call, so records
     * stand in the ring in the order of their times but for those that took so long.
     */
    @Override
    public void collect(long untilNanos) {
        for (SampleBuffer buffer : buffers) {
            buffer.look();
        }
        SampleBuffer first = first();
        while (first != null && first.stampNanos() <= untilNanos) {
            long offset = ring.reserve(first.length());
            if (offset < 0) {
                break;
            }
            first.copyTo(ring.data(), offset);
            ring.commit();
            first.remove();
            first = first();
        }
        behind = first != null;
    }

    /** The buffer with the earliest record; null if there is none. */
    private SampleBuffer first() {
        SampleBuffer first = null;
        for (int i = 0; i < buffers.size(); i++) { // no iterator for each packet
            SampleBuffer buffer = buffers.get(i);
            if (buffer.hasRecord() && (first == null || buffer.stampNanos() < first.stampNanos())) {
                first = buffer;
            }
        }
        return first;
    }

    @Override
    public boolean isBehind() {
        return behind;
    }

    @Override
    public void close() {
        buffers.forEach(SampleBuffer::close);
        ring.reader().close();
    }
}
