package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.Oui;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * The elements of IS-IS packets: type, length, value (ISO/IEC 10589 section 9.3, RFC 1195, RFC 5305 and others, see the table).
 * Those of reachability are in {@link IsIsReach}, those of shortest path bridging in {@link IsIsBridging}.
 */
final class IsIsElement {
    /** How an element ended. */
    enum End {
        /** As it should, or with something that does not fit in it and is not worth a word. */
        NORMAL,
        /** The rest of the packet cannot be printed. */
        CUT,
        /** Nothing more is printed. */
        SILENT
    }

    private static final int AREAS = 1;
    private static final int SYSTEM_NEIGHBORS = 2;
    private static final int END_NEIGHBORS = 3;
    private static final int PARTITION = 4;
    private static final int PREFIX_NEIGHBORS = 5;
    private static final int LAN_NEIGHBORS = 6;
    private static final int INSTANCE = 7;
    private static final int PADDING = 8;
    private static final int LSP_ENTRIES = 9;
    private static final int AUTHENTICATION = 10;
    private static final int CHECKSUM = 12;
    private static final int PURGE_ORIGINATOR = 13;
    private static final int BUFFER_SIZE = 14;
    private static final int EXTENDED_NEIGHBORS = 22;
    static final int ALIAS = 24;
    private static final int IP_INTERNAL = 128;
    private static final int PROTOCOLS = 129;
    private static final int IP_EXTERNAL = 130;
    private static final int DOMAIN_INFORMATION = 131;
    private static final int IP_ADDRESSES = 132;
    private static final int ROUTER_ID = 134;
    private static final int EXTENDED_IP = 135;
    private static final int HOST_NAME = 137;
    private static final int RISK_GROUP = 138;
    private static final int TOPOLOGY_PORT = 143;
    private static final int TOPOLOGY_CAPABILITY = 144;
    private static final int RESTART = 211;
    private static final int TOPOLOGY_NEIGHBORS = 222;
    private static final int TOPOLOGIES = 229;
    private static final int IPV6_ADDRESSES = 232;
    private static final int TOPOLOGY_IP = 235;
    private static final int IPV6 = 236;
    private static final int TOPOLOGY_IPV6 = 237;
    private static final int ADJACENCY = 240;
    private static final int SEQUENCE = 241;
    private static final int ROUTER_CAPABILITY = 242;
    private static final int VENDOR = 250;
    private static final ValueNames TYPES = ValueNames.of(
            AREAS, "Area address(es)", SYSTEM_NEIGHBORS, "IS Reachability", END_NEIGHBORS, "ES Neighbor(s)",
            PARTITION, "Partition DIS", PREFIX_NEIGHBORS, "Prefix Neighbors", LAN_NEIGHBORS, "IS Neighbor(s)",
            INSTANCE, "Instance Identifier", PADDING, "Padding", LSP_ENTRIES, "LSP entries", AUTHENTICATION, "Authentication",
            CHECKSUM, "Checksum", PURGE_ORIGINATOR, "Purge Originator Identifier", BUFFER_SIZE, "LSP Buffersize",
            EXTENDED_NEIGHBORS, "Extended IS Reachability", ALIAS, "IS Alias ID", 42, "DECnet Phase IV", 66, "Lucent Proprietary",
            IP_INTERNAL, "IPv4 Internal Reachability", PROTOCOLS, "Protocols supported",
            IP_EXTERNAL, "IPv4 External Reachability", DOMAIN_INFORMATION, "Inter-Domain Information Type",
            IP_ADDRESSES, "IPv4 Interface address(es)", 133, "IPv4 authentication (deprecated)",
            ROUTER_ID, "Traffic Engineering Router ID", EXTENDED_IP, "Extended IPv4 Reachability",
            RISK_GROUP, "Shared Risk Link Group", TOPOLOGY_PORT, "Multi-Topology-Aware Port Capability",
            TOPOLOGY_CAPABILITY, "Multi-Topology Capability", 176, "Nortel Proprietary", 177, "Nortel Proprietary",
            HOST_NAME, "Hostname", RESTART, "Restart Signaling", TOPOLOGY_NEIGHBORS, "Multi Topology IS Reachability",
            TOPOLOGIES, "Multi Topology", IPV6_ADDRESSES, "IPv6 Interface address(es)",
            TOPOLOGY_IP, "Multi-Topology IPv4 Reachability", IPV6, "IPv6 reachability",
            TOPOLOGY_IPV6, "Multi-Topology IP6 Reachability", ADJACENCY, "Point-to-point Adjacency State",
            SEQUENCE, "Hello PDU Sequence Number", ROUTER_CAPABILITY, "IS-IS Router Capability", VENDOR, "Vendor Private");

