package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.ValueNames;

/**
 * Statistics in OpenFlow 1.0 (OpenFlow Switch Specification 1.0.0, section 5.3.5): requests, and replies with any number of
 * entries.
 */
final class OpenFlow10Statistics {
    private static final int DESCRIPTION = 0;
    private static final int FLOW = 1;
    private static final int AGGREGATE = 2;
    private static final int TABLE = 3;
    private static final int PORT = 4;
    private static final int QUEUE = 5;
    private static final int VENDOR = 0xffff;
    private static final ValueNames TYPES = ValueNames.of(
            DESCRIPTION, "DESC", FLOW, "FLOW", AGGREGATE, "AGGREGATE", TABLE, "TABLE", PORT, "PORT", QUEUE, "QUEUE",
            VENDOR, "VENDOR");
    private static final OpenFlowBits REPLY_FLAGS = OpenFlowBits.of(0x1, "MORE");

    private static final int FLOW_REQUEST_LENGTH = OpenFlow10Match.LENGTH + 4;
    private static final int PORT_REQUEST_LENGTH = 8;
    private static final int TEXT_LENGTH = 256;
    private static final int SERIAL_NUMBER_LENGTH = 32;
    private static final int DESCRIPTION_LENGTH = 4 * TEXT_LENGTH + SERIAL_NUMBER_LENGTH;
    private static final int FLOW_LENGTH = 88;
    private static final int AGGREGATE_LENGTH = 24;
    private static final int TABLE_LENGTH = 64;
    private static final int TABLE_NAME_LENGTH = 32;
    private static final int PORT_LENGTH = 104;
    private static final int QUEUE_LENGTH = 32;
    private static final String REMAINING = "remaining length";
    private static final String[] PORT_COUNTERS = {
        ", rx_packets ", ", tx_packets ", ", rx_bytes ", ", tx_bytes ", ", rx_dropped ", ", tx_dropped ", ", rx_errors ",
        ", tx_errors ", ", rx_frame_err ", ", rx_over_err ", ", rx_crc_err ", ", collisions "
    };

    private OpenFlow10Statistics() {}

    // ---- requests

    static void printRequest(Dissection d, PacketReader in) {
        int type = in.u16();
        d.out().add("\n\t type ").addNameHex(TYPES.get(type), "invalid (0x", type, 4, ")");
        int flags = in.u16();
        d.out().add(", flags 0x").hex(flags, 4).add(flags == 0 ? "" : " (bogus)");
        switch (type) {
            case DESCRIPTION, TABLE -> hasLength(d, in, "len", 0);
            case FLOW, AGGREGATE -> printFlowRequest(d, in);
            case PORT -> {
                if (hasLength(d, in, "len", PORT_REQUEST_LENGTH)) {
                    printPort(d.out(), in, "\n\t port_no ");
                    in.skip(6);
                }
            }
            case QUEUE -> {
                if (hasLength(d, in, "len", PORT_REQUEST_LENGTH)) {
                    printPort(d.out(), in, "\n\t port_no ");
                    in.skip(2);
                    OpenFlow10Action.printQueue(d.out(), in.i32());
                }
            }
            case VENDOR -> OpenFlow10Vendor.printStatistics(d, in);
            default -> { }
        }
    }

    private static void printFlowRequest(Dissection d, PacketReader in) {
        if (!hasLength(d, in, "len", FLOW_REQUEST_LENGTH)) {
            return;
        }
        OpenFlow10Match.print(d, in, "\n\t ");
        printTable(d.out(), in, "\n\t table_id ");
        in.skip(1);
        printPort(d.out(), in, ", out_port ");
    }

    private static boolean hasLength(Dissection d, PacketReader in, String what, int length) {
        if (in.claimed() != length) {
            OpenFlow.printBad(d, in, what, in.claimed(), "!=", length);
            return false;
        }
        return true;
    }

    private static void printPort(Line out, PacketReader in, String label) {
        int port = in.u16();
        OpenFlow10Port.printNumber(out.add(label), port);
    }

    private static void printTable(Line out, PacketReader in, String label) {
        int table = in.u8();
        String name = switch (table) {
            case 0xfe -> "EMERG";
            case 0xff -> "ALL";
            default -> null;
        };
        out.add(label).addName(name, "", table, "");
    }

    // ---- replies

    static void printReply(Dissection d, PacketReader in) {
        int type = in.u16();
        d.out().add("\n\t type ").addNameHex(TYPES.get(type), "invalid (0x", type, 4, ")");
        REPLY_FLAGS.print16(d.out(), ", flags 0x", in);
        switch (type) {
            case DESCRIPTION -> printDescription(d, in);
            case FLOW -> printFlows(d, in);
            case AGGREGATE -> printAggregate(d, in);
            case TABLE -> printTables(d, in);
            case PORT -> printPorts(d, in);
            case QUEUE -> printQueues(d, in);
            case VENDOR -> OpenFlow10Vendor.printStatistics(d, in);
            default -> in.need(in.claimed());
        }
    }

