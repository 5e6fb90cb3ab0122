package io.ptcpdump.dissect.app;

import static io.ptcpdump.dissect.app.OpenFlow.HEADER_LENGTH;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * The messages of OpenFlow 1.3 (OpenFlow Switch Specification 1.3.5, section 7). Of those about flows, groups, meters and
 * statistics only the header is printed.
 */
final class OpenFlow13 {
    private static final OpenFlowMessage[] MESSAGES = {
        OpenFlowMessage.atLeast(0, "HELLO", OpenFlow13::printHello),
        OpenFlowMessage.atLeast(12 - HEADER_LENGTH, "ERROR", OpenFlow13Error::print),
        OpenFlowMessage.atLeast(0, "ECHO_REQUEST", OpenFlow::printData),
        OpenFlowMessage.atLeast(0, "ECHO_REPLY", OpenFlow::printData),
        OpenFlowMessage.atLeast(16 - HEADER_LENGTH, "EXPERIMENTER", OpenFlow13::printExperimenter),
        OpenFlowMessage.empty("FEATURES_REQUEST"),
        OpenFlowMessage.exactly(32 - HEADER_LENGTH, "FEATURES_REPLY", OpenFlow13::printFeatures),
        OpenFlowMessage.empty("GET_CONFIG_REQUEST"),
        OpenFlowMessage.exactly(12 - HEADER_LENGTH, "GET_CONFIG_REPLY", OpenFlow13::printConfiguration),
        OpenFlowMessage.exactly(12 - HEADER_LENGTH, "SET_CONFIG", OpenFlow13::printConfiguration),
        OpenFlowMessage.unprinted("PACKET_IN"),
        OpenFlowMessage.unprinted("FLOW_REMOVED"),
        OpenFlowMessage.exactly(80 - HEADER_LENGTH, "PORT_STATUS", OpenFlow13::printPortStatus),
        OpenFlowMessage.unprinted("PACKET_OUT"),
        OpenFlowMessage.unprinted("FLOW_MOD"),
        OpenFlowMessage.unprinted("GROUP_MOD"),
        OpenFlowMessage.exactly(40 - HEADER_LENGTH, "PORT_MOD", OpenFlow13::printPortModification),
        OpenFlowMessage.exactly(16 - HEADER_LENGTH, "TABLE_MOD", OpenFlow13::printTableModification),
        OpenFlowMessage.unprinted("MULTIPART_REQUEST"),
        OpenFlowMessage.unprinted("MULTIPART_REPLY"),
        OpenFlowMessage.empty("BARRIER_REQUEST"),
        OpenFlowMessage.empty("BARRIER_REPLY"),
        OpenFlowMessage.exactly(16 - HEADER_LENGTH, "QUEUE_GET_CONFIG_REQUEST", OpenFlow13::printQueueRequest),
        OpenFlowMessage.unprinted("QUEUE_GET_CONFIG_REPLY"),
        OpenFlowMessage.exactly(24 - HEADER_LENGTH, "ROLE_REQUEST", OpenFlow13::printRole),
        OpenFlowMessage.exactly(24 - HEADER_LENGTH, "ROLE_REPLY", OpenFlow13::printRole),
        OpenFlowMessage.empty("GET_ASYNC_REQUEST"),
        OpenFlowMessage.exactly(32 - HEADER_LENGTH, "GET_ASYNC_REPLY", OpenFlow13::printAsynchronous),
        OpenFlowMessage.exactly(32 - HEADER_LENGTH, "SET_ASYNC", OpenFlow13::printAsynchronous),
        OpenFlowMessage.unprinted("METER_MOD"),
    };

    private static final OpenFlowBits CAPABILITIES = OpenFlowBits.of(
            0x001, "FLOW_STATS", 0x002, "TABLE_STATS", 0x004, "PORT_STATS", 0x008, "GROUP_STATS", 0x020, "IP_REASM",
            0x040, "QUEUE_STATS", 0x100, "PORT_BLOCKED");
    private static final String[] FRAGMENT_HANDLING = {"FRAG_NORMAL", "FRAG_DROP", "FRAG_REASM"};
    private static final ValueNames MISS_LENGTHS = ValueNames.of(0xffe5, "MAX", 0xffff, "NO_BUFFER");
    private static final ValueNames TABLES = ValueNames.of(0xfe, "MAX", 0xff, "ALL");
    private static final String[] ROLES = {"NOCHANGE", "EQUAL", "MASTER", "SLAVE"};

