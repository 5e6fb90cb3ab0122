package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * BSD loopback (LINKTYPE_NULL and LINKTYPE_LOOP): 4 bytes of address family, in the byte order of whatever host wrote it. No
 * family needs more than 16 bits, which tells the order.
 */
public final class Loopback implements LinkPrinter {
    private static final int HEADER = 4;

    private static final int AF_INET = 2;
    private static final int AF_ISO = 7;
    private static final int AF_APPLETALK = 16;
    private static final int AF_IPX = 23;
    private static final int AF_INET6_BSD = 24;
    private static final int AF_INET6_FREEBSD = 28;
    private static final int AF_INET6_DARWIN = 30;

    @Override
    public int print(Dissection d, PacketReader in) {
        d.out().enter("null");
        int length = in.claimed();
        int family = Integer.reverseBytes(in.i32());
        if ((family & 0xffff0000) != 0) {
            family = Integer.reverseBytes(family);
        }
        boolean linkHeader = d.options().linkHeader();
        if (linkHeader) {
            printFamily(d, family, length);
        }
        int type = etherType(family);
        Printer payload = type == 0 ? null : d.demux().etherType(type);
        if (payload != null) {
            payload.print(d, in);
            return HEADER;
        }
        if (!linkHeader) {
            printFamily(d, family, length);
        }
        d.printUnknown(in, in.captured());
        return HEADER;
    }

    private static int etherType(int family) {
        return switch (family) {
            case AF_INET -> EtherType.IPV4;
            case AF_INET6_BSD, AF_INET6_FREEBSD, AF_INET6_DARWIN -> EtherType.IPV6;
            case AF_ISO -> EtherType.OSI;
            case AF_APPLETALK -> EtherType.APPLETALK;
            case AF_IPX -> EtherType.IPX;
            default -> 0;
        };
    }

    private static void printFamily(Dissection d, int family, int length) {
        Line out = d.out();
        String name = switch (family) {
            case AF_INET -> "IPv4";
            case 6 -> "NS";
            case AF_ISO -> "ISO";
            case AF_APPLETALK -> "Appletalk";
            case AF_IPX -> "IPX";
            case AF_INET6_BSD, AF_INET6_FREEBSD, AF_INET6_DARWIN -> "IPv6";
            default -> null;
        };
        long value = family & 0xffffffffL;
        if (d.options().quiet()) {
            out.addName(name, "Unknown AF ", value, "");
        } else {
            out.add("AF ").add(name == null ? "Unknown" : name).add(" (").add(value).add(')');
        }
        out.add(", length ").add(length).add(": ");
    }
}
