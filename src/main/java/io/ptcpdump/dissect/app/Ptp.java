package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Precision Time Protocol, IEEE 1588-2008 and IEEE 1588-2019.
 *
 * <pre>
 * offset 0  profile, message type     8  correction: nanoseconds (48)    28 port number
 *        1  minor and major version   14 correction: fractions (16)      30 sequence number
 *        2  length                    16 reserved                        32 control
 *        4  domain, reserved          20 clock identity (64)             33 message interval
 *        6  flags                                                        34 body
 * </pre>
 */
public final class Ptp implements Printer {
    private static final int HEADER_LENGTH = 34;
    private static final String[] TYPES = {
        "sync msg", "delay req msg", "peer delay req msg", "peer delay resp msg", "Reserved", "Reserved", "Reserved", "Reserved",
        "follow up msg", "delay resp msg", "pdelay resp fup msg", "announce msg", "signaling msg", "management msg", "Reserved",
        "Reserved"
    };
    private static final String[] CONTROLS = {"Sync", "Delay_Req", "Follow_Up", "Delay_Resp", "Management", "Other"};
    private static final ValueNames FLAGS = ValueNames.of(
            0x1, "l1 61", 0x2, "l1 59", 0x4, "utc reasonable", 0x8, "timescale", 0x10, "time tracable", 0x20,
            "frequency tracable", 0x100, "alternate master", 0x200, "two step", 0x400, "unicast", 0x1000, "profile specific 1",
            0x2000, "profile specific 2", 0x4000, "security mask", 0x18c0, "unknown");

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("ptp");
        int length = in.claimed();
        if (length < HEADER_LENGTH) {
            out.add(" [length ").add(length).add(" < ").add(HEADER_LENGTH).add(']');
            d.printInvalid();
            return;
        }
        int versions = in.peekU16(0);
        int major = versions & 15;
        int minor = versions >> 4 & 15;
        out.add("PTPv").add(major);
        if (minor != 0) {
            out.add('.').add(minor);
        }
        if (major == 1) {
            out.add(" (not implemented)");
        } else if (major == 2) {
            int type = in.peekU8(0) & 15;
            printHeader(out, in);
            printBody(out, in, type);
        }
    }

    private static void printHeader(Line out, PacketReader in) {
        int first = in.u8();
        out.add(", majorSdoId: 0x").hex(first >> 4).add(", msg type: ").add(TYPES[first & 15]);
        in.skip(1);
        printWord(out, in, ", length: ");
        int domain = in.u16();
        out.add(", domain: ").add(domain >> 8).add(", reserved1: ").add(domain & 0xff);
        int flags = in.u16();
        FLAGS.printBits(out.add(", Flags ["), flags, ", ", "none");
        out.add(']');
        long correction = in.u48();
        out.add(", NS correction: ").add(correction);
        printWord(out, in, ", sub NS correction: ");
        long reserved = in.u32();
        out.add(", reserved2: ").add(reserved);
        long clock = in.u64();
        out.add(", clock identity: 0x").hex(clock);
        printWord(out, in, ", port id: ");
        printWord(out, in, ", seq id: ");
        int control = in.u8();
        out.add(", control: ").add(control).add(" (").add(ValueNames.at(CONTROLS, control, "Reserved")).add(')');
        printByte(out, in, ", log message interval: ");
    }

    /** What precedes a cut is printed, but not the name of the field that it cuts. */
    private static void printWord(Line out, PacketReader in, String name) {
        int value = in.u16();
        out.add(name).add(value);
    }

    private static void printBody(Line out, PacketReader in, int type) {
        switch (type) {
            case 0, 1 -> printTimestamp(out, in, ", originTimeStamp:", ",");
            case 8 -> printTimestamp(out, in, ", preciseOriginTimeStamp:", ",");
            case 2, 10 -> {
                printTimestamp(out, in, ", preciseOriginTimeStamp:", ",");
                printPortIdentity(out, in);
            }
            case 3, 9 -> {
                printTimestamp(out, in, ", receiveTimeStamp:", ",");
                printPortIdentity(out, in);
            }
            case 11 -> printAnnouncement(out, in);
            case 12 -> printPortIdentity(out, in);
            case 13 -> printManagement(out, in);
            default -> {
            }
        }
    }

    private static void printTimestamp(Line out, PacketReader in, String name, String separator) {
        out.add(name);
        long seconds = in.u48();
        out.add(' ').add(seconds).add(" seconds").add(separator);
        long nanoseconds = in.u32();
        out.add(' ').add(nanoseconds).add(" nanoseconds");
    }

    private static void printPortIdentity(Line out, PacketReader in) {
        long clock = in.u64();
        out.add(", port identity: 0x").hex(clock);
        printWord(out, in, ", port id: ");
    }

    private static void printAnnouncement(Line out, PacketReader in) {
        printTimestamp(out, in, ", originTimeStamp:", "");
        printWord(out, in, ", origin cur utc:");
        printByte(out, in, ", rsvd: ");
        printByte(out, in, ", gm priority_1: ");
        printByte(out, in, ", gm clock class: ");
        printByte(out, in, ", gm clock accuracy: ");
        printWord(out, in, ", gm clock variance: ");
        printByte(out, in, ", gm priority_2: ");
        long clock = in.u64();
        out.add(", gm clock id: 0x").hex(clock);
        printWord(out, in, ", steps removed: ");
        int source = in.u8();
        out.add(", time source: 0x").hex(source);
    }

    private static void printByte(Line out, PacketReader in, String name) {
        int value = in.u8();
        out.add(name).add(value);
    }

    private static void printManagement(Line out, PacketReader in) {
        printPortIdentity(out, in);
        printByte(out, in, ", start boundary hops: ");
        printByte(out, in, ", boundary hops: ");
        int flags = in.u8();
        out.add(", flags: 0x").hex(flags);
        int reserved = in.u8();
        out.add(", reserved: 0x").hex(reserved);
    }
}
