package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** MAC commands, IEEE 802.15.4-2015 section 7.5: an identifier in a byte, then what that says. */
final class Ieee802154Command {
    private static final ValueNames COMMANDS = ValueNames.of(
            0x01, "Association Request command", 0x02, "Association Response command",
            0x03, "Disassociation Notification command", 0x04, "Data Request command",
            0x05, "PAN ID Conflict Notification command", 0x06, "Orphan Notification command",
            0x07, "Beacon Request command", 0x08, "Coordinator realignment command", 0x09, "GTS request command",
            0x0a, "TRLE Management Request command", 0x0b, "TRLE Management Response command",
            0x13, "DSME Association Request command", 0x14, "DSME Association Response command",
            0x15, "DSME GTS Request command", 0x16, "DSME GTS Response command", 0x17, "DSME GTS Notify command",
            0x18, "DSME Information Request command", 0x19, "DSME Information Response command",
            0x1a, "DSME Beacon Allocation Notification command", 0x1b, "DSME Beacon Collision Notification command",
            0x1c, "DSME Link Report command", 0x20, "RIT Data Request command", 0x21, "DBS Request command",
            0x22, "DBS Response command", 0x23, "RIT Data Response command", 0x24, "Vendor Specific command");
    private static final int ASSOCIATION_REQUEST = 0x01;
    private static final int ASSOCIATION_RESPONSE = 0x02;
    private static final int DISASSOCIATION = 0x03;
    private static final int DATA_REQUEST = 0x04;
    private static final int BEACON_REQUEST = 0x07;
    private static final int COORDINATOR_REALIGNMENT = 0x08;
    private static final int SLOT_REQUEST = 0x09;

    private static final ValueNames CAPABILITIES = ValueNames.of(
            0x04, "AC powered, ", 0x08, "Receiver on when idle, ", 0x10, "Fast association, ", 0x40, "Security supported, ",
            0x80, "Allocate address, ");
    private static final int FULL_FUNCTION = 0x02;
    private static final ValueNames ASSOCIATION_STATUS = ValueNames.of(
            0x00, "Association successful", 0x01, "PAN at capacity", 0x02, "PAN access denied",
            0x03, "Hooping sequence offset duplication", 0x80, "Fast association successful");
    private static final int RECEIVE_ONLY = 0x10;
    private static final int ALLOCATION = 0x20;
    /** In the channel page: it is the high part of a channel number instead. */
    private static final int NO_PAGE = 0x80;

    private Ieee802154Command() {}

    /** Prints a command and moves behind what could be printed of it. */
    static void print(Dissection d, PacketReader in) {
        Line out = d.out();
        if (in.claimed() < 1) {
            out.add("[ERROR: Truncated before Command ID]");
            return;
        }
        int command = in.u8();
        out.add("Command ID = ").addNameHex(COMMANDS.get(command), "Reserved 0x", command, 2, "").add(' ');
        if (in.claimed() == 0 || command >= DATA_REQUEST && command <= BEACON_REQUEST) {
            return;
        }
        switch (command) {
            case ASSOCIATION_REQUEST -> printCapabilities(out, in);
            case ASSOCIATION_RESPONSE -> printAssociation(out, in);
            case DISASSOCIATION -> printDisassociation(out, in);
            case COORDINATOR_REALIGNMENT -> printRealignment(out, in);
            case SLOT_REQUEST -> printSlotRequest(out, in);
            default -> {
                int start = in.position();
                Ieee802154HeaderElements.printBytes(out, "Command Data = ", in, in.claimed());
                in.seek(start);
            }
        }
    }

    private static boolean hasLength(Line out, PacketReader in, int shortest, int longest, String command) {
        if (in.claimed() < shortest || in.claimed() > longest) {
            out.add("Invalid ").add(command).add(" command length");
            return false;
        }
        return true;
    }

    private static void printCapabilities(Line out, PacketReader in) {
        if (hasLength(out, in, 1, 1, "Association request")) {
            int capabilities = in.u8();
            out.add((capabilities & FULL_FUNCTION) != 0 ? "FFD, " : "RFD, ");
            CAPABILITIES.printBits(out, capabilities, "", "");
        }
    }

    private static void printAssociation(Line out, PacketReader in) {
        if (hasLength(out, in, 3, 3, "Association response")) {
            out.add("Short address = ").hex(in.u16Le(), 4).add(", ");
            int status = in.u8();
            out.addNameHex(ASSOCIATION_STATUS.get(status), "Status = 0x", status, 2, "");
        }
    }

    private static void printDisassociation(Line out, PacketReader in) {
        if (!hasLength(out, in, 1, 1, "Disassociation Notification")) {
            return;
        }
        switch (in.peekU8(0)) {
            case 0 -> out.add("Reserved");
            case 1 -> out.add("Reason = The coordinator wishes the device to leave PAN");
            case 2 -> out.add("Reason = The device wishes to leave the PAN");
            default -> {
                // tcpdump shows the second byte behind the reason.
                int shown = in.peekU8(2);
                out.add("Reason = 0x").hex(shown, 2);
            }
        }
        in.skip(1);
    }

    private static void printRealignment(Line out, PacketReader in) {
        if (!hasLength(out, in, 7, 8, "Coordinator Realignment")) {
            return;
        }
        int page = in.claimed() == 8 ? in.peekU8(7) : NO_PAGE;
        out.add("Pan ID = 0x").hex(in.u16Le(), 4);
        out.add(", Coordinator short address = ").hex(in.u16Le(), 4);
        int channel = in.u8();
        if ((page & NO_PAGE) != 0) {
            out.add(", Channel Number = ").add((page & ~NO_PAGE) << 8 | channel);
        } else {
            out.add(", Channel Number = ").add(channel).add(", page = ").add(page);
        }
        out.add(", Short address = ").hex(in.u16Le(), 4);
        in.skip(in.claimed());
    }

    private static void printSlotRequest(Line out, PacketReader in) {
        if (hasLength(out, in, 1, 1, "GTS Request")) {
            int request = in.u8();
            out.add("GTS Length = ").add(request & 15);
            out.add((request & RECEIVE_ONLY) != 0 ? ", Receive-only GTS" : ", Transmit-only GTS");
            out.add((request & ALLOCATION) != 0 ? ", GTS allocation" : ", GTS deallocations");
        }
    }
}
