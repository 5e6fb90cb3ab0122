package io.ptcpdump.dissect.app;

import static io.ptcpdump.dissect.app.OpenFlow.HEADER_LENGTH;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** The messages of OpenFlow 1.0 (OpenFlow Switch Specification 1.0.0, section 5). */
final class OpenFlow10 {
    private static final int ADD = 0;
    private static final int MODIFY = 1;
    private static final int MODIFY_STRICT = 2;
    private static final int DELETE = 3;
    private static final int DELETE_STRICT = 4;
    private static final int NO_BUFFER = 0xffffffff;

    private static final OpenFlowMessage[] MESSAGES = {
        OpenFlowMessage.atLeast(0, "HELLO", OpenFlow::printData),
        OpenFlowMessage.atLeast(12 - HEADER_LENGTH, "ERROR", OpenFlow10::printError),
        OpenFlowMessage.atLeast(0, "ECHO_REQUEST", OpenFlow::printData),
        OpenFlowMessage.atLeast(0, "ECHO_REPLY", OpenFlow::printData),
        OpenFlowMessage.atLeast(12 - HEADER_LENGTH, "VENDOR", OpenFlow10Vendor::printMessage),
        OpenFlowMessage.empty("FEATURES_REQUEST"),
        OpenFlowMessage.atLeast(32 - HEADER_LENGTH, "FEATURES_REPLY", OpenFlow10::printFeatures),
        OpenFlowMessage.empty("GET_CONFIG_REQUEST"),
        OpenFlowMessage.exactly(12 - HEADER_LENGTH, "GET_CONFIG_REPLY", OpenFlow10::printConfiguration),
        OpenFlowMessage.exactly(12 - HEADER_LENGTH, "SET_CONFIG", OpenFlow10::printConfiguration),
        OpenFlowMessage.atLeast(18 - HEADER_LENGTH, "PACKET_IN", OpenFlow10::printPacketIn),
        OpenFlowMessage.exactly(88 - HEADER_LENGTH, "FLOW_REMOVED", OpenFlow10::printFlowRemoved),
        OpenFlowMessage.exactly(64 - HEADER_LENGTH, "PORT_STATUS", OpenFlow10Port::printStatus),
        OpenFlowMessage.atLeast(16 - HEADER_LENGTH, "PACKET_OUT", OpenFlow10::printPacketOut),
        OpenFlowMessage.atLeast(72 - HEADER_LENGTH, "FLOW_MOD", OpenFlow10::printFlowModification),
        OpenFlowMessage.exactly(32 - HEADER_LENGTH, "PORT_MOD", OpenFlow10Port::printModification),
        OpenFlowMessage.atLeast(12 - HEADER_LENGTH, "STATS_REQUEST", OpenFlow10Statistics::printRequest),
        OpenFlowMessage.atLeast(12 - HEADER_LENGTH, "STATS_REPLY", OpenFlow10Statistics::printReply),
        OpenFlowMessage.empty("BARRIER_REQUEST"),
        OpenFlowMessage.empty("BARRIER_REPLY"),
        OpenFlowMessage.exactly(12 - HEADER_LENGTH, "QUEUE_GET_CONFIG_REQUEST", OpenFlow10Port::printQueueRequest),
        OpenFlowMessage.atLeast(16 - HEADER_LENGTH, "QUEUE_GET_CONFIG_REPLY", OpenFlow10Port::printQueueReply),
    };
    /** Bit 4 has a name, and is reserved all the same. */
    private static final OpenFlowBits CAPABILITIES = new OpenFlowBits(ValueNames.of(
            0x01, "FLOW_STATS", 0x02, "TABLE_STATS", 0x04, "PORT_STATS", 0x08, "STP", 0x10, "RESERVED", 0x20, "IP_REASM",
            0x40, "QUEUE_STATS", 0x80, "ARP_MATCH_IP"), 0xef);
    private static final OpenFlowBits FLOW_FLAGS = OpenFlowBits.of(0x1, "SEND_FLOW_REM", 0x2, "CHECK_OVERLAP", 0x4, "EMERG");
    private static final String[] FRAGMENT_HANDLING = {"FRAG_NORMAL", "FRAG_DROP", "FRAG_REASM"};
    private static final String[] COMMANDS = {"ADD", "MODIFY", "MODIFY_STRICT", "DELETE", "DELETE_STRICT"};
    private static final String[] PACKET_IN_REASONS = {"NO_MATCH", "ACTION"};
    private static final String[] REMOVAL_REASONS = {"IDLE_TIMEOUT", "HARD_TIMEOUT", "DELETE"};

    private static final String[] ERRORS = {
        "HELLO_FAILED", "BAD_REQUEST", "BAD_ACTION", "FLOW_MOD_FAILED", "PORT_MOD_FAILED", "QUEUE_OP_FAILED"
    };
    /** The codes of each type of error. */
    private static final String[][] ERROR_CODES = {
        {"INCOMPATIBLE", "EPERM"},
        {"BAD_VERSION", "BAD_TYPE", "BAD_STAT", "BAD_VENDOR", "BAD_SUBTYPE", "EPERM", "BAD_LEN", "BUFFER_EMPTY",
            "BUFFER_UNKNOWN"},
        {"BAD_TYPE", "BAD_LEN", "BAD_VENDOR", "BAD_VENDOR_TYPE", "BAD_OUT_PORT", "BAD_ARGUMENT", "EPERM", "TOO_MANY",
            "BAD_QUEUE"},
        {"ALL_TABLES_FULL", "OVERLAP", "EPERM", "BAD_EMERG_TIMEOUT", "BAD_COMMAND", "UNSUPPORTED"},
        {"BAD_PORT", "BAD_HW_ADDR"},
        {"BAD_PORT", "BAD_QUEUE", "EPERM"},
    };

