package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Log messages of Linux netfilter (tcpdump.org, LINKTYPE_NFLOG): family, version and resource, then elements in the byte order
 * of the host that wrote them; the last of these is the packet.
 *
 * <pre>
 *  0        1         2          4        6      8
 * +--------+---------+----------+--------+------+---------------------+-----
 * | family | version | resource | length | type | value, padded to 4  | ...
 * +--------+---------+----------+--------+------+---------------------+-----
 * </pre>
 */
public final class Nflog implements LinkPrinter {
    private static final int HEADER = 4;
    private static final int ELEMENT_HEADER = 4;
    private static final int PAYLOAD = 9;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("nflog");
        if (d.printIfCut(in, HEADER)) {
            return in.captured();
        }
        int start = in.position();
        int family = in.peekU8(0);
        int version = in.peekU8(1);
        int resource = in.peekU16(2);
        if (version != 0) {
            out.add("version ").add(version).add(" (unknown)");
            return HEADER;
        }
        if (d.options().linkHeader()) {
            printHeader(d, family, resource, in.claimed());
        }
        in.skip(HEADER);
        if (!findPayload(in)) {
            d.printTruncated();
            return in.position() - start;
        }
        int headerLength = in.position() - start;
        if (family == AF_INET) {
            Frames.printEtherType(d, in, EtherType.IPV4);
        } else if (family == AF_INET6) {
            Frames.printEtherType(d, in, EtherType.IPV6);
        } else {
            if (!d.options().linkHeader()) {
                printHeader(d, family, resource, in.claimed() + HEADER);
            }
            d.printUnknown(in, in.captured());
        }
        return headerLength;
    }

    /** Moves to the packet, or to the end where there is none; returns false where the elements do not lead there. */
    private static boolean findPayload(PacketReader in) {
        while (in.claimed() > 0) {
            if (!in.has(ELEMENT_HEADER)) {
                return false;
            }
            int length = in.peekU16Le(0) + 3 & 0xfffc;
            if (length < ELEMENT_HEADER || !in.has(length)) {
                return false;
            }
            if (in.peekU16Le(2) == PAYLOAD) {
                in.skip(ELEMENT_HEADER);
                return true;
            }
            in.skip(length);
        }
        return true;
    }

    private static void printHeader(Dissection d, int family, int resource, int length) {
        Line out = d.out();
        String name = family == AF_INET ? "IPv4" : family == AF_INET6 ? "IPv6" : null;
        out.add("version 0, resource ID ").add(resource);
        if (d.options().quiet()) {
            out.add(", ").addNameHex(name, "Unknown NFLOG (0x", family, 2, ")");
        } else {
            out.add(", family ").add(name == null ? "Unknown" : name).add(" (").add(family).add(')');
        }
        out.add(", length ").add(length).add(": ");
    }
}