    private static final int ELEMENT_HEADER = 4;
    private static final int VERSION_BITMAP = 1;
    private static final OpenFlowBits VERSIONS = OpenFlowBits.of(
            0x01, "1.0", 0x02, "1.1", 0x04, "1.2", 0x08, "1.3", 0x10, "1.4", 0x20, "1.5");

    private static final int PORT_NAME_LENGTH = 16;
    private static final int PORT_FEATURES_LENGTH = 32;
    private static final ValueNames PORTS = ValueNames.of(
            0xffffff00, "MAX", 0xfffffff8, "IN_PORT", 0xfffffff9, "TABLE", 0xfffffffa, "NORMAL", 0xfffffffb, "FLOOD",
            0xfffffffc, "ALL", 0xfffffffd, "CONTROLLER", 0xfffffffe, "LOCAL", 0xffffffff, "ANY");
    private static final OpenFlowBits PORT_CONFIGURATION = OpenFlowBits.of(
            0x01, "PORT_DOWN", 0x04, "NO_RECV", 0x20, "NO_FWD", 0x40, "NO_PACKET_IN");
    private static final OpenFlowBits PORT_STATES = OpenFlowBits.of(0x1, "LINK_DOWN", 0x2, "BLOCKED", 0x4, "LIVE");
    private static final OpenFlowBits PORT_FEATURES = OpenFlowBits.of(
            0x0001, "10MB_HD", 0x0002, "10MB_FD", 0x0004, "100MB_HD", 0x0008, "100MB_FD", 0x0010, "1GB_HD", 0x0020, "1GB_FD",
            0x0040, "10GB_FD", 0x0080, "40GB_FD", 0x0100, "100GB_FD", 0x0200, "1TB_FD", 0x0400, "OTHER", 0x0800, "COPPER",
            0x1000, "FIBER", 0x2000, "AUTONEG", 0x4000, "PAUSE", 0x8000, "PAUSE_ASYM");
    private static final String[] PORT_REASONS = {"ADD", "DELETE", "MODIFY"};
    private static final OpenFlowBits PACKET_IN_REASON_BITS = OpenFlowBits.of(
            0x1, "NO_MATCH", 0x2, "ACTION", 0x4, "INVALID_TTL");
    private static final OpenFlowBits PORT_REASON_BITS = OpenFlowBits.of(0x1, "ADD", 0x2, "DELETE", 0x4, "MODIFY");

    private OpenFlow13() {}

    /** The type of messages that has a number, or null. */
    static OpenFlowMessage message(int type) {
        return type < MESSAGES.length ? MESSAGES[type] : null;
    }

    // ---- greetings

    private static void printHello(Dissection d, PacketReader in) {
        boolean sound = true;
        while (sound && in.claimed() > 0) {
            sound = printElement(d, in);
        }
    }

    private static boolean printElement(Dissection d, PacketReader in) {
        Line out = d.out().add("\n\t");
        int room = in.claimed();
        if (room < ELEMENT_HEADER) {
            OpenFlow.printBad(d, in, "remaining length", room, "<", ELEMENT_HEADER);
            return false;
        }
        int type = in.u16();
        out.add(" type ").addNameHex(type == VERSION_BITMAP ? "VERSIONBITMAP" : null, "unknown (0x", type, 4, ")");
        int length = in.u16();
        out.add(", length ").add(length);
        if (length < ELEMENT_HEADER || length > room) {
            boolean isShort = length < ELEMENT_HEADER;
            OpenFlow.printBad(d, in, "bitmap length", length, isShort ? "<" : ">", isShort ? ELEMENT_HEADER : room);
            return false;
        }
        if (type == VERSION_BITMAP && length == ELEMENT_HEADER + 4) {
            VERSIONS.print32(out, ", bitmap 0x", in);
        } else {
            out.add(type == VERSION_BITMAP ? " (bogus)" : "");
            in.skip(length - ELEMENT_HEADER);
        }
        return true;
    }

    private static void printExperimenter(Dissection d, PacketReader in) {
        OpenFlow.printVendor(d.out(), "\n\t experimenter 0x", in.u32());
        long type = in.u32();
        d.out().add(", exp_type 0x").hex(type, 8);
        OpenFlow.printData(d, in);
    }

    // ---- the switch

    private static void printFeatures(Dissection d, PacketReader in) {
        Line out = d.out();
        OpenFlow.printDatapath(out, in);
        int auxiliary = in.u8();
        out.add(", auxiliary_id ").add(auxiliary);
        in.skip(2);
        CAPABILITIES.print32(out, "\n\t capabilities 0x", in);
        in.need(4);
    }

