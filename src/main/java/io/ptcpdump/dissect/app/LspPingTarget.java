package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Pseudowire;
import io.ptcpdump.dissect.ValueNames;

/** What an LSP ping is meant to test: a stack of forwarding equivalence classes, RFC 4379 section 3.2. */
final class LspPingTarget {
    /** Outcomes of {@link #printStack}: all is printed; the element is dumped too; no other element is printed. */
    static final int DONE = 0;
    static final int DUMP = 1;
    static final int STOP = 2;

    private static final int LDP_IPV4 = 1;
    private static final int LDP_IPV6 = 2;
    private static final int RSVP_IPV4 = 3;
    private static final int RSVP_IPV6 = 4;
    private static final int VPN_IPV4 = 6;
    private static final int VPN_IPV6 = 7;
    private static final int LAYER2_ENDPOINT = 8;
    private static final int PSEUDOWIRE_OLD = 9;
    private static final int PSEUDOWIRE = 10;
    private static final int BGP_IPV4 = 12;
    private static final int BGP_IPV6 = 13;
    private static final String[] NAMES = {
        null, "LDP IPv4 prefix", "LDP IPv6 prefix", "RSVP IPv4 Session Query", "RSVP IPv6 Session Query", "Reserved",
        "VPN IPv4 prefix", "VPN IPv6 prefix", "L2 VPN endpoint", "FEC 128 pseudowire (old)", "FEC 128 pseudowire", null,
        "BGP labeled IPv4 prefix", "BGP labeled IPv6 prefix"
    };
    /** The one length that each may have; 0 where there is no printer. */
    private static final int[] LENGTHS = {0, 5, 17, 20, 56, 0, 13, 25, 14, 10, 14, 0, 5, 17};

    private LspPingTarget() {}

    static int printStack(Dissection d, PacketReader in, int at, int left) {
        Line out = d.out();
        while (left > 0) {
            if (left < LspPing.ELEMENT_HEADER) {
                LspPing.printElementTooShort(out);
                return DUMP;
            }
            int type = in.u16At(at);
            int length = in.u16At(at + 2);
            int room = left - LspPing.ELEMENT_HEADER;
            if (room < length) {
                LspPing.printElementTooShort(out);
                return DUMP;
            }
            String name = ValueNames.at(NAMES, type);
            out.add("\n\t    ").add(name == null ? "Unknown" : name).add(" subTLV (").add(type).add("), length: ").add(length);
            int value = at + LspPing.ELEMENT_HEADER;
            boolean printed = printClass(d, in, type, value, length);
            if (!printed || d.verbose(2)) {
                HexDump.capturedAt(out, "\n\t      ", in, value, length);
            }
            int padded = length + 3 & ~3;
            if (room < padded) {
                out.add("\n\t\t TLV is too short");
                return STOP;
            }
            // tcpdump goes on behind the value, less the header that it counts.
            at += padded;
            left = room - padded;
        }
        return DONE;
    }

    /** False where the value is to be dumped instead. */
    private static boolean printClass(Dissection d, PacketReader in, int type, int at, int length) {
        int right = type < LENGTHS.length ? LENGTHS[type] : 0;
        if (right == 0) {
            return false;
        }
        Line out = d.out();
        if (length != right) {
            out.add("\n\t      invalid subTLV length, should be ").add(right);
            return false;
        }
        out.add("\n\t      ");
        switch (type) {
            case LDP_IPV4, BGP_IPV4 -> printPrefix(d, in, at, true);
            case LDP_IPV6, BGP_IPV6 -> printPrefix(d, in, at, false);
            case RSVP_IPV4 -> printTunnel(d, in, at, true);
            case RSVP_IPV6 -> printTunnel(d, in, at, false);
            case VPN_IPV4, VPN_IPV6 -> {
                BgpFamily.printDistinguisher(d, in, at, "RD: ", ", ");
                printPrefix(d, in, at + 8, type == VPN_IPV4);
            }
            case LAYER2_ENDPOINT -> {
                BgpFamily.printDistinguisher(d, in, at, "RD: ", ", Sender VE ID: ");
                out.add(in.u16At(at + 8)).add(", Receiver VE ID: ").add(in.u16At(at + 10));
                printPseudowireType(out.add("\n\t      Encapsulation Type: "), in.u16At(at + 12));
            }
            case PSEUDOWIRE_OLD -> {
                out.add("Remote PE: ");
                d.printIpv4(in, at);
                printPseudowire(out, in, at + 4);
            }
            case PSEUDOWIRE -> {
                out.add("Sender PE: ");
                d.printIpv4(in, at);
                out.add(", Remote PE: ");
                d.printIpv4(in, at + 4);
                printPseudowire(out, in, at + 8);
            }
            default -> throw new AssertionError(type); // all that have a length are above
        }
        return true;
    }

    static void printAddress(Dissection d, PacketReader in, int at, boolean ipv4) {
        if (ipv4) {
            d.printIpv4(in, at);
        } else {
            d.printIpv6(in, at);
        }
    }

    private static void printPrefix(Dissection d, PacketReader in, int at, boolean ipv4) {
        printAddress(d, in, at, ipv4);
        d.out().add('/').add(in.u8At(at + (ipv4 ? 4 : 16)));
    }

    /** End point, two bytes of zero, tunnel, extended tunnel, sender, two bytes of zero, path. */
    private static void printTunnel(Dissection d, PacketReader in, int at, boolean ipv4) {
        int size = ipv4 ? 4 : 16;
        Line out = d.out().add("tunnel end-point ");
        printAddress(d, in, at, ipv4);
        out.add(", tunnel sender ");
        printAddress(d, in, at + 2 * size + 4, ipv4);
        out.add(", lsp-id 0x").hex(in.u16At(at + 3 * size + 6), 4);
        out.add("\n\t      tunnel-id 0x").hex(in.u16At(at + size + 2), 4).add(", extended tunnel-id ");
        printAddress(d, in, at + size + 4, ipv4);
    }

    private static void printPseudowire(Line out, PacketReader in, int at) {
        out.add("\n\t      PW ID: 0x").hex(in.u32At(at), 8);
        printPseudowireType(out.add(", PW Type: "), in.u16At(at + 4));
    }

    private static void printPseudowireType(Line out, int type) {
        out.add(Pseudowire.TYPES.get(type, "unknown")).add(" (").add(type).add(')');
    }
}
