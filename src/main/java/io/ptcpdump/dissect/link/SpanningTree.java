package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * Bridge protocol data units: spanning tree (IEEE 802.1D-2004 section 9.3), multiple spanning trees (IEEE 802.1Q section 14)
 * and shortest path bridging (IEEE 802.1aq). Offsets below are from the start of the unit.
 */
final class SpanningTree {
    private static final int VERSION = 2;
    private static final int TYPE = 3;
    private static final int FLAGS = 4;
    private static final int ROOT = 5;
    private static final int ROOT_PATH_COST = 13;
    private static final int BRIDGE = 17;
    private static final int PORT = 25;
    private static final int MESSAGE_AGE = 27;
    private static final int MAX_AGE = 29;
    private static final int HELLO_TIME = 31;
    private static final int FORWARD_DELAY = 33;
    private static final int VERSION_1_LENGTH = 35;
    private static final int RAPID_LENGTH = 36;

    private static final int VERSION_3_LENGTH = 36;
    private static final int MULTIPLE_MINIMUM = 102;
    private static final int CONFIGURATION_NAME = 39;
    private static final int CONFIGURATION_REVISION = 71;
    private static final int CONFIGURATION_DIGEST = 73;
    private static final int INTERNAL_PATH_COST = 89;
    private static final int CIST_BRIDGE = 93;
    private static final int REMAINING_HOPS = 101;
    private static final int INSTANCES = 102;
    private static final int INSTANCE_LENGTH = 16;
    /** Bytes of the version 3 part before the first instance. */
    private static final int CONFIGURATION_LENGTH = 64;
    private static final int NAME_LENGTH = 32;

    /** Least length of the version 4 part, its own length field counted. */
    private static final int SHORTEST_PATH_MINIMUM = 87;

    private static final int STANDARD = 0;
    private static final int RAPID = 2;
    private static final int MULTIPLE = 3;
    private static final int SHORTEST_PATH = 4;

    private static final int CONFIGURATION_UNIT = 0x00;
    private static final int RAPID_UNIT = 0x02;
    private static final int TOPOLOGY_CHANGE_UNIT = 0x80;

    private static final ValueNames FLAG_NAMES = ValueNames.of(
            0x01, "Topology change", 0x02, "Proposal", 0x10, "Learn",
            0x20, "Forward", 0x40, "Agreement", 0x80, "Topology change ACK");

    private SpanningTree() {}

