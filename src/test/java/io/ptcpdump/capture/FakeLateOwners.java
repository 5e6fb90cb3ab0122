package io.ptcpdump.capture;

import io.ptcpdump.hook.LateOwners;
import io.ptcpdump.hook.Matching;
import io.ptcpdump.hook.OwnerRecord;
import io.ptcpdump.hook.PacketRing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers as the test says, about packets by their times. */
final class FakeLateOwners implements LateOwners {
    boolean knows;
    /** The owners that are known by now. */
    final Map<Long, OwnerRecord> owners = new HashMap<>();
    /** The packets that the process filter takes. */
    final Set<Long> matching = new HashSet<>();
    /** What was asked about, in this order. */
    final List<Long> asked = new ArrayList<>();

    @Override
    public boolean knowAnything() {
        return knows;
    }

    @Override
    public boolean decide(PacketRing ring) {
        asked.add(ring.timeNanos());
        return owner() != null;
    }

    @Override
    public OwnerRecord owner() {
        return owners.get(asked.getLast());
    }

    @Override
    public Matching matching() {
        return matching.contains(asked.getLast()) ? Matching.IS_MATCH : Matching.NO_MATCH;
    }

    @Override
    public void close() {}
}
