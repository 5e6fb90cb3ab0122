package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** Text that the elements of LLDP have in common. Offsets are from the reader's position, which stays where it is. */
final class LldpField {
    /** Address families, IANA's "Address Family Numbers". */
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int IEEE_802 = 6;
    private static final int VPLS = 25;
    private static final int L2VPN = 196;
    private static final String[] ADDRESS_FAMILIES = {
        "Reserved", "IPv4", "IPv6", "NSAP", "HDLC", "BBN 1822", "802", "E.163", "E.164", "F.69", "X.121", "Novell IPX",
        "Appletalk", "Decnet IV", "Banyan Vines", "E.164 with NSAP subaddress"
    };

    static final int MAC_LENGTH = 6;

    private LldpField() {}

    /** Prints {@code n} bytes of text, or those before the first zero. */
    static void printText(Line out, PacketReader in, int ahead, int n) {
        for (int i = 0; i < n; i++) {
            int c = in.peekU8(ahead + i);
            if (c == 0) {
                return;
            }
            out.printable(c);
        }
    }

    /** The name at the index that the value is, or {@code fallback} where there is none. */
    static String name(String[] names, int value, String fallback) {
        return value < names.length && names[value] != null ? names[value] : fallback;
    }

    /** Prints the names of the bits that are set, the lowest first; {@code names[i]} is that of bit {@code i}. */
    static void printBits(Line out, int value, String[] names, String none) {
        int start = out.length();
        for (int i = 0; i < names.length; i++) {
            printBit(out, value, i, names, start);
        }
        out.add(out.length() == start ? none : "");
    }

    /** {@link #printBits}, but the highest first. */
    static void printBitsDown(Line out, int value, String[] names, String none) {
        int start = out.length();
        for (int i = names.length - 1; i >= 0; i--) {
            printBit(out, value, i, names, start);
        }
        out.add(out.length() == start ? none : "");
    }

    private static void printBit(Line out, int value, int bit, String[] names, int start) {
        if ((value >> bit & 1) != 0 && names[bit] != null) {
            out.add(out.length() == start ? "" : ", ").add(names[bit]);
        }
    }

    /** A number with spaces behind it up to {@code width} characters. */
    static Line addLeft(Line out, int value, int width) {
        int start = out.length();
        out.add(value);
        return out.spaces(width - (out.length() - start));
    }

    /** Whether {@code length} bytes hold an address of its family; any bytes do for a family that is not printed. */
    static boolean isAddress(PacketReader in, int ahead, int length) {
        if (length < 1) {
            return false;
        }
        int needed = switch (in.peekU8(ahead)) {
            case IPV4 -> 4;
            case IPV6 -> 16;
            case IEEE_802 -> MAC_LENGTH;
            default -> 0;
        };
        return length - 1 >= needed;
    }

    /** Prints an address behind the number of its family. */
    static void printAddress(Dissection d, PacketReader in, int ahead) {
        int family = in.peekU8(ahead);
        String name = switch (family) {
            case VPLS -> "VPLS";
            case L2VPN -> "Layer-2 VPN";
            default -> name(ADDRESS_FAMILIES, family, "Unknown");
        };
        d.out().add("AFI ").add(name).add(" (").add(family).add(')');
        int at = in.position() + ahead + 1;
        switch (family) {
            case IPV4 -> {
                d.out().add(": ");
                d.printIpv4(in, at);
            }
            case IPV6 -> {
                d.out().add(": ");
                d.printIpv6(in, at);
            }
            case IEEE_802 -> {
                d.out().add(": ");
                d.printMac(in, at);
            }
            default -> d.out().add(", no AF printer !");
        }
    }
}
