package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;

/**
 * The values of HNCP's elements: RFC 7787 section 7, RFC 7788 section 10. They were captured in whole, and the reader claims
 * nothing else; what is behind a value's own fields is elements again. Methods return false where the value is invalid.
 */
final class HncpValues {
    private static final long MAPPED = 0xffffL;
    private static final int MAPPING = 12;
    private static final int MAPPING_BITS = 96;
    private static final int KEY_LENGTH = 32;
    private static final int MAX_NODE_NAME = 63;

    private static final int POLICY_INTERNET = 0;
    private static final int POLICY_PREFIX_MAX = 128;
    private static final int POLICY_DOMAIN = 129;
    private static final int POLICY_OPAQUE = 130;
    private static final int POLICY_RESTRICTIVE = 131;

    private HncpValues() {}

    /** @param level of the elements that the value may hold */
    static boolean print(Dissection d, PacketReader in, int type, int length, int level) {
        return switch (type) {
            case HncpType.REQUEST_NETWORK_STATE -> length == 0;
            case HncpType.REQUEST_NODE_STATE -> length == 4 && printNode(d.out().add(" NID: "), in, 0);
            case HncpType.NODE_ENDPOINT -> length == 8 && printEndpoint(d.out(), in);
            case HncpType.NETWORK_STATE -> length == 8 && printHash(d.out(), in, 0);
            case HncpType.NODE_STATE -> length >= 20 && printNodeState(d, in, level);
            case HncpType.PEER -> length == 12 && printPeer(d.out(), in);
            case HncpType.KEEP_ALIVE_INTERVAL -> length >= 8 && printKeepAlive(d.out(), in);
            case HncpType.TRUST_VERDICT -> length > 36 && printVerdict(d.out(), in, length);
            case HncpType.VERSION -> length >= 5 && printVersion(d.out(), in, length);
            case HncpType.EXTERNAL_CONNECTION -> printElements(d, in, 0, level);
            case HncpType.DELEGATED_PREFIX -> printDelegatedPrefix(d, in, length, level);
            case HncpType.ASSIGNED_PREFIX -> printAssignedPrefix(d, in, length, level);
            case HncpType.PREFIX_POLICY -> length >= 1 && printPolicy(d.out(), in, length);
            case HncpType.DHCPV4_DATA -> length != 0 && HncpDhcp.printVersion4(d, in, level);
            case HncpType.DHCPV6_DATA -> length != 0 && HncpDhcp.printVersion6(d, in, level);
            case HncpType.NODE_ADDRESS -> length >= 20 && printNodeAddress(d, in, level);
            case HncpType.DELEGATED_ZONE -> length >= 17 && printZone(d, in, length, level);
            case HncpType.DOMAIN_NAME -> {
                if (length != 0) {
                    printName(d.out().add(" Domain: "), in, 0, length);
                }
                yield length != 0;
            }
            case HncpType.NODE_NAME -> length >= 17 && printNodeName(d, in, length, level);
            case HncpType.MANAGED_KEY -> {
                if (length >= KEY_LENGTH) {
                    HexDump.bytes(d.out().add(" PSK: "), in, in.position(), KEY_LENGTH);
                    printElements(d, in, KEY_LENGTH, level);
                }
                yield length >= KEY_LENGTH;
            }
            default -> true;
        };
    }

    /** Prints the elements from an offset on, if that is still within the value. */
    private static boolean printElements(Dissection d, PacketReader in, int from, int level) {
        in.seek(in.position() + from);
        Hncp.printElements(d, in, level);
        return true;
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }

    private static boolean printNode(Line out, PacketReader in, int at) {
        for (int i = 0; i < 4; i++) {
            out.add(i == 0 ? "" : ":").hex(in.peekU8(at + i), 2);
        }
        return true;
    }

    private static boolean printEndpoint(Line out, PacketReader in) {
        printNode(out.add(" NID: "), in, 0);
        out.add(" EPID: ").hex(in.peekU32(4), 8);
        return true;
    }

