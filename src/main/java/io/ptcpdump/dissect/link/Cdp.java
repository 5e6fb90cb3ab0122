package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The Cisco Discovery Protocol: version, time to live in seconds, a checksum of 16 bits, then elements of a type and a length,
 * 16 bits each, and a value; the length counts both.
 */
final class Cdp {
    private static final int HEADER = 4;
    private static final int ELEMENT_HEADER = 4;

    private static final int DEVICE = 0x01;
    private static final int ADDRESSES = 0x02;
    private static final int PORT = 0x03;
    private static final int CAPABILITIES = 0x04;
    private static final int VERSION = 0x05;
    private static final int PLATFORM = 0x06;
    private static final int PREFIXES = 0x07;
    private static final int VTP_DOMAIN = 0x09;
    private static final int NATIVE_VLAN = 0x0a;
    private static final int DUPLEX = 0x0b;
    private static final int VOICE_VLAN = 0x0e;
    private static final int VOICE_VLAN_REQUEST = 0x0f;
    private static final int POWER = 0x10;
    private static final int MTU = 0x11;
    private static final int TRUST = 0x12;
    private static final int UNTRUSTED_COS = 0x13;
    private static final int SYSTEM_NAME = 0x14;
    private static final int MANAGEMENT_ADDRESSES = 0x16;
    private static final int LOCATION = 0x17;
    private static final String[] TYPES = {
        null, "Device-ID", "Address", "Port-ID", "Capability", "Version String", "Platform", "Prefixes",
        "Protocol-Hello option", "VTP Management Domain", "Native VLAN ID", "Duplex", null, null,
        "ATA-186 VoIP VLAN assignment", "ATA-186 VoIP VLAN request", "power consumption", "MTU", "AVVID trust bitmap",
        "AVVID untrusted ports CoS", "System Name", "System Object ID (not decoded)", "Management Addresses",
        "Physical Location"
    };
    /** Least and greatest length of each type's value; 0 for any. */
    private static final int[] LEAST = {0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 2, 1, 0, 0, 3, 2, 1, 4, 1, 1, 0, 0, 4, 1};
    private static final int[] GREATEST = {0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 2, 1, 0, 0, 3, 3, 3, 4, 1, 1, 0, 0, 0, 0};

    private static final String[] CAPABILITY_BITS = {
        "Router", "Transparent Bridge", "Source Route Bridge", "L2 Switch", "L3 capable", "IGMP snooping", "L1 capable"
    };

    /** A protocol of one byte (ISO 9577 NLPID), and that of IPv4. */
    private static final int PROTOCOL_NLPID = 1;
    private static final int NLPID_IPV4 = 0xcc;
    /** A protocol of an IEEE 802.2 header with SNAP, and that of IPv6. */
    private static final int PROTOCOL_IEEE_802_2 = 2;
    private static final long SNAP_IPV6 = 0xaaaa0300000086ddL;

    private Cdp() {}

