package io.ptcpdump.bpf;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.Epoll;
import io.ptcpdump.sys.Errno;
import io.ptcpdump.sys.Fd;
import io.ptcpdump.sys.SampleEvent;
import io.ptcpdump.sys.SystemException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Records by the perf event buffers of all CPUs (BPF_MAP_TYPE_PERF_EVENT_ARRAY), for kernels without ring buffers. They are copied
 * into one ring, so that whoever reads that need not know. A program on a CPU that was not in use at the start fails to send.
 *
 * <p>To wake the reader takes a CPU several times as long as to write a record. So each CPU has two events with one buffer: the map
 * has the one that wakes with each sample only while the reader rests.
 */
public final class SampleBuffers implements RecordSource {
    /** Bytes of the ring at the least: several of the longest records. */
    private static final long LEAST_RING = 1 << 20;

    private final BpfMap map;
    private final LocalRing ring;
    private final List<SampleBuffer> buffers = new ArrayList<>();
    /** Of each buffer its CPU, the event whose memory it is, and the other one. */
    private final List<Integer> cpus = new ArrayList<>();

    private final List<Fd> quiet = new ArrayList<>();
    private final List<Fd> waking = new ArrayList<>();
    private final SampleMerger merger;
    private final MemorySegment key = Arena.ofAuto().allocate(JAVA_INT);
    private final MemorySegment value = Arena.ofAuto().allocate(JAVA_INT);
    private boolean resting;

    private SampleBuffers(BpfMap map, long ringSize) {
        this.map = map;
        ring = new LocalRing(ringSize);
        merger = new SampleMerger(buffers, ring);
    }

    /**
     * Makes the buffers, and puts them into the map.
     *
     * @param size bytes of all buffers together, a power of two; each has its share of this, but at least a page
     * @throws SystemException if memory is short
     * @throws BpfException    if the map is of another kind
     */
    public static SampleBuffers open(BpfMap map, long size) {
        SampleBuffers all = new SampleBuffers(map, Math.max(size, LEAST_RING));
        try {
            long share = Math.max(Long.highestOneBit(size / CurrentProcess.cpusInUse()), CurrentProcess.pageSize());
            for (int cpu = 0; cpu < map.maxEntries(); cpu++) {
                all.add(cpu, share);
            }
            all.putIntoMap(all.quiet);
            return all;
        } catch (RuntimeException e) {
            all.close();
            throw e;
        }
    }

    /** Adds a CPU if it is in use. */
    private void add(int cpu, long size) {
        Fd event;
        try {
            event = SampleEvent.open(cpu, 0);
        } catch (SystemException e) {
            if (e.errno() == Errno.ENODEV) {
                return;
            }
            throw e;
        }
        quiet.add(event);
        buffers.add(new SampleBuffer(event, size));
        Fd other = SampleEvent.open(cpu, 1);
        waking.add(other);
        SampleEvent.redirect(other, event);
        cpus.add(cpu);
    }

    private void putIntoMap(List<Fd> events) {
        for (int i = 0; i < events.size(); i++) {
            key.set(JAVA_INT, 0, cpus.get(i));
            value.set(JAVA_INT, 0, events.get(i).number());
            map.update(key, value, BpfMap.ANY);
        }
    }

    @Override
    public RingBuffer ring() {
        return ring.reader();
    }

    @Override
    public void watch(Epoll epoll, int token) {
        for (Fd event : waking) {
            epoll.addEdgeTriggered(event.number(), token);
        }
    }

    /** {@inheritDoc} A program may just be using the quiet event, so the first answer is no. */
    @Override
    public boolean rest() {
        if (resting) {
            return true;
        }
        putIntoMap(waking);
        resting = true;
        return false;
    }

    @Override
    public void collect(long untilNanos) {
        if (merger.collect(untilNanos) && resting) {
            putIntoMap(quiet);
            resting = false;
        }
    }

    @Override
    public boolean isBehind() {
        return merger.isBehind();
    }

    @Override
    public void close() {
        buffers.forEach(SampleBuffer::close);
        waking.forEach(Fd::close);
        quiet.forEach(Fd::close);
        ring.reader().close();
    }
}