    private static boolean printHash(Line out, PacketReader in, int at) {
        out.add(" hash: ").hex(in.peekU64(at), 16);
        return true;
    }

    private static boolean printNodeState(Dissection d, PacketReader in, int level) {
        Line out = d.out();
        printNode(out.add(" NID: "), in, 0);
        out.add(" seqno: ").add(in.peekU32(4)).add(' ');
        printTime(out, in.peekU32(8));
        printHash(out, in, 12);
        return printElements(d, in, 20, level);
    }

    private static boolean printPeer(Line out, PacketReader in) {
        printNode(out.add(" Peer-NID: "), in, 0);
        out.add(" Peer-EPID: ").hex(in.peekU32(4), 8).add(" Local-EPID: ").hex(in.peekU32(8), 8);
        return true;
    }

    private static boolean printKeepAlive(Line out, PacketReader in) {
        out.add(" EPID: ").hex(in.peekU32(0), 8).add(" Interval: ");
        printTime(out, in.peekU32(4));
        return true;
    }

    private static boolean printVerdict(Line out, PacketReader in, int length) {
        out.add(" Verdict: ").add(in.peekU8(0)).add(" Fingerprint: ");
        HexDump.bytes(out, in, in.position() + 4, 32);
        in.skip(36);
        PacketText.printPadded(out.add(" Common Name: "), in, length - 36);
        return true;
    }

    private static boolean printVersion(Line out, PacketReader in, int length) {
        int capabilities = in.peekU16(2);
        out.add(" M: ").add(capabilities >> 12).add(" P: ").add(capabilities >> 8 & 15);
        out.add(" H: ").add(capabilities >> 4 & 15).add(" L: ").add(capabilities & 15).add(" User-agent: ");
        in.skip(4);
        PacketText.printPadded(out, in, length - 4);
        return true;
    }

    private static boolean printDelegatedPrefix(Dissection d, PacketReader in, int length, int level) {
        if (length < 9 || length < 9 + Prefix.bytes(in.peekU8(8))) {
            return false;
        }
        Line out = d.out();
        printTime(out.add(" VLSO: "), in.peekU32(0));
        printTime(out.add(" PLSO: "), in.peekU32(4));
        int size = printPrefix(out.add(" Prefix: "), in, 8, length - 8);
        if (size == Prefix.ILLEGAL) {
            out.add("(length is invalid)");
            return true;
        }
        return size >= 0 && printElements(d, in, 8 + padded(size), level);
    }

    private static boolean printAssignedPrefix(Dissection d, PacketReader in, int length, int level) {
        if (length < 6 || length < 6 + Prefix.bytes(in.peekU8(5))) {
            return false;
        }
        Line out = d.out();
        out.add(" EPID: ").hex(in.peekU32(0), 8).add(" Prty: ").add(in.peekU8(4) & 15);
        int size = printPrefix(out.add(" Prefix: "), in, 5, length - 5);
        return size >= 0 && printElements(d, in, padded(5 + size), level);
    }

    private static boolean printPolicy(Line out, PacketReader in, int length) {
        int policy = in.peekU8(0);
        out.add(" type: ");
        if (policy == POLICY_INTERNET || policy == POLICY_RESTRICTIVE) {
            if (length != 1) {
                return false;
            }
            out.add(policy == POLICY_INTERNET ? "Internet connectivity" : "Restrictive assignment");
        } else if (policy <= POLICY_PREFIX_MAX) {
            int size = printPrefix(out.add("Dest-Prefix: "), in, 0, length);
            if (size == Prefix.ILLEGAL) {
                out.add("(length is invalid)");
            }
            return size != Prefix.SHORT;
        } else if (policy == POLICY_DOMAIN) {
            printName(out.add("DNS domain: "), in, 1, length);
        } else if (policy == POLICY_OPAQUE) {
            in.skip(1);
            PacketText.printPadded(out.add("Opaque UTF-8: "), in, length - 1);
        } else {
            out.add("Unknown (").add(policy).add(')');
        }
        return true;
    }

