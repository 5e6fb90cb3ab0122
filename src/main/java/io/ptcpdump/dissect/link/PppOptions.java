package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * Configuration options of PPP's control protocols: a type and a length in a byte each, which counts both, and a value. Those
 * of LCP are in {@link PppLinkOptions}; here are IPCP (RFC 1332, RFC 1877, RFC 2290, RFC 3544), IPV6CP (RFC 5072), CCP (RFC
 * 1962) and BACP (RFC 2125).
 */
final class PppOptions {
    private static final int HEADER = 2;

    /** What became of a value. */
    enum Outcome {
        PRINTED,
        /** So did what is in it, behind which tcpdump looks for the bytes to dump. */
        PRINTED_SUBOPTIONS,
        /** It is not sound, but the options after it may be. */
        SKIPPED,
        /** Nothing after it can be trusted. */
        STOPPED
    }

    private static final int IP_ADDRESSES = 1;
    private static final int IP_COMPRESSION = 2;
    private static final int HEADER_COMPRESSION = 0x61;
    private static final int HEADER_COMPRESSION_LENGTH = 14;

    private PppOptions() {}

    /**
     * Prints an option and moves behind it.
     *
     * @param limit length that no option may exceed
     * @return length of the option; 0 where none can follow
     */
    static int print(Dissection d, PacketReader in, int protocol, int limit) {
        String mark = mark(protocol);
        if (mark == null || limit < HEADER) {
            return 0;
        }
        Line out = d.out();
        if (!in.has(HEADER)) {
            out.add(mark);
            return 0;
        }
        int start = in.position();
        int type = in.peekU8(0);
        int length = in.peekU8(1);
        if (limit < length) {
            return 0;
        }
        if (protocol == PppProtocol.LCP && type >= PppLinkOptions.COUNT) {
            out.add("\n\tunknown LCP option 0x").hex(type, 2);
            in.seek(start + length);
            return length < HEADER ? 0 : length;
        }
        out.add("\n\t  ").add(name(protocol, type)).add(" Option (0x").hex(type, 2).add("), length ").add(length);
        if (length < HEADER) {
            out.add(" (length bogus, should be >= 2)");
            return 0;
        }
        in.skip(HEADER);
        Outcome outcome = switch (protocol) {
            case PppProtocol.LCP -> PppLinkOptions.print(d, in, type, length);
            case PppProtocol.IPCP -> printIp(d, in, type, length);
            case PppProtocol.IPV6CP -> printIpv6(d, in, type, length);
            case PppProtocol.CCP -> printCompression(d, in, type, length);
            default -> printBandwidth(d, in, type, length);
        };
        if (outcome == Outcome.STOPPED) {
            return 0;
        }
        if (outcome != Outcome.SKIPPED && d.verbose(2)) {
            in.seek((outcome == Outcome.PRINTED_SUBOPTIONS ? in.position() : start) + HEADER);
            if (protocol != PppProtocol.IPCP || in.has(length - HEADER)) {
                HexDump.captured(out, "\n\t    ", in, length - HEADER);
            }
        }
        in.seek(start + length);
        return length;
    }

    /** What stands for options that were not captured; null where the protocol's options have no printer. */
    private static String mark(int protocol) {
        return switch (protocol) {
            case PppProtocol.LCP -> "[|lcp]";
            case PppProtocol.IPCP -> "[|ipcp]";
            case PppProtocol.IPV6CP -> "[|ip6cp]";
            case PppProtocol.CCP -> "[|ccp]";
            case PppProtocol.BACP -> "[|bacp]";
            default -> null;
        };
    }

    private static String name(int protocol, int type) {
        return switch (protocol) {
            case PppProtocol.LCP -> PppLinkOptions.name(type);
            case PppProtocol.IPCP -> ipName(type);
            case PppProtocol.IPV6CP -> type == 1 ? "Interface-ID" : "unknown";
            case PppProtocol.CCP -> compressionName(type);
            default -> type == 1 ? "Favored-Peer" : "Unknown";
        };
    }

    /** Says that a length is not what it should be. */
    static Outcome bogus(Line out, String should, Outcome outcome) {
        out.add(" (length bogus, should be ").add(should).add(')');
        return outcome;
    }

    /** Dumps a value that nobody can print, unless every value is dumped. */
    static Outcome printUnknown(Dissection d, PacketReader in, int length) {
        if (!d.verbose(2)) {
            HexDump.captured(d.out(), "\n\t    ", in, length - HEADER);
        }
        return Outcome.PRINTED;
    }

    private static Outcome printIp(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        switch (type) {
            case IP_ADDRESSES -> {
                if (length != 10) {
                    return bogus(out, "= 10", Outcome.SKIPPED);
                }
                in.need(8);
                out.add(": src ");
                d.printIpv4(in, in.position());
                out.add(", dst ");
                d.printIpv4(in, in.position() + 4);
            }
            case IP_COMPRESSION -> {
                return printIpCompression(out, in, length);
            }
            case 3, 4, 129, 130, 131, 132 -> {
                if (length != 6) {
                    return bogus(out, "= 6", Outcome.STOPPED);
                }
                in.need(4);
                out.add(": ");
                d.printIpv4(in, in.position());
            }
            default -> {
                return printUnknown(d, in, length);
            }
        }
        return Outcome.PRINTED;
    }