    private static void printDescription(Dissection d, PacketReader in) {
        Line out = d.out().add("\n\t ");
        if (!hasLength(d, in, "len", DESCRIPTION_LENGTH)) {
            return;
        }
        printText(out, in, " mfr_desc '", TEXT_LENGTH);
        printText(out, in, "\n\t  hw_desc '", TEXT_LENGTH);
        printText(out, in, "\n\t  sw_desc '", TEXT_LENGTH);
        printText(out, in, "\n\t  serial_num '", SERIAL_NUMBER_LENGTH);
        printText(out, in, "\n\t  dp_desc '", TEXT_LENGTH);
    }

    private static void printText(Line out, PacketReader in, String label, int n) {
        int end = in.position() + n;
        PacketText.printPadded(out.add(label), in, n);
        out.add('\'');
        in.seek(end);
    }

    /** Whether another entry follows; says so where there are too few bytes for one. */
    private static boolean hasEntry(Dissection d, PacketReader in, String before, int length) {
        if (in.claimed() <= 0) {
            return false;
        }
        d.out().add(before);
        if (in.claimed() < length) {
            OpenFlow.printBad(d, in, REMAINING, in.claimed(), "<", length);
            return false;
        }
        return true;
    }

    private static void printFlows(Dissection d, PacketReader in) {
        while (hasEntry(d, in, "\n\t", FLOW_LENGTH)) {
            int length = in.peekU16(0);
            d.out().add(" length ").add(length);
            if (length < FLOW_LENGTH || length > in.claimed()) {
                boolean isShort = length < FLOW_LENGTH;
                OpenFlow.printBad(d, in, "entry_len", length, isShort ? "<" : ">", isShort ? FLOW_LENGTH : in.claimed());
                return;
            }
            printFlow(d, in.take(length));
        }
    }

    private static void printFlow(Dissection d, PacketReader in) {
        Line out = d.out();
        in.skip(2);
        printTable(out, in, ", table_id ");
        in.skip(1);
        OpenFlow10Match.print(d, in, "\n\t  ");
        long seconds = in.u32();
        out.add("\n\t  duration_sec ").add(seconds);
        long nanoseconds = in.u32();
        out.add(", duration_nsec ").add(nanoseconds);
        int priority = in.u16();
        out.add(", priority ").add(priority);
        int idleTimeout = in.u16();
        out.add(", idle_timeout ").add(idleTimeout);
        int hardTimeout = in.u16();
        out.add(", hard_timeout ").add(hardTimeout);
        in.skip(6);
        long cookie = in.u64();
        out.add(", cookie 0x").hex(cookie, 16);
        printCounter(out, in, ", packet_count ");
        printCounter(out, in, ", byte_count ");
        OpenFlow10Action.printAll(d, in, "\n\t  ");
    }

    private static void printCounter(Line out, PacketReader in, String label) {
        long count = in.u64();
        out.add(label).addUnsigned(count);
    }

    private static void printAggregate(Dissection d, PacketReader in) {
        Line out = d.out().add("\n\t");
        if (!hasLength(d, in, REMAINING, AGGREGATE_LENGTH)) {
            return;
        }
        printCounter(out, in, " packet_count ");
        printCounter(out, in, ", byte_count ");
        long flows = in.u32();
        out.add(", flow_count ").add(flows);
        in.need(4);
    }

    private static void printTables(Dissection d, PacketReader in) {
        Line out = d.out();
        while (hasEntry(d, in, "\n\t", TABLE_LENGTH)) {
            printTable(out, in, " table_id ");
            in.seek(in.position() + 3);
            OpenFlow10Port.printName(out, in, TABLE_NAME_LENGTH);
            OpenFlow10Match.WILDCARDS.print32(out, "\n\t  wildcards 0x", in);
            long room = in.u32();
            out.add("\n\t  max_entries ").add(room);
            long active = in.u32();
            out.add(", active_count ").add(active);
            printCounter(out, in, ", lookup_count ");
            printCounter(out, in, ", matched_count ");
        }
    }

    private static void printPorts(Dissection d, PacketReader in) {
        while (hasEntry(d, in, "\n\t ", PORT_LENGTH)) {
            printPort(d.out(), in, " port_no ");
            if (!d.verbose(2)) {
                in.skip(PORT_LENGTH - 2);
                continue;
            }
            in.skip(6);
            for (String counter : PORT_COUNTERS) {
                printCounter(d.out(), in, counter);
            }
        }
    }

    private static void printQueues(Dissection d, PacketReader in) {
        while (hasEntry(d, in, "\n\t ", QUEUE_LENGTH)) {
            printPort(d.out(), in, " port_no ");
            in.skip(2);
            long queue = in.u32();
            d.out().add(", queue_id ").add(queue);
            printCounter(d.out(), in, ", tx_bytes ");
            printCounter(d.out(), in, ", tx_packets ");
            printCounter(d.out(), in, ", tx_errors ");
        }
    }
}
