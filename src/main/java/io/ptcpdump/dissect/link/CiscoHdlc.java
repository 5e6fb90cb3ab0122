package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * Cisco's framing over HDLC, RFC 1547 section 4.3.1 (LINKTYPE_C_HDLC): an address, a control byte and a protocol type, which is
 * that of Ethernet, or that of Cisco's serial line address resolution protocol.
 */
public final class CiscoHdlc implements LinkPrinter {
    private static final int HEADER = 4;
    private static final int UNICAST = 0x0f;
    private static final int BROADCAST = 0x8f;
    private static final int SLARP = 0x8035;

    private static final int SLARP_LENGTH = 14;
    private static final int SLARP_WITH_UPTIME = 18;
    private static final int REQUEST = 0;
    private static final int REPLY = 1;
    private static final int KEEPALIVE = 2;

    /** First bytes of the OSI protocols. */
    private static final int CLNP = 0x81;
    private static final int ES_IS = 0x82;
    private static final int IS_IS = 0x83;

    /** Whether a frame that begins with this byte is one of Cisco's. */
    static boolean isAddress(int address) {
        return address == UNICAST || address == BROADCAST;
    }

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out().enter("chdlc");
        int length = in.claimed();
        if (length < HEADER) {
            d.printTruncated();
            return in.captured();
        }
        int address = in.peekU8(0);
        int type = in.peekU16(2);
        if (d.options().linkHeader()) {
            out.addNameHex(address == UNICAST ? "unicast" : address == BROADCAST ? "bcast" : null, "0x", address, 2, "");
            out.add(", ethertype ").add(EtherType.nameOrUnknown(type)).add(" (0x").hex(type, 4).add("), length ").add(length);
            out.add(": ");
        }
        in.skip(HEADER);
        if (type == SLARP) {
            printSlarp(d, in);
            return HEADER;
        }
        if (type == EtherType.ISO && in.claimed() < 2) {
            d.printTruncated();
            return HEADER + in.captured();
        }
        printPayload(d, in, type);
        return HEADER;
    }

    private static void printPayload(Dissection d, PacketReader in, int type) {
        if (type == EtherType.ISO) {
            in.need(2);
        }
        Printer payload = switch (type) {
            case EtherType.IPV4, EtherType.IPV6, EtherType.MPLS, EtherType.MPLS_MULTICAST -> d.demux().etherType(type);
            case EtherType.ISO -> d.demux().etherType(EtherType.OSI);
            default -> null;
        };
        if (payload == null) {
            if (!d.options().linkHeader()) {
                d.out().add("unknown CHDLC protocol (0x").hex(type, 4).add(')');
            }
            return;
        }
        if (type == EtherType.ISO) {
            int second = in.peekU8(1);
            if (second == CLNP || second == ES_IS || second == IS_IS) {
                in.skip(1); // a byte of padding before the OSI header
            }
        }
        payload.print(d, in);
    }

    private static void printSlarp(Dissection d, PacketReader in) {
        Line out = d.out().enter("chdlc_slarp");
        int length = in.claimed();
        out.add("SLARP (length: ").add(length).add("), ");
        if (length < SLARP_LENGTH || !in.has(SLARP_LENGTH)) {
            d.printTruncated();
            return;
        }
        int start = in.position();
        long code = in.u32();
        if (code == REQUEST) {
            out.add("request");
        } else if (code == REPLY) {
            out.add("reply ");
            d.printIpv4(in, in.position());
            out.add('/');
            d.printIpv4(in, in.position() + 4);
        } else if (code == KEEPALIVE) {
            printKeepalive(out, in, length);
        } else {
            out.add("0x").hex(code, Math.max(2, digits(code))).add(" unknown");
            if (!d.verbose(2)) {
                HexDump.captured(out, "\n\t", in, length - 4);
            }
        }
        if (d.verbose(1) && length > SLARP_WITH_UPTIME) {
            out.add(", (trailing junk: ").add(length - SLARP_WITH_UPTIME).add(" bytes)");
        }
        if (d.verbose(2)) {
            // What follows the code, or where there is an uptime, what follows that.
            in.seek(start + (code == KEEPALIVE && length >= SLARP_WITH_UPTIME ? SLARP_WITH_UPTIME : 4));
            HexDump.captured(out, "\n\t", in, length - 4);
        }
    }

    private static int digits(long value) {
        return (67 - Long.numberOfLeadingZeros(value)) / 4;
    }

    private static void printKeepalive(Line out, PacketReader in, int length) {
        out.add("keepalive: mineseen=0x").hex(in.u32(), 8).add(", yourseen=0x").hex(in.u32(), 8);
        out.add(", reliability=0x").hex(in.u16(), 4);
        if (length >= SLARP_WITH_UPTIME) {
            long seconds = in.u32() / 1000;
            out.add(", link uptime=").add(seconds / 86_400).add('d').add(seconds / 3600 % 24).add('h');
            out.add(seconds / 60 % 60).add('m').add(seconds % 60).add('s');
        }
    }
}
