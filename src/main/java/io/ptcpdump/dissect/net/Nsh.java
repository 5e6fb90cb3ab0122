package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.model.LinkType;

/**
 * The network service header, RFC 8300 section 2.
 *
 * <pre>
 * +---------+-------+--------------+------------------+----------+---------------+---------------+
 * | version | flags | time to live | length in words  | reserved | metadata type | next protocol |
 * +---------+-------+--------------+------------------+----------+---------------+---------------+
 * | service path identifier (24)                                 | service index                 |
 * +--------------------------------------------------------------+-------------------------------+
 * | context headers ...                                                                          |
 * </pre>
 */
public final class Nsh implements Printer {
    private static final int HEADER = 8;
    private static final int WORD = 4;
    private static final int FIXED_METADATA = 1;
    private static final int VARIABLE_METADATA = 2;
    private static final int FIXED_METADATA_LENGTH = 6;
    private static final int ETHERNET = 3;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("nsh");
        int claimed = in.claimed();
        if (claimed < HEADER) {
            out.add(" (packet length ").add(claimed).add(" < 8)");
            d.printInvalid();
            return;
        }
        int start = in.position();
        int base = in.i32();
        int words = base >>> 16 & 0x3f;
        int metadata = base >>> 8 & 15;
        int protocol = base & 0xff;
        out.add("NSH, ");
        if (d.verbose(2)) {
            out.add("ver ").add(base >>> 30).add(", ");
        }
        if (base >>> 30 != 0) {
            return;
        }
        out.add("flags [").add((base >>> 28 & 2) != 0 ? "O" : "none").add("], ");
        if (d.verbose(3)) {
            out.add("TTL ").add(base >>> 22 & 0x3f).add(", length ").add(words).add(", md type ");
            out.addNameHex(metadataName(metadata), "unknown (0x", metadata, 2, ")").add(", ");
        }
        if (d.verbose(2)) {
            out.add("next-protocol ").addNameHex(protocolName(protocol), "unknown (0x", protocol, 2, ")").add(", ");
        }
        if (claimed < words * WORD) {
            out.add(" (too many headers for packet length ").add(claimed).add(')');
            d.printInvalid();
            return;
        }
        int path = in.u24();
        out.add("service-path-id 0x").hex(path, 6).add(", ");
        int index = in.u8();
        out.add("service-index 0x").hex(index);
        String problem = words < 2 ? " (less than two headers)" : printContext(d, in, metadata, words);
        if (problem != null) {
            out.add(problem);
            d.printInvalid();
            return;
        }
        in.seek(start);
        in.skip(words * WORD);
        out.add(d.verbose(1) ? "\n    " : ": ");
        printPayload(d, in, protocol);
    }

    /** Returns what is wrong with the context headers, or null. */
    private static String printContext(Dissection d, PacketReader in, int metadata, int words) {
        if (!d.verbose(3)) {
            return null;
        }
        if (metadata == FIXED_METADATA) {
            if (words != FIXED_METADATA_LENGTH) {
                return " (length for the MD type)";
            }
            for (int i = 0; i < words - 2; i++) {
                long value = in.u32();
                d.out().add("\n        Context[").addPadded(i, 2).add("]: 0x").hex(value, 8);
            }
        }
        return metadata == VARIABLE_METADATA ? printVariable(d.out(), in, words - 2) : null;
    }

    private static String printVariable(Line out, PacketReader in, int words) {
        for (int at = 0; at < words; ) {
            int metadataClass = in.u16();
            int type = in.u8();
            int length = in.u8() & 0x7f;
            int padded = length + WORD - 1 & -WORD;
            out.add("\n        TLV Class ").add(metadataClass).add(", Type ").add(type).add(", Len ").add(length);
            at += 1 + padded / WORD;
            if (words < at) {
                return " (length too big)";
            }
            if (length > 0) {
                out.add("\n            Value: ");
                for (int i = 0; i < length; i++) {
                    int value = in.u8();
                    out.add(i == 0 ? "0x" : ":").hex(value, 2);
                }
                in.skip(padded - length);
            }
        }
        return null;
    }

    private static void printPayload(Dissection d, PacketReader in, int protocol) {
        if (protocol == ETHERNET) {
            d.nestedFrame(d.demux().linkType(LinkType.ETHERNET), in);
            return;
        }
        Printer payload = switch (protocol) {
            case 1 -> d.demux().etherType(EtherType.IPV4);
            case 2 -> d.demux().etherType(EtherType.IPV6);
            default -> null;
        };
        if (payload == null) {
            d.out().add("ERROR: unknown-next-protocol");
        } else {
            d.nested(payload, in);
        }
    }

    private static String metadataName(int metadata) {
        return switch (metadata) {
            case 0 -> "reserved";
            case FIXED_METADATA -> "1";
            case VARIABLE_METADATA -> "2";
            case 15 -> "experimental";
            default -> null;
        };
    }

    private static String protocolName(int protocol) {
        return switch (protocol) {
            case 1 -> "IPv4";
            case 2 -> "IPv6";
            case ETHERNET -> "Ethernet";
            case 4 -> "NSH";
            case 5 -> "MPLS";
            case 0xfe -> "Experiment 1";
            case 0xff -> "Experiment 2";
            default -> null;
        };
    }
}
