package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;
import io.ptcpdump.model.LinkType;

/**
 * Generic routing encapsulation: version 0, RFC 1701 (with source routes) and RFC 2890; version 1, the data channel of PPTP, RFC
 * 2637 section 4.1.
 *
 * <pre>
 *  0                   2               4
 * +-------------------+---------------+-------------------------------------------------
 * | flags and version | protocol type | checksum, offset, key, sequence number, routing ...
 * +-------------------+---------------+-------------------------------------------------
 * </pre>
 */
public final class Gre implements Printer {
    private static final int CHECKSUM_PRESENT = 0x8000;
    private static final int ROUTING_PRESENT = 0x4000;
    private static final int KEY_PRESENT = 0x2000;
    private static final int SEQUENCE_PRESENT = 0x1000;
    private static final int ACKNOWLEDGEMENT_PRESENT = 0x0080;
    private static final int VERSION_MASK = 7;

    private static final int ROUTE_IPV4 = 0x0800;
    private static final int ROUTE_AS_NUMBERS = 0xfffe;

    private static final ValueNames FLAGS = ValueNames.of(
            CHECKSUM_PRESENT, "checksum present", ROUTING_PRESENT, "routing present", KEY_PRESENT, "key present",
            SEQUENCE_PRESENT, "sequence# present", 0x0800, "source routing present", ACKNOWLEDGEMENT_PRESENT, "ack present");

    private final Printer ppp;

    /** @param ppp prints the payload of version 1 */
    public Gre(Printer ppp) {
        this.ppp = ppp;
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("gre");
        int length = in.claimed();
        if (!in.holds(2)) {
            d.printTruncated();
            return;
        }
        int flags = in.u16();
        int version = flags & VERSION_MASK;
        out.add("GREv").add(version);
        boolean complete = switch (version) {
            case 0 -> printVersion0(d, in, flags, length);
            case 1 -> printVersion1(d, in, flags, length);
            default -> {
                out.add(" ERROR: unknown-version");
                yield true;
            }
        };
        if (!complete) {
            d.printTruncated();
        }
    }

    /** Returns false where the header is cut. */
    private static boolean printVersion0(Dissection d, PacketReader in, int flags, int length) {
        Line out = d.out();
        printFlags(d, flags);
        if (!in.holds(2)) {
            return false;
        }
        int protocol = in.u16();
        if ((flags & (CHECKSUM_PRESENT | ROUTING_PRESENT)) != 0) {
            if (!in.holds(2)) {
                return false;
            }
            int checksum = in.u16();
            if (d.verbose(1)) {
                out.add(", sum 0x").hex(checksum);
            }
            if (!in.holds(2)) {
                return false;
            }
            out.add(", off 0x").hex(in.u16());
        }
        if ((flags & KEY_PRESENT) != 0) {
            if (!in.holds(4)) {
                return false;
            }
            out.add(", key=0x").hex(in.u32());
        }
        if ((flags & SEQUENCE_PRESENT) != 0) {
            if (!in.holds(4)) {
                return false;
            }
            out.add(", seq ").add(in.u32());
        }
        if ((flags & ROUTING_PRESENT) != 0 && !printRoutes(out, in)) {
            return false;
        }
        printProtocol(d, protocol, length);
        printSeparator(d);
        if (protocol == EtherType.BRIDGED_ETHERNET) {
            d.nestedFrame(d.demux().linkType(LinkType.ETHERNET), in);
            return true;
        }
        Printer payload = switch (protocol) {
            case EtherType.IPV4, EtherType.IPV6, EtherType.MPLS, EtherType.IPX, EtherType.APPLETALK, EtherType.OSI ->
                d.demux().etherType(protocol);
            default -> null;
        };
        printPayload(d, in, payload, protocol);
        return true;
    }

    /** Returns false where the header is cut. */
    private boolean printVersion1(Dissection d, PacketReader in, int flags, int length) {
        Line out = d.out();
        printFlags(d, flags);
        if (!in.holds(2)) {
            return false;
        }
        int protocol = in.u16();
        if ((flags & KEY_PRESENT) != 0) {
            if (!in.holds(4)) {
                return false;
            }
            out.add(", call ").add(in.u32() & 0xffff);
        }
        boolean payloadPresent = (flags & SEQUENCE_PRESENT) != 0;
        if (payloadPresent) {
            if (!in.holds(4)) {
                return false;
            }
            out.add(", seq ").add(in.u32());
        }
        if ((flags & ACKNOWLEDGEMENT_PRESENT) != 0) {
            if (!in.holds(4)) {
                return false;
            }
            out.add(", ack ").add(in.u32());
        }
        if (!payloadPresent) {
            out.add(", no-payload");
        }
        printProtocol(d, protocol, length);
        if (payloadPresent) {
            printSeparator(d);
            printPayload(d, in, protocol == EtherType.PPP ? ppp : null, protocol);
        }
        return true;
    }

    /** Source route entries of RFC 1701; returns false where one is cut. */
    private static boolean printRoutes(Line out, PacketReader in) {
        while (true) {
            if (!in.holds(4)) {
                return false;
            }
            int family = in.u16();
            int offset = in.u8();
            int length = in.u8();
            if (family == 0 && length == 0) {
                return true;
            }
            boolean complete = switch (family) {
                case ROUTE_IPV4 -> printRoute(out.add(", (rtaf=ip"), in, offset, length, 4);
                case ROUTE_AS_NUMBERS -> printRoute(out.add(", (rtaf=asn"), in, offset, length, 2);
                default -> {
                    out.add(", (rtaf=0x").hex(family);
                    yield true;
                }
            };
            out.add(')');
            if (!complete || in.claimed() < length) {
                return false;
            }
            in.seek(in.position() + length);
        }
    }

    /** Prints the hops of a route, the next one marked, and leaves the reader at the first of them. */
    private static boolean printRoute(Line out, PacketReader in, int offset, int length, int hopLength) {
        if (offset % hopLength != 0) {
            out.add(", badoffset=").add(offset);
            return true;
        }
        if (length % hopLength != 0) {
            out.add(", badlength=").add(length);
            return true;
        }
        if (offset >= length) {
            out.add(", badoff/len=").add(offset).add('/').add(length);
            return true;
        }
        for (int at = 0; at < length; at += hopLength) {
            if (!in.has(at, hopLength) || in.claimed() < at + hopLength) {
                return false;
            }
            out.add(at == offset ? " *" : " ");
            if (hopLength == 4) {
                out.ipv4(in.peekI32(at));
            } else {
                out.hex(in.peekU16(at));
            }
        }
        return true;
    }

    private static void printFlags(Dissection d, int flags) {
        if (d.verbose(1)) {
            d.out().add(", Flags [");
            FLAGS.printBits(d.out(), flags, ", ", "none");
            d.out().add(']');
        }
    }

    private static void printProtocol(Dissection d, int protocol, int length) {
        if (d.options().linkHeader()) {
            String name = EtherType.name(protocol);
            d.out().add(", proto ").add(name == null ? "unknown" : name).add(" (0x").hex(protocol, 4).add(')');
        }
        d.out().add(", length ").add(length);
    }

    private static void printSeparator(Dissection d) {
        d.out().add(d.verbose(1) ? "\n\t" : ": ");
    }

    private static void printPayload(Dissection d, PacketReader in, Printer payload, int protocol) {
        if (payload == null) {
            d.out().add("gre-proto-0x").hex(protocol);
        } else {
            d.nested(payload, in);
        }
    }
}
