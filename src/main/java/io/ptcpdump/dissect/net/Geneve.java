package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.model.LinkType;

/**
 * Generic Network Virtualization Encapsulation, RFC 8926 section 3.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---+-----------+-+-+-----------+-------------------------------+
 * |ver| opt length|O|C| reserved  |         protocol type         |
 * +---+-----------+-+-+-----------+---------------+---------------+
 * |        virtual network identifier             |   reserved    |
 * +-----------------------------------------------+---------------+
 * |  options, each: class (16), type (8), reserved (3),           |
 * |  length of its data in 4 bytes (5), data                      |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class Geneve implements Printer {
    private static final int HEADER = 8;
    private static final int OPTION_HEADER = 4;
    private static final int CRITICAL_OPTION = 0x80;
    /** From the highest bit on. */
    private static final String[] FLAGS = {"O", "C", "R1", "R2", "R3", "R4", "R5", "R6"};

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("geneve").add("Geneve");
        int length = in.claimed();
        if (length < HEADER) {
            out.add(" [length ").add(length).add(" < 8]");
            d.printInvalid();
            return;
        }
        if (d.printIfCut(in, HEADER)) {
            return;
        }
        int version = in.peekU8(0) >> 6;
        if (version != 0) {
            out.add(" ERROR: unknown-version ").add(version);
            return;
        }
        int protocol = in.peekU16(2);
        printHeader(d, in, protocol);
        int optionsLength = (in.peekU8(0) & 0x3f) * 4;
        in.skip(HEADER);
        if (in.claimed() < optionsLength) {
            out.add(" truncated-geneve - ").add(optionsLength - in.claimed()).add(" bytes missing");
            return;
        }
        if (d.printIfCut(in, optionsLength)) {
            return;
        }
        if (optionsLength > 0) {
            printOptions(d, in, optionsLength);
            in.skip(optionsLength);
        }
        printPayload(d, in, protocol);
    }

    private static void printHeader(Dissection d, PacketReader in, int protocol) {
        Line out = d.out();
        int flags = in.peekU8(1);
        out.add(", Flags [").add(flags == 0 ? "none" : "");
        for (int i = 0; i < FLAGS.length; i++) {
            out.add((flags << i & 0x80) != 0 ? FLAGS[i] : "");
        }
        out.add("], vni 0x").hex(in.peekU24(4));
        int reserved = in.peekU8(7);
        if (reserved != 0) {
            out.add(", rsvd 0x").hex(reserved);
        }
        if (d.options().linkHeader()) {
            String name = EtherType.name(protocol);
            out.add(", proto ").add(name == null ? "unknown" : name).add(" (0x").hex(protocol, 4).add(')');
        }
    }

    private static void printOptions(Dissection d, PacketReader in, int length) {
        Line out = d.out().add(", options [");
        if (!d.verbose(1)) {
            out.add(length).add(" bytes]");
            return;
        }
        for (int at = 0; at < length; ) {
            out.add(at > 0 ? ", " : "");
            int optionClass = in.peekU16(at);
            int type = in.peekU8(at + 2);
            int optionLength = OPTION_HEADER + (in.peekU8(at + 3) & 0x1f) * 4;
            out.add("class ").add(className(optionClass)).add(" (0x").hex(optionClass).add(") type 0x").hex(type);
            out.add((type & CRITICAL_OPTION) != 0 ? "(C) len " : " len ").add(optionLength);
            if (optionLength > length - at) {
                out.add(" [bad length]");
                break;
            }
            if (d.verbose(2) && optionLength > OPTION_HEADER) {
                out.add(" data");
                for (int i = OPTION_HEADER; i < optionLength; i += 4) {
                    out.add(' ').hex(in.peekU32(at + i), 8);
                }
            }
            at += optionLength;
        }
        out.add(']');
    }

    private static String className(int optionClass) {
        return switch (optionClass) {
            case 0x0100 -> "Linux";
            case 0x0101 -> "Open vSwitch";
            case 0x0102 -> "Open Virtual Networking (OVN)";
            case 0x0103 -> "In-band Network Telemetry (INT)";
            case 0x0104 -> "VMware";
            default -> optionClass <= 0x00ff ? "Standard" : optionClass >= 0xfff0 ? "Experimental" : "Unknown";
        };
    }

    private static void printPayload(Dissection d, PacketReader in, int protocol) {
        d.out().add(d.verbose(1) ? "\n\t" : ": ");
        Printer payload = d.demux().etherType(protocol);
        if (payload != null) {
            d.nested(payload, in);
        } else if (protocol == EtherType.BRIDGED_ETHERNET) {
            d.nestedFrame(d.demux().linkType(LinkType.ETHERNET), in);
        } else {
            d.out().add("geneve-proto-0x").hex(protocol);
        }
    }
}