    private OpenFlow10() {}

    /** The type of messages that has a number, or null. */
    static OpenFlowMessage message(int type) {
        return type < MESSAGES.length ? MESSAGES[type] : null;
    }

    private static void printError(Dissection d, PacketReader in) {
        Line out = d.out();
        int type = in.u16();
        out.add("\n\t type ").addNameHex(ValueNames.at(ERRORS, type), "invalid (0x", type, 4, ")");
        int code = in.u16();
        String name = type < ERROR_CODES.length ? ValueNames.at(ERROR_CODES[type], code) : null;
        out.add(", code ").addNameHex(name, "invalid (0x", code, 4, ")");
        OpenFlow.printData(d, in);
    }

    private static void printFeatures(Dissection d, PacketReader in) {
        Line out = d.out();
        OpenFlow.printDatapath(out, in);
        in.skip(3);
        CAPABILITIES.print32(out, "\n\t capabilities 0x", in);
        OpenFlow10Action.TYPE_BITS.print32(out, "\n\t actions 0x", in);
        while (in.claimed() > 0) {
            if (in.claimed() < OpenFlow10Port.LENGTH) {
                OpenFlow.printBad(d, in, "\n\t  port def. length", in.claimed(), "<", OpenFlow10Port.LENGTH);
                return;
            }
            OpenFlow10Port.print(d, in);
        }
    }

    private static void printConfiguration(Dissection d, PacketReader in) {
        int flags = in.u16();
        d.out().add("\n\t flags ").addNameHex(ValueNames.at(FRAGMENT_HANDLING, flags), "invalid (0x", flags, 4, ")");
        int sent = in.u16();
        d.out().add(", miss_send_len ").add(sent);
    }

    // ---- flows

    private static void printFlowModification(Dissection d, PacketReader in) {
        Line out = d.out();
        OpenFlow10Match.print(d, in, "\n\t ");
        long cookie = in.u64();
        out.add("\n\t cookie 0x").hex(cookie, 16);
        int command = in.u16();
        out.add(", command ").addNameHex(ValueNames.at(COMMANDS, command), "invalid (0x", command, 4, ")");
        printUnlessZero(out, ", idle_timeout ", in.u16());
        printUnlessZero(out, ", hard_timeout ", in.u16());
        printUnlessZero(out, ", priority ", in.u16());
        int buffer = in.i32();
        if (command == ADD || command == MODIFY || command == MODIFY_STRICT) {
            printBuffer(out, ", buffer_id ", buffer);
        }
        int port = in.u16();
        if (command == DELETE || command == DELETE_STRICT) {
            OpenFlow10Port.printNumber(out.add(", out_port "), port);
        }
        FLOW_FLAGS.print16(out, ", flags 0x", in);
        OpenFlow10Action.printAll(d, in, "\n\t ");
    }

    private static void printFlowRemoved(Dissection d, PacketReader in) {
        Line out = d.out();
        OpenFlow10Match.print(d, in, "\n\t ");
        long cookie = in.u64();
        out.add("\n\t cookie 0x").hex(cookie, 16);
        printUnlessZero(out, ", priority ", in.u16());
        int reason = in.u8();
        out.add(", reason ").addNameHex(ValueNames.at(REMOVAL_REASONS, reason), "unknown (0x", reason, 2, ")");
        in.skip(1);
        long seconds = in.u32();
        out.add(", duration_sec ").add(seconds);
        long nanoseconds = in.u32();
        out.add(", duration_nsec ").add(nanoseconds);
        printUnlessZero(out, ", idle_timeout ", in.u16());
        in.skip(2);
        long packets = in.u64();
        out.add(", packet_count ").addUnsigned(packets);
        long bytes = in.u64();
        out.add(", byte_count ").addUnsigned(bytes);
    }

    private static void printUnlessZero(Line out, String label, int value) {
        if (value != 0) {
            out.add(label).add(value);
        }
    }

    // ---- packets

    private static void printPacketIn(Dissection d, PacketReader in) {
        Line out = d.out();
        printBuffer(out, "\n\t buffer_id ", in.i32());
        int length = in.u16();
        out.add(", total_len ").add(length);
        int port = in.u16();
        OpenFlow10Port.printNumber(out.add(", in_port "), port);
        int reason = in.u8();
        out.add(", reason ").addNameHex(ValueNames.at(PACKET_IN_REASONS, reason), "invalid (0x", reason, 2, ")");
        in.skip(1);
        OpenFlow.printFrame(d, in);
    }

    private static void printPacketOut(Dissection d, PacketReader in) {
        Line out = d.out();
        long buffer = in.u32();
        out.add("\n\t buffer_id 0x").hex(buffer, 8);
        int port = in.u16();
        OpenFlow10Port.printNumber(out.add(", in_port "), port);
        int actionsLength = in.u16();
        out.add(", actions_len ").add(actionsLength);
        if (actionsLength > in.claimed()) {
            OpenFlow.printBad(d, in, "actions_len", actionsLength, ">", in.claimed());
            return;
        }
        OpenFlow10Action.printAll(d, in.take(actionsLength), "\n\t ");
        OpenFlow.printFrame(d, in);
    }

    private static void printBuffer(Line out, String label, int buffer) {
        out.add(label).addNameHex(buffer == NO_BUFFER ? "NONE" : null, "0x", buffer, 8, "");
    }
}
