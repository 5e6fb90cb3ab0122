package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The heartbeat of Microsoft's network load balancing, which is not documented: 8 bytes of unknown meaning, the host's priority
 * in little-endian order, the addresses of the cluster and of the host, and more that is unknown.
 */
public final class LoadBalancing implements Printer {
    private static final int PRIORITY = 8;
    private static final int CLUSTER = 12;
    private static final int HOST = 16;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("msnlb").add("MS NLB heartbeat");
        long priority = in.peekU32Le(PRIORITY);
        out.add(", host priority: ").add(priority);
        in.need(CLUSTER + 4);
        out.add(", cluster IP: ");
        d.printIpv4(in, in.position() + CLUSTER);
        in.need(HOST + 4);
        out.add(", host IP: ");
        d.printIpv4(in, in.position() + HOST);
    }
}