    private static Outcome printIpCompression(Line out, PacketReader in, int length) {
        if (length < 4) {
            return bogus(out, ">= 4", Outcome.STOPPED);
        }
        int protocol = in.u16();
        String name = protocol == PppProtocol.VJ_COMPRESSED ? "VJ-Comp"
                : protocol == HEADER_COMPRESSION ? "IP Header Compression" : "Unknown";
        out.add(": ").add(name).add(protocol < 0x10 ? " (0x0" : " (0x").hex(protocol).add("):");
        if (protocol != HEADER_COMPRESSION) {
            return Outcome.PRINTED;
        }
        if (length < HEADER_COMPRESSION_LENGTH) {
            return bogus(out, ">= 14", Outcome.STOPPED);
        }
        if (!in.has(HEADER_COMPRESSION_LENGTH - 2)) {
            out.add("[|ipcp]");
            return Outcome.STOPPED;
        }
        out.add("\n\t    TCP Space ").add(in.u16()).add(", non-TCP Space ").add(in.u16()).add(", maxPeriod ").add(in.u16());
        out.add(", maxTime ").add(in.u16()).add(", maxHdr ").add(in.u16());
        return length == HEADER_COMPRESSION_LENGTH ? Outcome.PRINTED
                : printSuboptions(out, in, length - HEADER_COMPRESSION_LENGTH);
    }

    private static Outcome printSuboptions(Line out, PacketReader in, int length) {
        out.add("\n\t      Suboptions, length ").add(length);
        for (int left = length; left >= HEADER; ) {
            if (!in.has(HEADER)) {
                out.add("[|ipcp]");
                return Outcome.STOPPED;
            }
            int type = in.peekU8(0);
            int size = in.peekU8(1);
            if (type == 0 || size == 0) {
                break;
            }
            out.add("\n\t\t").add(type == 1 ? "RTP-Compression" : type == 2 ? "Enhanced RTP-Compression" : "Unknown");
            out.add(" Suboption #").add(type).add(", length ").add(size);
            if (left < size) {
                out.add(" [remaining suboptions length ").add(left).add(" < ").add(size).add("] (invalid)");
                break;
            }
            left -= size;
            in.seek(in.position() + size);
        }
        return Outcome.PRINTED_SUBOPTIONS;
    }

    private static Outcome printIpv6(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        if (type != 1) {
            return printUnknown(d, in, length);
        }
        if (length != 10) {
            return bogus(out, "= 10", Outcome.SKIPPED);
        }
        if (!in.has(8)) {
            out.add("[|ip6cp]");
            return Outcome.STOPPED;
        }
        for (int i = 0; i < 4; i++) {
            out.add(i == 0 ? ": " : ":").hex(in.u16(), 4);
        }
        return Outcome.PRINTED;
    }

    private static Outcome printCompression(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        switch (type) {
            case 21 -> {
                if (length < 3) {
                    return bogus(out, ">= 3", Outcome.SKIPPED);
                }
                int value = in.u8();
                out.add(": Version: ").add(value >>> 5).add(", Dictionary Bits: ").add(value & 0x1f);
            }
            case 24 -> {
                if (length < 4) {
                    return bogus(out, ">= 4", Outcome.SKIPPED);
                }
                int value = in.u16();
                out.add(": Features: ").add(value >>> 14).add(", PxP: ").add((value & 0x2000) != 0 ? "Enabled" : "Disabled");
                out.add(", History: ").add(value >>> 8 & 0x1f).add(", #CTX-ID: ").add(value & 0xff);
            }
            case 26 -> {
                if (length < 4) {
                    return bogus(out, ">= 4", Outcome.SKIPPED);
                }
                int value = in.u16();
                int method = value >>> 8 & 15;
                out.add(": Window: ").add(value >>> 12).add("K, Method: ").add(method == 8 ? "zlib" : "unknown");
                out.add(" (0x").hex(method).add("), MBZ: ").add(value >>> 2 & 0x3f).add(", CHK: ").add(value & 3);
            }
            default -> {
                return printUnknown(d, in, length);
            }
        }
        return Outcome.PRINTED;
    }

    private static Outcome printBandwidth(Dissection d, PacketReader in, int type, int length) {
        if (type != 1) {
            return printUnknown(d, in, length);
        }
        if (length != 6) {
            return bogus(d.out(), "= 6", Outcome.SKIPPED);
        }
        long number = in.u32();
        d.out().add(": Magic-Num 0x").hex(number, 8);
        return Outcome.PRINTED;
    }

    private static String ipName(int type) {
        return switch (type) {
            case IP_ADDRESSES -> "IP-Addrs";
            case IP_COMPRESSION -> "IP-Comp";
            case 3 -> "IP-Addr";
            case 4 -> "Home-Addr";
            case 129 -> "Pri-DNS";
            case 130 -> "Pri-NBNS";
            case 131 -> "Sec-DNS";
            case 132 -> "Sec-NBNS";
            default -> "unknown";
        };
    }

    private static String compressionName(int type) {
        return switch (type) {
            case 0 -> "OUI";
            case 1 -> "Pred-1";
            case 2 -> "Pred-2";
            case 3 -> "Puddle";
            case 16 -> "HP-PPC";
            case 17 -> "Stac-LZS";
            case 18 -> "MPPC";
            case 19 -> "Gand-FZA";
            case 20 -> "V.42bis";
            case 21 -> "BSD-Comp";
            case 23 -> "LZS-DCP";
            case 24 -> "MVRCA";
            case 25 -> "DEC";
            case 26 -> "Deflate";
            case 255 -> "Reserved";
            default -> "Unknown";
        };
    }
}