    private static final ValueNames AUTHENTICATIONS = ValueNames.of(
            1, "simple text password", 3, "Generic Crypto key-id", 54, "HMAC-MD5 password",
            255, "Routing Domain private password");
    private static final int DIGEST = 16;
    private static final String[] STATES = {"Up", "Initializing", "Down"};
    private static final String[] DOMAINS = {"Reserved", "Routing-Domain Specific", "AS Number Tag"};
    private static final ValueNames RESTART_FLAGS = ValueNames.of(
            1, "Restart Request", 2, "Restart Acknowledgement", 4, "Suppress adjacency advertisement");
    private static final ValueNames CAPABILITY_FLAGS = ValueNames.of(1, "S bit", 2, "D bit");

    private IsIsElement() {}

    /**
     * Prints the elements from the position on.
     *
     * @param packetAt absolute position of the packet
     * @param length   of the packet
     */
    static void printAll(Dissection d, PacketReader in, int packetAt, int length) {
        Line out = d.out();
        int end = packetAt + length;
        while (in.position() < end) {
            if (!in.has(2) || end - in.position() < 2) {
                d.printTruncated();
                return;
            }
            int type = in.u8();
            int size = in.u8();
            int start = in.position();
            out.add("\n\t    ").add(TYPES.get(type, "unknown")).add(" TLV #").add(type).add(", length: ").add(size);
            End ended = end - start < size ? End.CUT : printValue(d, in, type, size, packetAt, length);
            if (ended != End.NORMAL) {
                if (ended == End.CUT) {
                    d.printTruncated();
                }
                return;
            }
            in.seek(start);
            if (d.verbose(2)) {
                HexDump.captured(out, "\n\t      ", in, size);
            }
            in.seek(start + size);
        }
    }

    private static End printValue(Dissection d, PacketReader in, int type, int size, int packetAt, int length) {
        int end = in.position() + size;
        return switch (type) {
            case SYSTEM_NEIGHBORS -> IsIsReach.printSystems(d, in, size);
            case END_NEIGHBORS -> IsIsReach.printEndSystems(d, in, size);
            case PREFIX_NEIGHBORS -> IsIsReach.printPrefixNeighbors(d, in, size);
            case IP_INTERNAL, IP_EXTERNAL -> IsIsReach.printIp(d, in, size);
            case EXTENDED_NEIGHBORS, ALIAS -> IsIsExtended.printNeighbors(d, in, type, end);
            case TOPOLOGY_NEIGHBORS ->
                IsIsExtended.printTopology(d, in, size) ? IsIsExtended.printNeighbors(d, in, type, end) : End.CUT;
            case EXTENDED_IP -> IsIsExtended.printPrefixes(d, in, end, false);
            case IPV6 -> IsIsExtended.printPrefixes(d, in, end, true);
            case TOPOLOGY_IP, TOPOLOGY_IPV6 -> IsIsExtended.printTopology(d, in, size)
                    ? IsIsExtended.printPrefixes(d, in, end, type == TOPOLOGY_IPV6) : End.CUT;
            case TOPOLOGIES -> printTopologies(d, in, end);
            case AUTHENTICATION -> printAuthentication(d, in, size);
            case LAN_NEIGHBORS -> printIds(d, in, end, "\n\t      SNPA: ");
            case PARTITION -> printIds(d, in, end, "\n\t      ");
            case ADJACENCY -> printAdjacency(d.out(), in, size);
            case LSP_ENTRIES -> printLsps(d.out(), in, end);
            case PURGE_ORIGINATOR -> printPurgeOriginator(d.out(), in, size);
            case RESTART -> printRestart(d.out(), in, size);
            case RISK_GROUP -> printRiskGroup(d, in, end);
            case CHECKSUM -> {
                if (size >= 2) {
                    if (!in.has(2)) {
                        yield End.CUT;
                    }
                    int checksum = in.peekU16(0);
                    d.out().add("\n\t      checksum: 0x").hex(checksum, 4).add(' ');
                    Osi.printChecksum(d.out(), in, packetAt, checksum, in.position() - packetAt, length);
                }
                yield End.NORMAL;
            }
            default -> {
                printSimple(d, in, type, size);
                yield End.NORMAL;
            }
        };
    }

