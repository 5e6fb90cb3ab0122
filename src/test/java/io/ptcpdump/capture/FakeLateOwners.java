package io.ptcpdump.capture;

import io.ptcpdump.hook.LateOwners;
import io.ptcpdump.hook.OwnerRecord;
import io.ptcpdump.hook.PacketRing;

/** Answers as the test says. */
final class FakeLateOwners implements LateOwners {
    boolean knows;
    boolean matches;
    OwnerRecord owner;

    @Override
    public boolean knowAnything() {
        return knows;
    }

    @Override
    public boolean decide(PacketRing ring) {
        return owner != null;
    }

    @Override
    public OwnerRecord owner() {
        return owner;
    }

    @Override
    public boolean matches() {
        return matches;
    }

    @Override
    public void close() {}
}
