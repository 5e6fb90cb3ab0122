package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * ATA over Ethernet (AoEr11).
 *
 * <pre>
 *  0         4       8       16      32      40        48     80
 * +---------+-------+-------+-------+-------+---------+------+---------------
 * | version | flags | error | major | minor | command | tag  | arguments ...
 * +---------+-------+-------+-------+-------+---------+------+---------------
 * </pre>
 */
public final class Aoe implements Printer {
    private static final int VERSION = 1;
    private static final int HEADER = 10;
    private static final int FLAG_ERROR = 4;
    private static final ValueNames FLAGS = ValueNames.of(8, "Response", FLAG_ERROR, "Error", 2, "MBZ-1", 1, "MBZ-0");
    private static final String[] ERRORS = {
        null, "Unrecognized command code", "Bad argument parameter", "Device unavailable", "Config string present",
        "Unsupported version", "Target is reserved"
    };

    private static final int ATA = 0;
    private static final int QUERY = 1;
    private static final int MASK_LIST = 2;
    private static final int RESERVE = 3;
    private static final String[] COMMANDS = {
        "Issue ATA Command", "Query Config Information", "MAC Mask List", "Reserve/Release"
    };
    private static final int ATA_ARGUMENTS = 12;
    private static final int QUERY_ARGUMENTS = 8;
    private static final int MASK_LIST_ARGUMENTS = 4;
    private static final int DIRECTIVE = 8;
    private static final int RESERVE_ARGUMENTS = 2;
    private static final int ADDRESS = 6;
    private static final int MAX_CONFIG_STRING = 1024;

