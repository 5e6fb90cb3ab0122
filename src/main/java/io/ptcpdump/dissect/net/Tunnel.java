package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/** An IP packet as the payload of another: RFC 2003, RFC 2473, RFC 4213. */
public final class Tunnel implements Printer {
    private final Printer inner;

    /** @param inner prints the packet that is carried */
    public Tunnel(Printer inner) {
        this.inner = inner;
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        d.nested(inner, in);
    }
}