    static void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("stp");
        int length = in.claimed();
        if (length < 4) {
            d.printInvalid();
            return;
        }
        if (in.peekU16(0) != 0) {
            out.add("unknown STP version, length ").add(length);
            return;
        }
        int version = in.peekU8(VERSION);
        String name = versionName(version);
        out.add("STP ").addNameHex(name, "Unknown STP protocol (0x", version, 2, ")");
        if (name == null) {
            return;
        }
        int type = in.peekU8(TYPE);
        out.add(", ").addNameHex(typeName(type), "Unknown BPDU Type (0x", type, 2, ")");
        boolean valid = switch (type) {
            case CONFIGURATION_UNIT -> printConfiguration(d, in, length, RAPID_LENGTH - 1);
            case RAPID_UNIT -> switch (version) {
                case RAPID -> printConfiguration(d, in, length, RAPID_LENGTH);
                case MULTIPLE, SHORTEST_PATH -> printMultiple(d, in, length, version);
                default -> true;
            };
            default -> true;
        };
        if (!valid) {
            d.printInvalid();
        }
    }

    private static boolean printConfiguration(Dissection d, PacketReader in, int length, int minimum) {
        if (length < minimum) {
            return false;
        }
        Line out = d.out();
        int flags = in.peekU8(FLAGS);
        out.add(", Flags [");
        FLAG_NAMES.printBits(out, flags, ", ", "none");
        out.add(']');
        in.need(MESSAGE_AGE);
        out.add(", bridge-id ");
        printBridge(out, in, BRIDGE);
        out.add('.').hex(in.peekU16(PORT), 4).add(", length ").add(length);
        if (!d.verbose(1)) {
            return true;
        }
        printTimes(out, in);
        out.add("\n\troot-id ");
        printBridge(out, in, ROOT);
        out.add(", root-pathcost ").add(in.peekU32(ROOT_PATH_COST));
        if (in.peekU8(VERSION) == RAPID) {
            out.add(", port-role ").add(portRole(flags));
        }
        return true;
    }

    private static boolean printMultiple(Dissection d, PacketReader in, int length, int version) {
        if (length < MULTIPLE_MINIMUM || in.peekU8(VERSION_1_LENGTH) != 0) {
            return false;
        }
        int multipleLength = in.peekU16(VERSION_3_LENGTH) + 2;
        if (length < RAPID_LENGTH + multipleLength) {
            return false;
        }
        Line out = d.out();
        int flags = in.peekU8(FLAGS);
        out.add(", CIST Flags [");
        FLAG_NAMES.printBits(out, flags, ", ", "none");
        out.add("], length ").add(length);
        if (d.verbose(1)) {
            printCommonTree(out, in, flags);
            printInstances(out, in, multipleLength - 2);
        }
        if (version != SHORTEST_PATH) {
            return true;
        }
        int at = RAPID_LENGTH + multipleLength;
        int shortestPathLength = in.peekU16(at) + 2;
        if (length < at + shortestPathLength || shortestPathLength < SHORTEST_PATH_MINIMUM) {
            return false;
        }
        if (d.verbose(1)) {
            printShortestPath(out, in, at);
        }
        return true;
    }

    /** The common and internal spanning tree of a region. */
    private static void printCommonTree(Line out, PacketReader in, int flags) {
        out.add("\n\tport-role ").add(portRole(flags)).add(", CIST root-id ");
        printBridge(out, in, ROOT);
        out.add(", CIST ext-pathcost ").add(in.peekU32(ROOT_PATH_COST));
        out.add("\n\tCIST regional-root-id ");
        printBridge(out, in, BRIDGE);
        out.add(", CIST port-id ").hex(in.peekU16(PORT), 4).add(',');
        printTimes(out, in);
        out.add("\n\tv3len ").add(in.peekU16(VERSION_3_LENGTH)).add(", MCID Name ");
        printName(out, in, CONFIGURATION_NAME);
        in.need(INTERNAL_PATH_COST);
        out.add(", rev ").add(in.peekU16(CONFIGURATION_REVISION)).add(",\n\t\tdigest ");
        printDigest(out, in, CONFIGURATION_DIGEST, 4);
        out.add(", ");
        in.need(CIST_BRIDGE);
        out.add("CIST int-root-pathcost ").add(in.peekU32(INTERNAL_PATH_COST)).add(',');
        in.need(REMAINING_HOPS);
        out.add("\n\tCIST bridge-id ");
        printBridge(out, in, CIST_BRIDGE);
        out.add(", ");
        in.need(INSTANCES);
        out.add("CIST remaining-hops ").add(in.peekU8(REMAINING_HOPS));
    }

    private static void printInstances(Line out, PacketReader in, int versionLength) {
        int left = versionLength - CONFIGURATION_LENGTH;
        for (int at = INSTANCES; left >= INSTANCE_LENGTH; at += INSTANCE_LENGTH) {
            in.need(at + 3);
            int flags = in.peekU8(at);
            out.add("\n\tMSTI ").add(in.peekU16(at + 1) & 0xfff).add(", Flags [");
            FLAG_NAMES.printBits(out, flags, ", ", "none");
            out.add("], port-role ").add(portRole(flags));
            in.need(at + 13);
            out.add("\n\t\tMSTI regional-root-id ");
            printBridge(out, in, at + 1);
            out.add(", pathcost ").add(in.peekU32(at + 9));
            in.need(at + INSTANCE_LENGTH);
            out.add("\n\t\tMSTI bridge-prio ").add(in.peekU8(at + 13) >>> 4);
            out.add(", port-prio ").add(in.peekU8(at + 14) >>> 4).add(", hops ").add(in.peekU8(at + 15));
            left -= INSTANCE_LENGTH;
        }
    }

    private static void printShortestPath(Line out, PacketReader in, int at) {
        out.add("\n\tv4len ").add(in.peekU16(at)).add(", AUXMCID Name ");
        printName(out, in, at + 3);
        in.need(at + 53);
        out.add(", Rev ").add(in.peekU16(at + 35)).add(",\n\t\tdigest ");
        printDigest(out, in, at + 37, 4);
        in.need(at + SHORTEST_PATH_MINIMUM);
        int agreement = in.peekU8(at + 53);
        int format = in.peekU8(at + 55);
        int convention = in.peekU8(at + 56);
        out.add("\n\tAgreement num ").add(agreement >>> 6);
        out.add(", Discarded Agreement num ").add(agreement >>> 4 & 3);
        out.add(", Agreement valid-flag ").add(agreement >>> 3 & 1);
        out.add(",\n\tRestricted role-flag: ").add(agreement >>> 2 & 1);
        out.add(", Format id ").add(format >>> 4).add(" cap ").add(format);
        out.add(", Convention id ").add(convention >>> 4).add(" cap ").add(convention);
        out.add(",\n\tEdge count ").add(in.peekU16(at + 57)).add(", Agreement digest ");
        printDigest(out, in, at + 67, 5);
    }

    private static void printTimes(Line out, PacketReader in) {
        in.need(VERSION_1_LENGTH);
        out.add("\n\tmessage-age ");
        printSeconds(out, in.peekU16(MESSAGE_AGE));
        out.add(", max-age ");
        printSeconds(out, in.peekU16(MAX_AGE));
        out.add(", hello-time ");
        printSeconds(out, in.peekU16(HELLO_TIME));
        out.add(", forwarding-delay ");
        printSeconds(out, in.peekU16(FORWARD_DELAY));
    }

    /** A time in units of 1/256 s, as printf rounds it to two decimals: halves to the even digit. */
    private static void printSeconds(Line out, int time) {
        int hundredths = time * 100 / 256;
        int rest = time * 100 % 256;
        if (rest > 128 || rest == 128 && (hundredths & 1) != 0) {
            hundredths++;
        }
        out.add(hundredths / 100).add('.').addPadded(hundredths % 100, 2).add('s');
    }

    /** A priority of 16 bits and a MAC address. */
    private static void printBridge(Line out, PacketReader in, int at) {
        out.hex(in.peekU16(at), 4).add('.').mac(in.peekU48(at + 2));
    }

    private static void printName(Line out, PacketReader in, int at) {
        for (int i = 0; i < NAME_LENGTH && in.peekU8(at + i) != 0; i++) {
            out.printable(in.peekU8(at + i));
        }
    }

    private static void printDigest(Line out, PacketReader in, int at, int words) {
        for (int i = 0; i < words; i++) {
            out.hex(in.peekU32(at + 4 * i), 8);
        }
    }

    private static String portRole(int flags) {
        return switch (flags >>> 2 & 3) {
            case 0 -> "Unknown";
            case 1 -> "Alternate";
            case 2 -> "Root";
            default -> "Designated";
        };
    }

    private static String versionName(int version) {
        return switch (version) {
            case STANDARD -> "802.1d";
            case RAPID -> "802.1w";
            case MULTIPLE -> "802.1s";
            case SHORTEST_PATH -> "802.1aq";
            default -> null;
        };
    }

    private static String typeName(int type) {
        return switch (type) {
            case CONFIGURATION_UNIT -> "Config";
            case RAPID_UNIT -> "Rapid STP";
            case TOPOLOGY_CHANGE_UNIT -> "Topology Change";
            default -> null;
        };
    }
}