    /** Prints from the header on. */
    static void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("cdp");
        int length = in.claimed();
        if (length < HEADER) {
            printInvalid(d, in, out.add(" (packet length ").add(length).add(" < 4)"));
            return;
        }
        int version = in.u8();
        int timeToLive = in.u8();
        out.add("CDPv").add(version).add(", ttl: ").add(timeToLive).add('s');
        int checksum = in.u16();
        if (d.verbose(1)) {
            out.add(", checksum: 0x").hex(checksum, 4).add(" (unverified), length ").add(length);
        }
        while (in.claimed() > 0) {
            if (!printElement(d, in)) {
                return;
            }
        }
        if (!d.verbose(1)) {
            out.add(", length ").add(length);
        }
    }

    private static void printInvalid(Dissection d, PacketReader in, Line out) {
        d.printInvalid();
        in.need(in.claimed());
    }

    /** Prints an element and moves behind it; false where it does not fit. */
    private static boolean printElement(Dissection d, PacketReader in) {
        Line out = d.out();
        int left = in.claimed();
        if (left < ELEMENT_HEADER) {
            printInvalid(d, in, out.add(" (remaining packet length ").add(left).add(" < 4)"));
            return false;
        }
        int type = in.peekU16(0);
        int length = in.peekU16(2);
        String name = ValueNames.at(TYPES, type, "unknown field type");
        if (length < ELEMENT_HEADER) {
            if (d.verbose(1)) {
                printType(out, type, name);
                out.add(", TLV length: ").add(length).add(length == 1 ? " byte (too short)" : " bytes (too short)");
            } else {
                out.add(", ").add(name).add(" TLV length ").add(length).add(" too short");
            }
            printInvalid(d, in, out);
            return false;
        }
        if (length > left) {
            printInvalid(d, in, out.add(" (TLV length ").add(length).add(" > ").add(left).add(')'));
            return false;
        }
        in.skip(ELEMENT_HEADER);
        int end = in.position() + length - ELEMENT_HEADER;
        printValue(d, in, type, name, length - ELEMENT_HEADER);
        in.seek(end);
        return true;
    }

    private static void printType(Line out, int type, String name) {
        out.add("\n\t").add(name).add(type < 16 ? " (0x0" : " (0x").hex(type).add(')');
    }

    /** Without {@code -v} only the device is printed. */
    private static void printValue(Dissection d, PacketReader in, int type, String name, int length) {
        Line out = d.out();
        if (d.verbose(1)) {
            printType(out, type, name);
            out.add(", value length: ").add(length).add(length == 1 ? " byte: " : " bytes: ");
        } else if (type == DEVICE) {
            out.add(", Device-ID ");
        }
        boolean known = type < TYPES.length;
        if (known && (length < LEAST[type] || GREATEST[type] > 0 && length > GREATEST[type])) {
            out.add(" (malformed TLV)");
            known = false;
        }
        if (known && (d.verbose(1) || type == DEVICE)) {
            printKnown(d, in, type, length);
        } else if (d.verbose(1)) {
            in.need(length);
            HexDump.hex(out, "\n\t  ", in, length);
        }
    }

    private static void printKnown(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        switch (type) {
            case DEVICE, PORT, PLATFORM, VTP_DOMAIN, SYSTEM_NAME -> {
                printText(out.add('\''), in, 0, length);
                out.add('\'');
            }
            case ADDRESSES, MANAGEMENT_ADDRESSES -> printAddresses(d, in, length);
            case CAPABILITIES -> {
                long capabilities = in.peekU32(0);
                out.add("(0x").hex(capabilities, 8).add("): ");
                LldpField.printBits(out, (int) capabilities, CAPABILITY_BITS, "none");
            }
            case VERSION -> printVersion(out, in, length);
            case PREFIXES -> printPrefixes(out, in, length);
            case NATIVE_VLAN -> out.add(in.peekU16(0));
            case DUPLEX -> out.add(in.peekU8(0) != 0 ? "full" : "half");
            case VOICE_VLAN, VOICE_VLAN_REQUEST -> {
                if (length == 2) {
                    int value = in.peekU16(0);
                    out.add("unknown 0x").hex(value, 4);
                } else {
                    in.need(3);
                    out.add("app ").add(in.peekU8(0)).add(", vlan ").add(in.peekU16(1));
                }
            }
            case POWER -> printPower(out, in, length);
            case MTU -> {
                long mtu = in.peekU32(0);
                out.add(mtu).add(" bytes");
            }
            case TRUST, UNTRUSTED_COS -> {
                int value = in.peekU8(0);
                out.add("0x").hex(value, 2);
            }
            case LOCATION -> {
                int value = in.peekU8(0);
                out.add("0x").hex(value, 2);
                printText(out.add(length > 1 ? "/" : ""), in, 1, length - 1);
            }
            default -> in.need(length); // known by its name at most
        }
    }

    private static void printText(Line out, PacketReader in, int ahead, int n) {
        for (int i = 0; i < n; i++) {
            out.printable(in.peekU8(ahead + i));
        }
    }

    /** Keeps the lines of a version, each indented. */
    private static void printVersion(Line out, PacketReader in, int length) {
        out.add("\n\t  ");
        for (int i = 0; i < length; i++) {
            int c = in.peekU8(i);
            if (c == '\n') {
                out.add("\n\t  ");
            } else {
                out.printable(c);
            }
        }
    }

    /** Milliwatts, printed as watts; rounded as printf does, by the exact binary value. */
    private static void printPower(Line out, PacketReader in, int length) {
        int milliwatts = switch (length) {
            case 1 -> in.peekU8(0);
            case 2 -> in.peekU16(0);
            default -> in.peekU24(0);
        };
        out.add(new BigDecimal(milliwatts / 1000.0).setScale(2, RoundingMode.HALF_EVEN).toPlainString()).add('W');
    }

    private static void printPrefixes(Line out, PacketReader in, int length) {
        if (length % 5 != 0) {
            out.add(" [length ").add(length).add(" is not a multiple of 5]");
            in.need(length);
            return;
        }
        out.add(" IPv4 Prefixes (").add(length / 5).add("):");
        for (int at = 0; at < length; at += 5) {
            int bits = in.peekU8(at + 4);
            out.add(' ').ipv4(in.peekI32(at)).add('/').add(bits);
        }
    }

    /** A number of addresses, then each: kind and length of a protocol, the protocol, length of the address, the address. */
    private static void printAddresses(Dissection d, PacketReader in, int length) {
        int end = in.position() + length;
        String problem = length < 4 ? " (not enough space for num)" : printEachAddress(d, in, end);
        int left = end - in.position();
        if (problem != null) {
            d.out().add(problem);
            in.need(left);
        } else if (left > 0) {
            d.out().add(" (").add(left).add(" bytes of stray data)");
        }
    }

    /** Returns what is wrong with the first address that does not fit; null where all did. */
    private static String printEachAddress(Dissection d, PacketReader in, int end) {
        for (long count = in.u32(); count > 0; count--) {
            if (end - in.position() < 2) {
                return " (not enough space for PT+PL)";
            }
            int kind = in.u8();
            int protocolLength = in.u8();
            if (end - in.position() < protocolLength + 2) {
                return " (not enough space for P+AL)";
            }
            int addressLength = in.peekU16(protocolLength);
            boolean ipv4 = kind == PROTOCOL_NLPID && protocolLength == 1 && in.peekU8(0) == NLPID_IPV4 && addressLength == 4;
            boolean ipv6 = kind == PROTOCOL_IEEE_802_2 && protocolLength == 8 && in.peekU64(0) == SNAP_IPV6
                    && addressLength == 16;
            if (!ipv4 && !ipv6) {
                d.out().add("pt=0x").hex(kind, 2).add(", pl=").add(protocolLength).add(", pb=");
                printBytes(d.out(), in, protocolLength);
                d.out().add(", al=").add(addressLength).add(", a=");
                in.skip(2);
            } else {
                in.skip(protocolLength + 2);
            }
            if (end - in.position() < addressLength) {
                return " (not enough space for A)";
            }
            if (ipv4 || ipv6) {
                in.need(addressLength);
                d.out().add(ipv4 ? "IPv4 (" : "IPv6 (").add(count).add(") ");
                printAddress(d, in, ipv4);
                in.skip(addressLength);
            } else {
                printBytes(d.out(), in, addressLength);
            }
            d.out().add(count > 1 ? " " : "");
        }
        return null;
    }

    private static void printAddress(Dissection d, PacketReader in, boolean ipv4) {
        if (ipv4) {
            d.printIpv4(in, in.position());
        } else {
            d.printIpv6(in, in.position());
        }
    }

    private static void printBytes(Line out, PacketReader in, int n) {
        for (int i = 0; i < n; i++) {
            int value = in.u8();
            out.add(' ').hex(value, 2);
        }
    }
}
