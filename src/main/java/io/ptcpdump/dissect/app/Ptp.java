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
        if (in.claimed() < HEADER_LENGTH) {
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
            printHeader(out, in);
            int type = in.u8() & 15;
            in.skip(HEADER_LENGTH - 1);
            printBody(out, in, type);
        }
    }

    private static void printHeader(Line out, PacketReader in) {
        int first = in.peekU8(0);
        out.add(", majorSdoId: 0x").hex(first >> 4).add(", msg type: ").add(TYPES[first & 15]);
        out.add(", length: ").add(in.peekU16(2));
        int domain = in.peekU16(4);
        out.add(", domain: ").add(domain >> 8).add(", reserved1: ").add(domain & 0xff);
        int flags = in.peekU16(6);
        FLAGS.printBits(out.add(", Flags ["), flags, ", ", "none");
        out.add(']');
        out.add(", NS correction: ").add(in.peekU48(8));
        out.add(", sub NS correction: ").add(in.peekU16(14));
        out.add(", reserved2: ").add(in.peekU32(16));
        out.add(", clock identity: 0x").hex(in.peekU64(20));
        out.add(", port id: ").add(in.peekU16(28));
        out.add(", seq id: ").add(in.peekU16(30));
        int control = in.peekU8(32);
        out.add(", control: ").add(control).add(" (").add(control < CONTROLS.length ? CONTROLS[control] : "Reserved").add(')');
        out.add(", log message interval: ").add(in.peekU8(33));
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
        int port = in.u16();
        out.add(", port id: ").add(port);
    }

    private static void printAnnouncement(Line out, PacketReader in) {
        printTimestamp(out, in, ", originTimeStamp:", "");
        int offset = in.u16();
        out.add(", origin cur utc:").add(offset);
        printByte(out, in, ", rsvd: ");
        printByte(out, in, ", gm priority_1: ");
        printByte(out, in, ", gm clock class: ");
        printByte(out, in, ", gm clock accuracy: ");
        int variance = in.u16();
        out.add(", gm clock variance: ").add(variance);
        printByte(out, in, ", gm priority_2: ");
        long clock = in.u64();
        out.add(", gm clock id: 0x").hex(clock);
        int steps = in.u16();
        out.add(", steps removed: ").add(steps);
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
