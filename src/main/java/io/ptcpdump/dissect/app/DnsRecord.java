package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.DnsName;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * Questions and resource records of a DNS message, RFC 1035 sections 4.1.2 and 4.1.3. Positions are absolute; the position
 * behind what was printed is returned, or -1 where it is cut or unsound.
 */
final class DnsRecord {
    static final int OPT = 41; // RFC 6891
    private static final int A = 1;
    private static final int NS = 2;
    private static final int CNAME = 5;
    private static final int SOA = 6;
    private static final int PTR = 12;
    private static final int MX = 15;
    private static final int TXT = 16;
    private static final int AAAA = 28; // RFC 3596
    private static final int SRV = 33; // RFC 2782
    private static final int A6 = 38; // RFC 2874
    private static final int DNAME = 39; // RFC 6672
    private static final int TSIG = 250; // RFC 8945
    private static final int URI = 256; // RFC 7553

    private static final int INTERNET = 1;
    /** In multicast DNS, the highest bit of a class asks for a unicast response, or says that a record replaces others. */
    private static final int MULTICAST_FLAG = 0x8000;
    private static final int DNSSEC_OK = 0x8000;

    private final boolean multicast;

    DnsRecord(boolean multicast) {
        this.multicast = multicast;
    }

    int printQuestion(Line out, PacketReader in, int at, int message) {
        int type = DnsName.skip(in, at);
        if (type < 0 || in.end() - type < 4) {
            return -1;
        }
        DnsNames.printType(out.add(' '), in.u16At(type));
        int flaggedClass = in.u16At(type + 2);
        printClass(out, multicast ? flaggedClass & ~MULTICAST_FLAG : flaggedClass);
        if (multicast) {
            out.add((flaggedClass & MULTICAST_FLAG) != 0 ? " (QU)" : " (QM)");
        }
        out.add("? ");
        int behind = DnsName.print(out, in, at, message);
        return behind < 0 ? -1 : behind + 4;
    }

    private static void printClass(Line out, int recordClass) {
        if (recordClass != INTERNET) {
            DnsNames.printClass(out.add(' '), recordClass);
        }
    }

    int print(Dissection d, PacketReader in, int at, int message) {
        Line out = d.out();
        if (d.verbose(1)) {
            at = DnsName.print(out.add(' '), in, at, message);
            if (at < 0) {
                return -1;
            }
        } else {
            at = DnsName.skip(in, at);
        }
        if (at < 0 || in.end() - at < 10) {
            return in.end();
        }
        int type = in.u16At(at);
        int flaggedClass = in.u16At(at + 2);
        int recordClass = multicast ? flaggedClass & ~MULTICAST_FLAG : flaggedClass;
        if (type != OPT) {
            printClass(out, recordClass);
        }
        if (multicast && (flaggedClass & MULTICAST_FLAG) != 0) {
            out.add(" (Cache flush)");
        }
        if (type != OPT && d.verbose(3)) {
            out.add(" [");
            out.duration(in.i32At(at + 4) & 0xffffffffL);
            out.add(']');
        }
        DnsNames.printType(out.add(' '), type);
        int length = in.u16At(at + 8);
        int data = at + 10;
        if (in.end() - data < length) {
            return -1;
        }
        boolean sound;
        if (type == OPT) {
            out.add(" UDPsize=").add(recordClass).add((in.u16At(at + 6) & DNSSEC_OK) != 0 ? " DO" : "");
            sound = DnsOption.printAll(d, in, data, data + length);
        } else {
            sound = printData(d, in, type, data, length, message);
        }
        return sound ? data + length : -1;
    }

    // ---- what records hold; whether that is sound

