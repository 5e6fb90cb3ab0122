package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Packets of Solaris' ipnet devices (LINKTYPE_IPNET).
 *
 * <pre>
 *  0         1        2       4        8           12                16            20            24
 * +---------+--------+-------+--------+-----------+-----------------+-------------+-------------+--------
 * | version | family | hook  | length | interface | interface of the| source zone | destination | packet
 * |         |        |       |        |           | group           |             | zone        |
 * +---------+--------+-------+--------+-----------+-----------------+-------------+-------------+--------
 * </pre>
 */
public final class SolarisIpnet implements LinkPrinter {
    private static final int HEADER = 24;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 26;

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("ipnet");
        in.need(HEADER);
        int length = in.claimed();
        int family = in.peekU8(1);
        long source = in.peekU32(16);
        long destination = in.peekU32(20);
        if (d.options().linkHeader()) {
            printHeader(d, family, source, destination, length);
        }
        in.skip(HEADER);
        switch (family) {
            case AF_INET -> Frames.printEtherType(d, in, EtherType.IPV4);
            case AF_INET6 -> Frames.printEtherType(d, in, EtherType.IPV6);
            default -> {
                if (!d.options().linkHeader()) {
                    printHeader(d, family, source, destination, length);
                }
                d.printUnknown(in, in.captured());
            }
        }
        return HEADER;
    }

    private static void printHeader(Dissection d, int family, long source, long destination, int length) {
        Line out = d.out();
        String name = family == AF_INET ? "IPv4" : family == AF_INET6 ? "IPv6" : null;
        out.add(source).add(" > ").add(destination);
        if (d.options().quiet()) {
            out.add(", ").addNameHex(name, "Unknown Ethertype (0x", family, 4, ")");
        } else {
            out.add(", family ").add(name == null ? "Unknown" : name).add(" (").add(family).add(')');
        }
        out.add(", length ").add(length).add(": ");
    }
}
