package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;

/**
 * Cisco's VLAN Trunking Protocol.
 *
 * <pre>
 *  0         1      2                    3               4                36
 * +---------+------+--------------------+---------------+----------------+-----------------
 * | version | type | followers,         | length of     | management     | by the type ...
 * |         |      | sequence or zero   | domain name   | domain, padded |
 * +---------+------+--------------------+---------------+----------------+-----------------
 * </pre>
 *
 * All but the first line is printed with {@code -v}.
 */
final class Vtp {
    private static final int HEADER = 36;
    private static final int DOMAIN = 4;
    private static final int DOMAIN_LENGTH = 32;

    private static final int SUMMARY = 1;
    private static final int SUBSET = 2;
    private static final int REQUEST = 3;
    private static final int JOIN = 4;
    private static final String[] TYPES = {
        null, "Summary advertisement", "Subset advertisement", "Advertisement request", "Join message"
    };
    private static final String[] THIRD_BYTE = {null, "Followers", "Seq number", "Rsvd", "Rsvd"};

    private static final int VLAN_HEADER = 12;
    private static final String[] VLAN_TYPES = {"Unknown", "Ethernet", "FDDI", "TrCRF", "FDDI-net", "TrBRF"};
    private static final int STP_TYPE = 3;
    private static final int PRUNING = 6;
    private static final int BRIDGE_TYPE = 7;
    private static final int STE_HOP_COUNT = 9;
    private static final int BACKUP_CRF_MODE = 10;
    private static final String[] ELEMENTS = {
        "Unknown", "Source-Routing Ring Number TLV", "Source-Routing Bridge Number TLV", "STP type TLV", "Parent VLAN TLV",
        "Translationally bridged VLANs TLV", "Pruning TLV", "Bridge Type TLV", "Max ARP Hop Count TLV",
        "Max STE Hop Count TLV", "Backup CRF Mode TLV"
    };
    private static final String[] STP_TYPES = {"Unknown", "SRT", "SRB", "Auto"};

    private Vtp() {}

    static void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("vtp");
        int start = in.position();
        int length = in.claimed();
        if (length < HEADER) {
            d.printInvalid();
            in.need(length);
            return;
        }
        in.need(HEADER);
        int type = in.peekU8(1);
        out.add("VTPv").add(in.peekU8(0)).add(", Message ").add(name(TYPES, type, "Unknown message type"));
        out.add(" (0x").hex(type, 2).add("), length ").add(length);
        if (!d.verbose(1)) {
            in.need(length);
            return;
        }
        if (!printMessage(d, in, type)) {
            d.printInvalid();
            in.seek(start);
            in.need(length);
        }
    }

    private static String name(String[] names, int value, String fallback) {
        String name = value < names.length ? names[value] : null;
        return name == null ? fallback : name;
    }

    /** False where something does not fit. */
    private static boolean printMessage(Dissection d, PacketReader in, int type) {
        Line out = d.out();
        out.add("\n\tDomain name: ");
        int domainLength = in.peekU8(3);
        if (domainLength < 1 || domainLength > DOMAIN_LENGTH) {
            out.add(" [MgmtD Len ").add(domainLength).add(']');
            return false;
        }
        int start = in.position();
        int third = in.peekU8(2);
        in.skip(DOMAIN);
        PacketText.printPadded(out, in, domainLength);
        out.add(", ").add(name(THIRD_BYTE, type, "Unknown")).add(": ").add(third);
        in.seek(start + HEADER);
        switch (type) {
            case SUMMARY -> printSummary(d, in);
            case SUBSET -> {
                long revision = in.u32();
                out.add(", Config Rev ").hex(revision);
                return printVlans(d, in);
            }
            case REQUEST -> {
                long first = in.u32();
                out.add("\n\tStart value: ").add(first);
            }
            case JOIN -> {
                // What follows is not documented.
            }
            default -> {
                // Nothing is known of it.
            }
        }
        return true;
    }

    private static void printSummary(Dissection d, PacketReader in) {
        Line out = d.out();
        in.need(8);
        out.add("\n\t  Config Rev ").hex(in.u32()).add(", Updater ");
        d.printIpv4(in, in.position());
        in.skip(4);
        in.need(12);
        out.add(", Timestamp 0x").hex(in.u32(), 8).add(" 0x").hex(in.u32(), 8).add(" 0x").hex(in.u32(), 8);
        in.need(16);
        PacketText.printHex(out.add(", MD5 digest: "), in, 16);
    }

    private static boolean printVlans(Dissection d, PacketReader in) {
        Line out = d.out();
        while (in.claimed() > 0) {
            int length = in.peekU8(0);
            if (length == 0) {
                break;
            }
            in.need(length);
            if (length < VLAN_HEADER) {
                return false;
            }
            int status = in.peekU8(1);
            out.add("\n\tVLAN info status ").add(status == 0 ? "Operational" : status == 1 ? "Suspended" : "Unknown");
            out.add(", type ").add(name(VLAN_TYPES, in.peekU8(2), "Unknown")).add(", VLAN-id ").add(in.peekU16(4));
            out.add(", MTU ").add(in.peekU16(6)).add(", SAID 0x").hex(in.peekU32(8), 8).add(", Name ");
            int nameLength = in.peekU8(3);
            int paddedLength = nameLength + 3 & ~3;
            in.skip(VLAN_HEADER);
            int left = length - VLAN_HEADER - paddedLength;
            if (left < 0) {
                return false;
            }
            int elements = in.position() + paddedLength;
            PacketText.printPadded(out, in, nameLength);
            in.seek(elements);
            if (!printElements(out, in, left)) {
                return false;
            }
        }
        return true;
    }

    /** Elements of a type and a length in a byte each; the length is that of the value in 16-bit words. */
    private static boolean printElements(Line out, PacketReader in, int length) {
        int left = length;
        while (left > 0) {
            if (left < 2) {
                return false;
            }
            int type = in.peekU8(0);
            int words = in.peekU8(1);
            int size = 2 + words * 2;
            out.add("\n\t\t").add(name(ELEMENTS, type, "Unknown")).add(" (0x").hex(type, 4).add(") TLV");
            if (left < size) {
                out.add(" (TLV goes past the end of the packet)");
                return false;
            }
            in.need(size);
            if (words != 1) {
                out.add(" [TLV length ").add(words).add(" != 1]");
                return false;
            }
            printElement(out, in, type);
            left -= size;
        }
        return true;
    }

    private static void printElement(Line out, PacketReader in, int type) {
        int value = in.peekU16(2);
        String word = switch (type) {
            case PRUNING -> value == 1 ? "Enabled" : "Disabled";
            case STP_TYPE -> name(STP_TYPES, value, "Unknown");
            case BRIDGE_TYPE -> value == 1 ? "SRB" : "SRT";
            case BACKUP_CRF_MODE -> value == 1 ? "Backup" : "Not backup";
            default -> null;
        };
        if (word != null) {
            out.add(", ").add(word).add(" (").add(value).add(')');
        } else if (type == STE_HOP_COUNT) {
            out.add(", ").add(value);
        } else {
            HexDump.hex(out, "\n\t\t  ", in, 4);
            return;
        }
        in.skip(4);
    }
}