    /** Elements that cannot end the packet's text, but where bytes are missing. */
    private static void printSimple(Dissection d, PacketReader in, int type, int size) {
        Line out = d.out();
        int end = in.position() + size;
        switch (type) {
            case AREAS -> printAreas(out, in, end);
            case INSTANCE -> printInstance(out, in, size);
            case PADDING -> { }
            case IPV6_ADDRESSES -> {
                for (; end - in.position() >= 16; in.skip(16)) {
                    in.need(16);
                    out.add("\n\t      IPv6 interface address: ");
                    d.printIpv6(in, in.position());
                }
            }
            case IP_ADDRESSES -> {
                while (end - in.position() >= 4) {
                    printIpv4(d, in, "\n\t      IPv4 interface address: ");
                }
            }
            case ROUTER_ID -> {
                if (size >= 4) {
                    printIpv4(d, in, "\n\t      Traffic Engineering Router ID: ");
                }
            }
            case PROTOCOLS -> Osi.printProtocols(out.add("\n\t      NLPID(s): "), in, size);
            case HOST_NAME -> printText(out.add("\n\t      Hostname: "), in, size);
            case TOPOLOGY_PORT -> IsIsBridging.printPort(d, in, size);
            case TOPOLOGY_CAPABILITY -> IsIsBridging.printCapability(d, in, size);
            case DOMAIN_INFORMATION -> printDomain(out, in, size);
            case BUFFER_SIZE -> {
                if (size >= 2) {
                    int value = in.peekU16(0);
                    out.add("\n\t      LSP Buffersize: ").add(value);
                }
            }
            case SEQUENCE -> {
                if (size >= 4) {
                    long value = in.peekU32(0);
                    out.add("\n\t      Sequence number: ").add(value);
                }
            }
            case ROUTER_CAPABILITY -> printRouterCapability(d, in, size);
            case VENDOR -> {
                if (size >= 3) {
                    int vendor = in.u24();
                    String name = Oui.name(vendor);
                    out.add("\n\t      Vendor: ").add(name == null ? "Unknown" : name).add(" (").add(vendor).add(')');
                    HexDump.captured(out, "\n\t\t", in, size - 3);
                }
            }
            default -> {
                if (!d.verbose(2)) {
                    HexDump.captured(out, "\n\t\t", in, size);
                }
            }
        }
    }

    /** Prints an IPv4 address and moves behind it. */
    private static void printIpv4(Dissection d, PacketReader in, String name) {
        in.need(4);
        d.out().add(name);
        d.printIpv4(in, in.position());
        in.skip(4);
    }

    static void printText(Line out, PacketReader in, int n) {
        for (int i = 0; i < n && in.peekU8(i) != 0; i++) {
            out.printable(in.peekU8(i));
        }
    }

    private static void printAreas(Line out, PacketReader in, int end) {
        while (in.position() < end) {
            int n = in.u8();
            if (end - in.position() < n) {
                return;
            }
            in.need(n);
            out.add("\n\t      Area address (length: ").add(n).add("): ");
            Osi.printAddress(out, in, in.position(), n);
            in.skip(n);
        }
    }

