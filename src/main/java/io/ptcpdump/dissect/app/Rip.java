package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * RIP, version 1 (RFC 1058) and 2 (RFC 2453) with cryptographic authentication (RFC 4822): command, version, 16 bits that are 0,
 * then entries of 20 bytes.
 *
 * <pre>
 *  0                               2                               4
 * +-------------------------------+-------------------------------+
 * | address family                | tag of the route (version 2)  |
 * +-------------------------------+-------------------------------+
 * | address                                                       |
 * | mask (version 2)                                              |
 * | next hop (version 2)                                          |
 * | metric                                                        |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class Rip implements Printer {
    private static final int HEADER = 4;
    private static final int ENTRY = 20;
    private static final int ENTRY_HEADER = 4;

    private static final int REQUEST = 1;
    private static final int RESPONSE = 2;
    private static final String[] COMMANDS = {
        null, "Request", "Response", "Trace on", "Trace off", null, "Triggered Request", "Triggered Response",
        "Triggered Acknowledgement", "Update Request", "Update Response", "Update Acknowledge"
    };

    private static final int UNSPECIFIED = 0;
    private static final int INTERNET = 2;
    private static final int AUTHENTICATION = 0xffff;
    private static final int TRAILER = 1;
    private static final int PASSWORD = 2;
    private static final int CRYPTOGRAPHIC = 3;
    private static final int AUTHENTICATION_LENGTH = 16;
    private static final int ADDRESS_WIDTH = 15;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("rip");
        int length = in.claimed();
        int left = Math.min(in.captured(), length);
        if (left < HEADER) {
            d.printTruncated();
            return;
        }
        int start = in.position();
        int command = in.u8();
        int version = in.u8();
        out.add(d.verbose(1) ? "\n\tRIPv" : "RIPv").add(version).add(", ");
        String name = ValueNames.at(COMMANDS, command);
        out.addName(name, "unknown command (", command, ")").add(", length: ").add(length);
        if (!d.verbose(1)) {
            return;
        }
        in.skip(2);
        if (command == REQUEST || command == RESPONSE) {
            if (version == 1 || version == 2) {
                out.add(", routes: ").add(length / ENTRY).add(version == 2 ? " or less" : "");
                printEntries(d, in, version, left - HEADER);
            } else {
                out.add(", unknown version");
            }
        }
        if (d.verbose(2) || name == null) {
            in.seek(start);
            HexDump.captured(out, "\n\t", in, length);
        }
    }

    private static void printEntries(Dissection d, PacketReader in, int version, int left) {
        while (left != 0) {
            int start = in.position();
            int size = version == 1 ? printEntry1(d, in, left) : printEntry2(d, in, left);
            if (size == 0) {
                d.printTruncated();
                return;
            }
            if (left < size) {
                d.out().add(" [remaining entries length ").add(left).add(" < ").add(size).add(']');
                d.printInvalid();
                return;
            }
            left -= size;
            in.seek(start + size);
        }
    }

    /** Returns the entry's size, or 0 where it is cut. */
    private static int printEntry1(Dissection d, PacketReader in, int left) {
        Line out = d.out();
        if (left < ENTRY) {
            return 0;
        }
        int family = in.peekU16(0);
        if (family != INTERNET && family != UNSPECIFIED) {
            printFamily(out.add("\n\t AFI "), family, "Unknown (", ")").add(", ");
            in.skip(ENTRY_HEADER);
            HexDump.captured(out, "\n\t  ", in, ENTRY - ENTRY_HEADER);
        } else if (in.peekU16(2) != 0 || in.peekI32(8) != 0 || in.peekI32(12) != 0) {
            HexDump.captured(out, "\n\t  ", in, ENTRY);
        } else {
            out.add(family == UNSPECIFIED ? "\n\t  AFI 0, " : "\n\t  ");
            d.printIpv4(in, in.position() + 4);
            out.add(", metric: ").add(in.peekU32(16));
        }
        return ENTRY;
    }

    /** Returns the entry's size, or 0 where it is cut. */
    private static int printEntry2(Dissection d, PacketReader in, int left) {
        Line out = d.out();
        if (left < ENTRY_HEADER) {
            return 0;
        }
        int family = in.peekU16(0);
        if (family == AUTHENTICATION) {
            return printAuthentication(out, in, left);
        }
        if (family != INTERNET && family != UNSPECIFIED) {
            printFamily(out.add("\n\t  AFI "), family, "Unknown (", ")");
            in.skip(ENTRY_HEADER);
            HexDump.captured(out, "\n\t  ", in, ENTRY - ENTRY_HEADER);
            return ENTRY;
        }
        if (left < ENTRY) {
            return 0;
        }
        printFamily(out.add("\n\t  AFI "), family, "", "").add(", ");
        printRight(d, in, in.position() + 4);
        int bits = prefixLength(in.peekI32(8));
        out.add('/').add(bits).add(bits >= 0 && bits < 10 ? " " : "");
        out.add(", tag 0x").hex(in.peekU16(2), 4).add(", metric: ").add(in.peekU32(16)).add(", next-hop: ");
        if (in.peekI32(12) != 0) {
            d.printIpv4(in, in.position() + 12);
        } else {
            out.add("self");
        }
        return ENTRY;
    }

    /** An address with spaces before it, in a column. */
    private static void printRight(Dissection d, PacketReader in, int position) {
        Line out = d.out();
        int start = out.length();
        d.printIpv4(in, position);
        int width = out.length() - start;
        out.truncate(start);
        out.spaces(ADDRESS_WIDTH - width);
        d.printIpv4(in, position);
    }

    private static Line printFamily(Line out, int family, String before, String after) {
        String name = switch (family) {
            case INTERNET -> "IPv4";
            case 6 -> "NS";
            case 7 -> "ISO";
            case 16 -> "Appletalk";
            case 23 -> "IPX";
            case 24, 28, 30 -> "IPv6";
            default -> null;
        };
        return out.addName(name, before, family, after);
    }

    /** Number of bits that a mask has at its left; -1 where it is not of that kind. */
    private static int prefixLength(int mask) {
        int bits = Integer.numberOfLeadingZeros(~mask);
        return bits == 32 || mask << bits == 0 ? bits : -1;
    }

    /** Returns the entry's size, or 0 where it is cut. */
    private static int printAuthentication(Line out, PacketReader in, int left) {
        int type = in.peekU16(2);
        in.skip(ENTRY_HEADER);
        switch (type) {
            case PASSWORD -> {
                out.add("\n\t  Simple Text Authentication data: ");
                for (int i = 0; i < AUTHENTICATION_LENGTH && in.peekU8(i) != 0; i++) {
                    out.printable(in.peekU8(i));
                }
                return ENTRY;
            }
            case CRYPTOGRAPHIC -> {
                if (left < ENTRY) {
                    return 0;
                }
                out.add("\n\t  Auth header: Packet Len ").add(in.peekU16(0)).add(", Key-ID ").add(in.peekU8(2));
                out.add(", Auth Data Len ").add(in.peekU8(3)).add(", SeqNo ").add(in.peekU32(4));
                out.add(", MBZ ").add(in.peekU32(8)).add(", MBZ ").add(in.peekU32(12));
                return ENTRY;
            }
            case TRAILER -> out.add("\n\t  Auth trailer:");
            default -> out.add("\n\t  Unknown (").add(type).add(") Authentication data:");
        }
        HexDump.captured(out, "\n\t  ", in, left - ENTRY_HEADER);
        return left; // it reaches to the end of the packet
    }
}
