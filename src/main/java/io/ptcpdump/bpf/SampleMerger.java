package io.ptcpdump.bpf;

import java.util.List;

/** Copies the records of several CPUs into one ring in the order of their times. */
final class SampleMerger {
    private final List<SampleBuffer> buffers;
    private final LocalRing ring;
    private boolean behind;

    SampleMerger(List<SampleBuffer> buffers, LocalRing ring) {
        this.buffers = buffers;
        this.ring = ring;
    }

    /**
     * Takes over what is there.
     *
     * @param untilNanos a time that is not in the future. Later records wait, since one that was made before them by another CPU may
     *                   have come after that one's buffer was looked at. So the order is right but for records that were longer on
     *                   their way from their making into their buffer
     * @return whether there were any records
     */
    boolean collect(long untilNanos) {
        for (int i = 0; i < buffers.size(); i++) { // no iterator for each round
            buffers.get(i).look();
        }
        SampleBuffer first = first();
        boolean any = first != null;
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
        return any;
    }

    /** The buffer with the earliest record; null if there is none. */
    private SampleBuffer first() {
        SampleBuffer first = null;
        for (int i = 0; i < buffers.size(); i++) {
            SampleBuffer buffer = buffers.get(i);
            if (buffer.hasRecord() && (first == null || buffer.stampNanos() < first.stampNanos())) {
                first = buffer;
            }
        }
        return first;
    }

    /** Whether records were left behind: too late ones, or those without room in the ring. */
    boolean isBehind() {
        return behind;
    }
}
