package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.AddressFamily;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** Text that the elements of LLDP have in common. Offsets are from the reader's position, which stays where it is. */
final class LldpField {
    static final int MAC_LENGTH = 6;

    private LldpField() {}

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
            case AddressFamily.IPV4 -> 4;
            case AddressFamily.IPV6 -> 16;
            case AddressFamily.IEEE_802 -> MAC_LENGTH;
            default -> 0;
        };
        return length - 1 >= needed;
    }

    /** Prints an address behind the number of its family. */
    static void printAddress(Dissection d, PacketReader in, int ahead) {
        int family = in.peekU8(ahead);
        d.out().add("AFI ").add(AddressFamily.name(family, "Unknown")).add(" (").add(family).add(')');
        int at = in.position() + ahead + 1;
        switch (family) {
            case AddressFamily.IPV4 -> {
                d.out().add(": ");
                d.printIpv4(in, at);
            }
            case AddressFamily.IPV6 -> {
                d.out().add(": ");
                d.printIpv6(in, at);
            }
            case AddressFamily.IEEE_802 -> {
                d.out().add(": ");
                d.printMac(in, at);
            }
            default -> d.out().add(", no AF printer !");
        }
    }
}