    private static final ValueNames ATA_FLAGS = ValueNames.of(
            0x80, "MBZ-7", 0x40, "Ext48", 0x20, "MBZ-5", 0x10, "Device", 0x08, "MBZ-3", 0x04, "MBZ-2", 0x02, "Async",
            0x01, "Write");
    private static final String[] CONFIG_COMMANDS = {
        "read config string", "test config string", "test config string prefix", "set config string", "force set config string"
    };
    private static final String[] MASK_COMMANDS = {"Read Mac Mask List", "Edit Mac Mask List"};
    private static final String[] MASK_ERRORS = {null, "Unspecified Error", "Bad DCmd directive", "Mask list full"};
    private static final String[] DIRECTIVES = {
        "No Directive", "Add mac address to mask list", "Delete mac address from mask list"
    };
    private static final String[] RESERVE_COMMANDS = {"Read reserve list", "Set reserve list", "Force set reserve list"};

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("aoe").add("AoE length ").add(in.claimed());
        if (in.claimed() < 1) {
            d.printInvalid();
            return;
        }
        int version = in.peekU8(0) >>> 4;
        out.add(", Ver ").add(version);
        if (version == VERSION && !printVersion1(d, in)) {
            d.printInvalid();
            in.need(Math.max(0, in.claimed()));
        }
    }

    /** Returns false, with the reader where it found that out, where a length is wrong. */
    private static boolean printVersion1(Dissection d, PacketReader in) {
        Line out = d.out();
        if (in.claimed() < HEADER) {
            return false;
        }
        int flags = in.u8() & 15;
        out.add(", Flags: [");
        FLAGS.printBits(out, flags, ", ", "none");
        out.add(']');
        if (!d.verbose(1)) {
            return true;
        }
        if ((flags & FLAG_ERROR) != 0) {
            int error = in.peekU8(0);
            out.add("\n\tError: ").addName(ValueNames.at(ERRORS, error), "Invalid (", error, ")");
        }
        in.skip(1);
        int major = in.u16();
        out.add("\n\tMajor: 0x").hex(major, 4);
        int minor = in.u8();
        out.add(", Minor: 0x").hex(minor, 2);
        int command = in.u8();
        printName(out.add(", Command: "), COMMANDS, command);
        long tag = in.u32();
        out.add(", Tag: 0x").hex(tag, 8);
        return switch (command) {
            case ATA -> printAta(out, in);
            case QUERY -> printQuery(out, in);
            case MASK_LIST -> printMaskList(d, in);
            case RESERVE -> printReserve(d, in);
            default -> true;
        };
    }

    private static void printName(Line out, String[] names, int value) {
        out.addNameHex(ValueNames.at(names, value), "Unknown (0x", value, 2, ")");
    }

    private static void printByte(Line out, PacketReader in, String label) {
        int value = in.u8();
        out.add(label).add(value);
    }

    private static boolean printAta(Line out, PacketReader in) {
        if (in.claimed() < ATA_ARGUMENTS) {
            return false;
        }
        int flags = in.u8();
        out.add("\n\tAFlags: [");
        ATA_FLAGS.printBits(out, flags, ", ", "none");
        out.add(']');
        printByte(out, in, ", Err/Feature: ");
        printByte(out, in, ", Sector Count: ");
        printByte(out, in, ", Cmd/Status: ");
        printByte(out, in, "\n\tlba0: ");
        printByte(out, in, ", lba1: ");
        printByte(out, in, ", lba2: ");
        printByte(out, in, ", lba3: ");
        printByte(out, in, ", lba4: ");
        printByte(out, in, ", lba5: ");
        in.skip(2);
        if (in.claimed() > 0) {
            out.add("\n\tData: ").add(in.claimed()).add(" bytes");
        }
        return true;
    }

    private static boolean printQuery(Line out, PacketReader in) {
        if (in.claimed() < QUERY_ARGUMENTS) {
            return false;
        }
        int buffers = in.u16();
        out.add("\n\tBuffer Count: ").add(buffers);
        int firmware = in.u16();
        out.add(", Firmware Version: ").add(firmware);
        printByte(out, in, ", Sector Count: ");
        int command = in.u8();
        out.add(", AoE: ").add(command >>> 4).add(", CCmd: ");
        out.add(ValueNames.at(CONFIG_COMMANDS, command & 15, "Unknown (0x02x)"));
        int length = in.u16();
        if (length > MAX_CONFIG_STRING || length > in.claimed()) {
            return false;
        }
        if (length != 0) {
            out.add("\n\tConfig String (length ").add(length).add("): ");
            for (int i = 0; i < length; i++) {
                out.printable(in.u8());
            }
        }
        return true;
    }

    private static boolean printMaskList(Dissection d, PacketReader in) {
        Line out = d.out();
        if (in.claimed() < MASK_LIST_ARGUMENTS) {
            return false;
        }
        in.seek(in.position() + 1);
        int command = in.u8();
        printName(out.add("\n\tMCmd: "), MASK_COMMANDS, command);
        int error = in.u8();
        printName(out.add(", MError: "), MASK_ERRORS, error);
        int directives = in.u8();
        out.add(", Dir Count: ").add(directives);
        if (directives * DIRECTIVE > in.claimed()) {
            return false;
        }
        for (int i = 0; i < directives; i++) {
            in.seek(in.position() + 1);
            int directive = in.u8();
            printName(out.add("\n\t DCmd: "), DIRECTIVES, directive);
            long address = in.u48();
            out.add(", Ethernet Address: ");
            d.printMac(address);
        }
        return true;
    }

    private static boolean printReserve(Dissection d, PacketReader in) {
        Line out = d.out();
        if (in.claimed() < RESERVE_ARGUMENTS || (in.claimed() - RESERVE_ARGUMENTS) % ADDRESS != 0) {
            return false;
        }
        int command = in.u8();
        printName(out.add("\n\tRCmd: "), RESERVE_COMMANDS, command);
        int addresses = in.u8();
        out.add(", NMacs: ").add(addresses);
        if (addresses * ADDRESS != in.claimed()) {
            return false;
        }
        for (int i = 0; i < addresses; i++) {
            long address = in.u48();
            out.add("\n\tEthernet Address ").add(i).add(": ");
            d.printMac(address);
        }
        return true;
    }
}