    private static void printConfiguration(Dissection d, PacketReader in) {
        int flags = in.u16();
        d.out().add("\n\t flags ").addNameHex(ValueNames.at(FRAGMENT_HANDLING, flags), "invalid (0x", flags, 4, ")");
        int sent = in.u16();
        d.out().add(", miss_send_len ").addName(MISS_LENGTHS.get(sent), "", sent, "");
    }

    private static void printTableModification(Dissection d, PacketReader in) {
        int table = in.u8();
        d.out().add("\n\t table_id ").addName(TABLES.get(table), "", table, "");
        in.skip(3);
        long configuration = in.u32();
        d.out().add(", config 0x").hex(configuration, 8);
    }

    private static void printRole(Dissection d, PacketReader in) {
        long role = in.u32();
        String name = role < ROLES.length ? ROLES[(int) role] : null;
        d.out().add("\n\t role ").addNameHex(name, "invalid (0x", role, 8, ")");
        in.skip(4);
        long generation = in.u64();
        d.out().add(", generation_id 0x").hex(generation, 16);
    }

    /** Which asynchronous messages a controller wants, as an equal or master, and as a slave. */
    private static void printAsynchronous(Dissection d, PacketReader in) {
        Line out = d.out();
        PACKET_IN_REASON_BITS.print32(out, "\n\t packet_in_mask[EM] 0x", in);
        PACKET_IN_REASON_BITS.print32(out, "\n\t packet_in_mask[S] 0x", in);
        PORT_REASON_BITS.print32(out, "\n\t port_status_mask[EM] 0x", in);
        PORT_REASON_BITS.print32(out, "\n\t port_status_mask[S] 0x", in);
        PORT_REASON_BITS.print32(out, "\n\t flow_removed_mask[EM] 0x", in);
        PORT_REASON_BITS.print32(out, "\n\t flow_removed_mask[S] 0x", in);
    }

    // ---- ports

    private static void printPortNumber(Line out, PacketReader in, String label) {
        long port = in.u32();
        out.add(label).addName(PORTS.get((int) port), "", port, "");
    }

    private static void printPort(Dissection d, PacketReader in) {
        Line out = d.out();
        printPortNumber(out, in, "\n\t  port_no ");
        in.skip(4);
        OpenFlow10Port.printAddress(d, in, ", hw_addr ");
        in.seek(in.position() + 2);
        OpenFlow10Port.printName(out, in, PORT_NAME_LENGTH);
        if (!d.verbose(2)) {
            in.skip(PORT_FEATURES_LENGTH);
            return;
        }
        PORT_CONFIGURATION.print32(out, "\n\t   config 0x", in);
        PORT_STATES.print32(out, "\n\t   state 0x", in);
        PORT_FEATURES.print32(out, "\n\t   curr 0x", in);
        PORT_FEATURES.print32(out, "\n\t   advertised 0x", in);
        PORT_FEATURES.print32(out, "\n\t   supported 0x", in);
        PORT_FEATURES.print32(out, "\n\t   peer 0x", in);
        long speed = in.u32();
        out.add("\n\t   curr_speed ").add(speed).add("kbps");
        long maximum = in.u32();
        out.add("\n\t   max_speed ").add(maximum).add("kbps");
    }

    private static void printPortStatus(Dissection d, PacketReader in) {
        int reason = in.u8();
        String name = ValueNames.at(PORT_REASONS, reason);
        // what tcpdump prints for any other reason lacks a percent sign, and so the number
        d.out().add("\n\t reason ").add(name == null ? "invalid (0x02x)" : name);
        in.skip(7);
        printPort(d, in);
    }

    private static void printPortModification(Dissection d, PacketReader in) {
        Line out = d.out();
        printPortNumber(out, in, "\n\t port_no ");
        in.skip(4);
        OpenFlow10Port.printAddress(d, in, ", hw_addr ");
        in.skip(2);
        PORT_CONFIGURATION.print32(out, "\n\t  config 0x", in);
        PORT_CONFIGURATION.print32(out, "\n\t  mask 0x", in);
        PORT_FEATURES.print32(out, "\n\t  advertise 0x", in);
        in.need(4);
    }

    private static void printQueueRequest(Dissection d, PacketReader in) {
        printPortNumber(d.out(), in, "\n\t port ");
        in.need(4);
    }
}