    /** RFC 8202 section 2.1. */
    private static void printInstance(Line out, PacketReader in, int size) {
        if (size < 4) {
            return;
        }
        int count = (size - 2) / 2;
        int instance = in.u16();
        out.add("\n\t      Instance ID: ").add(instance).add(", ITIDs(").add(count).add(count > 0 ? "): " : ") ");
        for (int i = 0; i < count; i++) {
            int topology = in.u16();
            out.add(topology).add(i < count - 1 ? ", " : "");
        }
    }

    private static void printDomain(Line out, PacketReader in, int size) {
        if (size < 1) {
            return;
        }
        int kind = in.u8();
        out.add("\n\t      Inter-Domain Information Type: ");
        out.addNameHex(ValueNames.at(DOMAINS, kind), "Unknown (0x", kind, 2, ")");
        if (kind != 2) {
            HexDump.captured(out, "\n\t      ", in, size - 1);
        } else if (size >= 3) {
            int system = in.peekU16(0);
            out.add("AS Number: ").add(system);
        }
    }

    private static End printTopologies(Dissection d, PacketReader in, int end) {
        while (in.position() < end) {
            if (end - in.position() == 1) {
                d.out().add("\n\t      invalid MT-ID");
                return End.NORMAL;
            }
            IsIsExtended.printTopology(d, in, end - in.position());
        }
        return End.NORMAL;
    }

    private static End printIds(Dissection d, PacketReader in, int end, String before) {
        for (; end - in.position() >= IsIs.SYSTEM_ID; in.skip(IsIs.SYSTEM_ID)) {
            if (!in.has(IsIs.SYSTEM_ID)) {
                return End.CUT;
            }
            IsIs.printId(d.out().add(before), in, 0, IsIs.SYSTEM_ID);
        }
        return End.NORMAL;
    }

    /** RFC 5304, RFC 5310. */
    private static End printAuthentication(Dissection d, PacketReader in, int size) {
        Line out = d.out();
        if (size < 1) {
            return End.NORMAL;
        }
        int kind = in.u8();
        int left = size - 1;
        out.add("\n\t      ").addNameHex(AUTHENTICATIONS.get(kind), "unknown Authentication type 0x", kind, 2, "").add(": ");
        switch (kind) {
            case 1 -> printText(out, in, left);
            case 3 -> {
                if (left >= 2) {
                    int key = in.u16();
                    out.add(key).add(", password: ");
                    printHex(out, in, left - 2);
                }
            }
            case 54 -> {
                printHex(out, in, left);
                out.add(left != DIGEST ? ", (invalid subTLV)  (unchecked)" : " (unchecked)");
            }
            default -> HexDump.captured(out, "\n\t\t  ", in, left);
        }
        return End.NORMAL;
    }

    private static void printHex(Line out, PacketReader in, int n) {
        for (int i = 0; i < n; i++) {
            out.hex(in.peekU8(i), 2);
        }
    }

    /** RFC 5303 section 3.1: state, extended circuit, system and extended circuit of the neighbour. */
    private static End printAdjacency(Line out, PacketReader in, int size) {
        int left = size;
        if (left >= 1) {
            int state = in.peekU8(0);
            out.add("\n\t      Adjacency State: ").add(ValueNames.at(STATES, state, "unknown")).add(" (").add(state).add(')');
            left--;
        }
        if (left > 4) {
            long circuit = in.peekU32(1);
            out.add("\n\t      Extended Local circuit-ID: 0x").hex(circuit, 8);
            left -= 4;
        }
        if (left >= IsIs.SYSTEM_ID) {
            if (!in.has(5 + IsIs.SYSTEM_ID)) {
                return End.CUT;
            }
            IsIs.printId(out.add("\n\t      Neighbor System-ID: "), in, 5, IsIs.SYSTEM_ID);
            left -= IsIs.SYSTEM_ID;
        }
        if (left >= 4) {
            long circuit = in.peekU32(11);
            out.add("\n\t      Neighbor Extended Local circuit-ID: 0x").hex(circuit, 8);
        }
        return End.NORMAL;
    }