    private static boolean printData(Dissection d, PacketReader in, int type, int at, int length, int message) {
        Line out = d.out();
        return switch (type) {
            case A -> {
                if (in.end() - at < 4) {
                    yield false;
                }
                out.add(' ').ipv4(in.i32At(at));
                yield true;
            }
            case AAAA -> {
                if (in.end() - at < 16) {
                    yield false;
                }
                out.add(' ').ipv6(in.u64At(at), in.u64At(at + 8));
                yield true;
            }
            case NS, CNAME, PTR, DNAME -> DnsName.print(out.add(' '), in, at, message) >= 0;
            case MX -> {
                out.add(' ');
                boolean sound = in.end() - at >= 2 && DnsName.print(out, in, at + 2, message) >= 0;
                if (sound) {
                    out.add(' ').add(in.u16At(at));
                }
                yield sound;
            }
            case SRV -> {
                out.add(' ');
                boolean sound = in.end() - at >= 6 && DnsName.print(out, in, at + 6, message) >= 0;
                if (sound) {
                    out.add(':').add(in.u16At(at + 4)).add(' ').add(in.u16At(at)).add(' ').add(in.u16At(at + 2));
                }
                yield sound;
            }
            case TXT -> printStrings(out, in, at, at + length);
            case SOA -> !d.verbose(1) || printAuthority(out, in, at, message);
            case A6 -> printPrefixedAddress(out, in, at, message);
            case URI -> printUri(out, in, at, length);
            case TSIG -> !d.verbose(1) || printSignature(out, in, at, message);
            default -> true;
        };
    }

    private static boolean printStrings(Line out, PacketReader in, int at, int end) {
        while (at < end) {
            out.add(" \"");
            int length = in.u8At(at);
            if (!DnsName.printText(out, in, at + 1, length)) {
                return false;
            }
            at += 1 + length;
            out.add('"');
        }
        return true;
    }

    private static boolean printAuthority(Line out, PacketReader in, int at, int message) {
        at = DnsName.print(out.add(' '), in, at, message);
        if (at < 0) {
            return false;
        }
        at = DnsName.print(out.add(' '), in, at, message);
        if (at < 0 || in.end() - at < 20) {
            return false;
        }
        for (int i = 0; i < 5; i++) {
            out.add(' ').add(in.i32At(at + 4 * i) & 0xffffffffL);
        }
        return true;
    }

    /** An address without the prefix of so many bits, which the name that follows has. */
    private static boolean printPrefixedAddress(Line out, PacketReader in, int at, int message) {
        if (at >= in.end()) {
            return false;
        }
        int prefix = in.u8At(at);
        int missing = prefix / 8;
        if (prefix > 128) {
            out.add(' ').add(prefix).add("(bad plen)");
            return true;
        }
        if (in.end() - at < 17 - missing) {
            return false;
        }
        if (prefix < 128) {
            printPaddedIpv6(out.add(' ').add(prefix).add(' '), in, at + 1, missing, 16 - missing);
        }
        return prefix == 0 || DnsName.print(out.add(' '), in, at + 17 - missing, message) >= 0;
    }

    /** Prints an IPv6 address of which the message holds only {@code count} bytes, from byte {@code first} on; the rest is 0. */
    static void printPaddedIpv6(Line out, PacketReader in, int at, int first, int count) {
        long high = 0;
        long low = 0;
        for (int i = first; i < first + count; i++) {
            long octet = (long) in.u8At(at + i - first) << 56 - i % 8 * 8;
            if (i < 8) {
                high |= octet;
            } else {
                low |= octet;
            }
        }
        out.ipv6(high, low);
    }

    private static boolean printUri(Line out, PacketReader in, int at, int length) {
        if (length < 4) {
            out.add(" len ").add(length).add(" is too short (< 4)");
            return true;
        }
        out.add(' ').add(in.u16At(at)).add(' ').add(in.u16At(at + 2)).add(' ');
        return DnsName.printText(out, in, at + 4, length - 4);
    }

    private static boolean printSignature(Line out, PacketReader in, int at, int message) {
        at = DnsName.print(out.add(' '), in, at, message);
        if (at < 0) {
            return false;
        }
        int digest = at + 10; // behind algorithm, time signed (48 bits), fudge and the digest's length
        if (in.end() - at < 8) {
            return false;
        }
        out.add(" fudge=").add(in.u16At(at + 6));
        if (in.end() - at < 10) {
            return false;
        }
        int digestLength = in.u16At(at + 8);
        out.add(" maclen=").add(digestLength);
        return printSignatureEnd(out, in, digest + digestLength);
    }

    private static boolean printSignatureEnd(Line out, PacketReader in, int at) {
        if (in.end() - at < 2) {
            return false;
        }
        out.add(" origid=").add(in.u16At(at));
        if (in.end() - at < 4) {
            return false;
        }
        out.add(" error=").add(in.u16At(at + 2));
        if (in.end() - at < 6) {
            return false;
        }
        out.add(" otherlen=").add(in.u16At(at + 4));
        return true;
    }
}
