package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** What IS-IS tells for shortest path bridging, RFC 6329 sections 12 to 16, in elements of topologies (RFC 6165). */
final class IsIsBridging {
    private static final int CONFIGURATION = 4;
    private static final int CONFIGURATION_ID = 51;
    private static final int DIGEST = 5;
    private static final int DIGEST_LENGTH = 33;
    private static final int BASE_VLANS = 6;
    private static final String[] PORT_PARTS = {null, null, null, null, "SPB MCID", "SPB Digest", "SPB BVID"};

    private static final int INSTANCE = 1;
    private static final int INSTANCE_LENGTH = 19;
    private static final int TREE = 8;
    private static final int SERVICE = 3;

    private IsIsBridging() {}

    static void printPort(Dissection d, PacketReader in, int size) {
        if (size < 2) {
            return;
        }
        int value = in.u16();
        d.out().add("\n\t       RES: ").add(value >>> 12).add(", MTID(s): ").add(value & 0xfff);
        printPortParts(d, in, size - 2);
    }

    private static void printPortParts(Dissection d, PacketReader in, int left) {
        Line out = d.out();
        while (left > 2) {
            int type = in.u8();
            int length = in.u8();
            out.add("\n\t       ").add(ValueNames.at(PORT_PARTS, type, "unknown")).add(" subTLV #").add(type);
            out.add(", length: ").add(length);
            left -= 2;
            if (!fits(d, in, left, length)) {
                return;
            }
            int least = type == CONFIGURATION ? 2 * CONFIGURATION_ID : type == DIGEST ? DIGEST_LENGTH : 0;
            if (length < least || type == BASE_VLANS && !printBaseVlans(out, in, length)) {
                out.add(" (too short)");
                return;
            }
            if (type == CONFIGURATION) {
                printConfiguration(out.add("\n\t         MCID: "), in, 0);
                printConfiguration(out.add("\n\t         AUX-MCID: "), in, CONFIGURATION_ID);
            } else if (type == DIGEST) {
                printDigest(out, in);
            }
            in.skip(length);
            left -= length;
        }
    }

    private static boolean fits(Dissection d, PacketReader in, int left, int length) {
        if (left < length) {
            d.out().add(" (> containing TLV length)");
            return false;
        }
        return !d.printIfCut(in, length);
    }

    /** Format (1), name (32), revision (2), digest (16). */
    private static void printConfiguration(Line out, PacketReader in, int at) {
        out.add("ID: ").add(in.peekU8(at)).add(", Name: ");
        for (int i = 1; i <= 32 && in.peekU8(at + i) != 0; i++) {
            out.printable(in.peekU8(at + i));
        }
        out.add("\n\t              Lvl: ").add(in.peekU16(at + 33)).add(", Digest: ");
        for (int i = 35; i < CONFIGURATION_ID; i++) {
            out.hex(in.peekU8(at + i), 2).add(' ');
        }
    }

    private static void printDigest(Line out, PacketReader in) {
        int flags = in.peekU8(0);
        out.add("\n\t        RES: ").add(flags >>> 5).add(" V: ").add(flags >>> 4 & 1).add(" A: ").add(flags >>> 2 & 3);
        out.add(" D: ").add(flags & 3).add("\n\t         Digest: ");
        for (int i = 0; i < 8; i++) {
            out.hex(in.peekU32(1 + 4 * i), 8).add(i == 3 ? " \n\t                 " : " ");
        }
    }

    /** Algorithms (4) and the VLANs that use them (2); false where there are bytes left that are no such pair. */
    private static boolean printBaseVlans(Line out, PacketReader in, int length) {
        for (int at = 0; at < length; at += 6) {
            if (length - at < 4) {
                return false;
            }
            out.add("\n\t           ECT: ").hex(in.peekU32(at), 8);
            if (length - at < 6) {
                return false;
            }
            int vlan = in.peekU16(at + 4);
            out.add(" BVID: ").add(vlan >>> 4).add(", U:").add(vlan >>> 3 & 1).add(" M:").add(vlan >>> 2 & 1).add(' ');
        }
        return true;
    }

    static void printCapability(Dissection d, PacketReader in, int size) {
        if (size < 2) {
            return;
        }
        int value = in.u16();
        d.out().add("\n\t      O: ").add(value >>> 15).add(", RES: ").add(value >>> 12 & 7);
        d.out().add(", MTID(s): ").add(value & 0xfff);
        printCapabilityParts(d, in, size - 2);
    }

    private static void printCapabilityParts(Dissection d, PacketReader in, int left) {
        Line out = d.out();
        while (left > 2) {
            int type = in.u8();
            int length = in.u8();
            left -= 2;
            String name = type == INSTANCE ? "SPB Instance" : type == SERVICE ? "SPBM Service Identifier and Unicast Address" : null;
            out.add("\n\t      ").add(name == null ? "unknown" : name).add(" subTLV #").add(type).add(", length: ").add(length);
            if (!fits(d, in, left, length)) {
                return;
            }
            if (type == INSTANCE && length < INSTANCE_LENGTH) {
                out.add(" (too short)");
                return;
            }
            if (type == INSTANCE && !printInstance(out, in, length) || type == SERVICE && !printService(out, in, length)) {
                d.printTruncated();
                return;
            }
            in.skip(length);
            left -= length;
        }
    }

    private static boolean printInstance(Line out, PacketReader in, int length) {
        out.add("\n\t        CIST Root-ID: ").hex(in.peekU32(0), 8).add(' ').hex(in.peekU32(4), 8);
        out.add(", Path Cost: ").hex(in.peekU32(8), 8).add(", Prio: ").add(in.peekU16(12));
        out.add("\n\t        RES: ").add(in.peekU16(14) >>> 5).add(", V: ").add(in.peekU16(14) >>> 4 & 1);
        int trees = in.peekU8(18);
        out.add(", SPSource-ID: ").add(in.peekU32(14) & 0xfffff).add(", No of Trees: ").hex(trees);
        for (int at = INSTANCE_LENGTH; trees > 0; trees--, at += TREE) {
            if (length - at < TREE) {
                return false;
            }
            int flags = in.peekU8(at);
            out.add("\n\t         U:").add(flags >>> 7).add(", M:").add(flags >>> 6 & 1).add(", A:").add(flags >>> 5 & 1);
            out.add(", RES:").add(flags & 0x1f).add(", ECT: ").hex(in.peekU32(at + 1), 8);
            int vlans = in.peekU24(at + 5);
            out.add(", BVID: ").add(vlans >>> 12).add(", SPVID: ").add(vlans & 0xfff);
        }
        return true;
    }

    private static boolean printService(Line out, PacketReader in, int length) {
        if (length < 8) {
            return false;
        }
        int vlan = in.peekU16(6);
        out.add("\n\t        BMAC: ").hex(in.peekU48(0), 12).add(", RES: ").add(vlan >>> 12).add(", VID: ").add(vlan & 0xfff);
        for (int at = 8; at + 4 <= length; at += 4) {
            int service = in.peekI32(at);
            out.add("\n\t        T: ").add(service >>> 31).add(", R: ").add(service >>> 30 & 1);
            out.add(", RES: ").add(service >>> 24 & 0x3f).add(", ISID: ").add(service & 0xffffff);
        }
        return true;
    }
}