    private static boolean printNodeAddress(Dissection d, PacketReader in, int level) {
        d.out().add(" EPID: ").hex(in.peekU32(0), 8).add(" IP Address: ");
        printAddress(d, in, 4);
        return printElements(d, in, 20, level);
    }

    private static boolean printZone(Dissection d, PacketReader in, int length, int level) {
        Line out = d.out();
        out.add(" IP-Address: ");
        printAddress(d, in, 0);
        int flags = in.peekU8(16);
        out.add(' ').add((flags & 4) != 0 ? 'l' : '-').add((flags & 2) != 0 ? 'b' : '-').add((flags & 1) != 0 ? 's' : '-');
        int end = printName(out.add(' '), in, 17, length);
        return end >= 0 && printElements(d, in, padded(end), level);
    }

    private static boolean printNodeName(Dissection d, PacketReader in, int length, int level) {
        int nameLength = in.peekU8(16);
        if (length < 17 + nameLength) {
            return false;
        }
        Line out = d.out();
        int start = in.position();
        out.add(" IP-Address: ");
        printAddress(d, in, 0);
        out.add(" Name: ");
        if (nameLength <= MAX_NODE_NAME) {
            in.skip(17);
            PacketText.printPadded(out.add('"'), in, nameLength);
            in.seek(start);
            out.add('"');
        } else {
            d.printInvalid();
        }
        return printElements(d, in, padded(17 + nameLength), level);
    }

    /** Prints a name, labels with lengths, between two offsets; returns the offset behind it, or -1 where it does not end. */
    private static int printName(Line out, PacketReader in, int from, int end) {
        int start = in.position();
        int at = from;
        while (at < end) {
            int label = in.peekU8(at++);
            if (label == 0) {
                return at;
            }
            out.add(at > from + 1 ? "." : "");
            in.seek(start + at);
            PacketText.printPadded(out, in, Math.min(label, end - at));
            in.seek(start);
            if (label > end - at) {
                break;
            }
            at += label;
        }
        out.add("[|DNS]");
        return -1;
    }

    /**
     * Prints the prefix at an offset, that of a mapped IPv4 address as one of IPv4.
     *
     * @return its length in bytes, {@link Prefix#ILLEGAL} or {@link Prefix#SHORT}
     */
    private static int printPrefix(Line out, PacketReader in, int at, int room) {
        int bits = in.peekU8(at);
        if (bits < MAPPING_BITS || room < 1 + MAPPING || !isMapped(in, at + 1)) {
            return Prefix.print(out, "", in, in.position() + at, room, Prefix.IPV6_BITS);
        }
        int mappedBits = bits - MAPPING_BITS;
        if (mappedBits > Prefix.IPV4_BITS) {
            return Prefix.ILLEGAL;
        }
        int size = 1 + MAPPING + Prefix.bytes(mappedBits);
        if (room < size) {
            return Prefix.SHORT;
        }
        Prefix.printAddress(out, in, in.position() + at + 1 + MAPPING, mappedBits, Prefix.IPV4_BITS);
        out.add('/').add(mappedBits);
        return size;
    }

    private static void printAddress(Dissection d, PacketReader in, int at) {
        if (isMapped(in, at)) {
            d.printIpv4(in, in.position() + at + MAPPING);
        } else {
            d.printIpv6(in, in.position() + at);
        }
    }

    private static boolean isMapped(PacketReader in, int at) {
        return in.peekU64(at) == 0 && in.peekU32(at + 8) == MAPPED;
    }

    /** A number of milliseconds. */
    private static void printTime(Line out, long milliseconds) {
        out.add(milliseconds / 1000).add('.').addPadded(milliseconds % 1000, 3).add('s');
    }
}