    /** Lifetime (2), identifier (8), sequence number (4), checksum (2) of link-state packets. */
    private static End printLsps(Line out, PacketReader in, int end) {
        for (; end - in.position() >= 16; in.skip(16)) {
            if (!in.has(10)) {
                return End.CUT;
            }
            IsIs.printId(out.add("\n\t      lsp-id: "), in, 2, IsIs.LSP_ID);
            long sequence = in.peekU32(10);
            out.add(", seq: 0x").hex(sequence, 8).add(", lifetime: ").addRight(in.peekU16(0), 5).add('s');
            int checksum = in.peekU16(14);
            out.add(", chksum: 0x").hex(checksum, 4);
        }
        return End.NORMAL;
    }

    /** RFC 6232 section 3. */
    private static End printPurgeOriginator(Line out, PacketReader in, int size) {
        if (size < 1) {
            return End.NORMAL;
        }
        int count = in.u8();
        int left = size - 1;
        if (count == 0) {
            out.add(" No system IDs supplied");
        } else if (left >= IsIs.SYSTEM_ID) {
            if (!in.has(IsIs.SYSTEM_ID)) {
                return End.CUT;
            }
            IsIs.printId(out.add("\n\t      Purge Originator System-ID: "), in, 0, IsIs.SYSTEM_ID);
            in.skip(IsIs.SYSTEM_ID);
            left -= IsIs.SYSTEM_ID;
            if (count > 1 && left >= IsIs.SYSTEM_ID) {
                if (!in.has(2 * IsIs.SYSTEM_ID + 1)) {
                    return End.CUT;
                }
                IsIs.printId(out.add("\n\t      Received from System-ID: "), in, 0, IsIs.SYSTEM_ID);
            }
        }
        return End.NORMAL;
    }

    /** RFC 8706 section 3.2: flags, remaining time, system. */
    private static End printRestart(Line out, PacketReader in, int size) {
        if (size < 1) {
            return End.NORMAL;
        }
        if (!in.has(1)) {
            return End.CUT;
        }
        RESTART_FLAGS.printBits(out.add("\n\t      Flags ["), in.u8(), ", ", "none");
        out.add(']');
        if (size < 3) {
            return End.NORMAL;
        }
        if (!in.has(2)) {
            return End.CUT;
        }
        out.add(", Remaining holding time ").add(in.u16()).add('s');
        if (size == 3 + IsIs.SYSTEM_ID) {
            if (!in.has(IsIs.SYSTEM_ID)) {
                return End.CUT;
            }
            IsIs.printId(out.add(", for "), in, 0, IsIs.SYSTEM_ID);
        }
        return End.NORMAL;
    }

    /** RFC 5307 section 1.4. */
    private static End printRiskGroup(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        if (end - in.position() < IsIs.NODE_ID) {
            return End.NORMAL;
        }
        if (!in.has(IsIs.NODE_ID)) {
            return End.CUT;
        }
        IsIs.printId(out.add("\n\t      IS Neighbor: "), in, 0, IsIs.NODE_ID);
        in.skip(IsIs.NODE_ID);
        if (in.position() == end) {
            return End.NORMAL;
        }
        int flags = in.u8();
        out.add(", Flags: [").add((flags & 1) != 0 ? "numbered]" : "unnumbered]");
        if (end - in.position() >= 4) {
            printIpv4(d, in, "\n\t      IPv4 interface address: ");
        }
        if (end - in.position() >= 4) {
            printIpv4(d, in, "\n\t      IPv4 neighbor address: ");
            while (end - in.position() >= 4) {
                long link = in.u32();
                out.add("\n\t      Link-ID: 0x").hex(link, 8);
            }
        }
        return End.NORMAL;
    }

    private static void printRouterCapability(Dissection d, PacketReader in, int size) {
        Line out = d.out();
        if (size < 5) {
            out.add(" [object length ").add(size).add(" < 5]");
            d.printInvalid();
            return;
        }
        printIpv4(d, in, "\n\t      Router-ID ");
        int flags = in.u8();
        CAPABILITY_FLAGS.printBits(out.add(", Flags ["), flags, ", ", "none");
        out.add(']');
        IsIsExtended.printRouterCapabilities(out, in, size - 5);
    }
}
