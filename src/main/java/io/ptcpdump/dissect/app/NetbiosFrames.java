package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * NetBIOS Frames (NetBEUI): NetBIOS directly over 802.2; IBM LAN Technical Reference, SC30-3383. The reader begins with the
 * control field of LLC, of one byte in unnumbered frames and of two in others.
 *
 * <pre>
 *  0        2           4         5       6       8            10           12
 * +--------+-----------+---------+-------+-------+------------+------------+----------------------------------+---------
 * | length | signature | command | data1 | data2 | transmit   | response   | destination, source:             | ...
 * |        | (ef ff)   |         |       |       | correlator | correlator | names (16) or session numbers (1)|
 * +--------+-----------+---------+-------+-------+------------+------------+----------------------------------+---------
 * </pre>
 */
public final class NetbiosFrames implements Printer {
    private static final int UNNUMBERED = 3;
    private static final int COMMAND = 4;
    private static final int DATAGRAM = 0x08;
    private static final int BROADCAST_DATAGRAM = 0x09;
    private static final int DATA_FIRST_MIDDLE = 0x15;
    private static final int DATA_ONLY_LAST = 0x16;
    /** How far behind the header a message of SMB may begin. */
    private static final int SEARCHED = 128;

    private static final SmbBlock BRIEF_HEADER = block().skip(5).end();
    private static final SmbBlock HEADER = block()
            .text("Length=").item(SmbFields::u16).text(" Signature=").item(SmbFields::hex16)
            .text(" Command=").item(SmbFields::hex8).text("\n").end();
    private static final SmbBlock BRIEF_UNKNOWN = block().text("Unknown NBF Command").end();
    private static final SmbBlock UNKNOWN = block().text("Unknown NBF Command\n").build();

    private static final SmbBlock BRIEF_ADD_NAME =
            block().text(", ").skip(23).text("Name to add=").item(SmbFields::paddedName).end();
    private static final SmbBlock ADD_NAME =
            block().skip(5).hex16("ResponseCorrelator").skip(16).paddedName("Name to add").build();
    private static final SmbBlock BRIEF_NAME_QUERY =
            block().text(", ").skip(7).text("Name=").item(SmbFields::paddedName).end();
    private static final SmbBlock BRIEF_ADD_NAME_RESPONSE = block()
            .text(", ").skip(1).text("GroupName=").item(SmbFields::hex16).text(" ").skip(4)
            .text("Destination=").item(SmbFields::paddedName).text(" Source=").item(SmbFields::paddedName).end();
    private static final SmbBlock NAMES = block().skip(7).paddedName("Destination").paddedName("Source").build();
    private static final SmbBlock SESSION_DATA = sessionNumbers(block()
            .hex8("Data1").hex16("Data2").hex16("TransmitCorrelator").hex16("ResponseCorelator"));

    private static final Command[] COMMANDS = new Command[0x20];

    static {
        addNames();
        addSessions();
    }

    private final Smb smb;

    public NetbiosFrames(Smb smb) {
        this.smb = smb;
    }

    /** What follows the header, without and with details; null where nothing of it is printed. */
    private record Command(String name, SmbBlock brief, SmbBlock details) {}

    private static SmbBlock.Builder block() {
        return SmbBlock.builder();
    }

    private static SmbBlock sessionNumbers(SmbBlock.Builder block) {
        return block.hex8("RemoteSessionNumber").hex8("LocalSessionNumber").build();
    }

    private static void addNames() {
        COMMANDS[0x00] = new Command("Add Group Name Query", BRIEF_ADD_NAME, ADD_NAME);
        COMMANDS[0x01] = new Command("Add Name Query", BRIEF_ADD_NAME, ADD_NAME);
        COMMANDS[0x02] = new Command("Name In Conflict", null, null);
        COMMANDS[0x03] = new Command("Status Query", null, null);
        COMMANDS[0x07] = new Command("Terminate Trace", null, null);
        COMMANDS[DATAGRAM] = new Command("Datagram", null, NAMES);
        COMMANDS[BROADCAST_DATAGRAM] = new Command("Broadcast Datagram", null, NAMES);
        COMMANDS[0x0a] = new Command("Name Query", BRIEF_NAME_QUERY, block().skip(1)
                .hex8("SessionNumber").text("NameType=").item(SmbFields::hex8).skip(2).text("\n")
                .hex16("ResponseCorrelator").paddedName("Name").paddedName("Name of sender").build());
        COMMANDS[0x0d] = new Command("Add Name Response", BRIEF_ADD_NAME_RESPONSE, block()
                .hex8("AddNameInProcess").hex16("GroupName").text("TransmitCorrelator=").item(SmbFields::hex16).skip(2)
                .text("\n").paddedName("Destination").paddedName("Source").build());
        COMMANDS[0x0e] = new Command("Name Recognized", null, block().skip(1)
                .hex16("Data2").hex16("TransmitCorrelator").hex16("ResponseCorelator")
                .paddedName("Destination").paddedName("Source").build());
        COMMANDS[0x0f] = new Command("Status Response", null, null);
        COMMANDS[0x13] = new Command("Terminate Trace", null, null);
    }

    private static void addSessions() {
        COMMANDS[0x14] = new Command("Data Ack", null, sessionNumbers(block().skip(3)
                .text("TransmitCorrelator=").item(SmbFields::hex16).skip(2).text("\n")));
        COMMANDS[DATA_FIRST_MIDDLE] = new Command("Data First/Middle", null, sessionNumbers(block()
                .bits("Flags", "RECEIVE_CONTINUE", "NO_ACK", "", "PIGGYBACK_ACK_INCLUDED")
                .text("ResyncIndicator=").item(SmbFields::hex16).skip(2).text("\n").hex16("ResponseCorelator")));
        COMMANDS[DATA_ONLY_LAST] = new Command("Data Only/Last", null, sessionNumbers(block()
                .bits("Flags", "", "NO_ACK", "PIGGYBACK_ACK_ALLOWED", "PIGGYBACK_ACK_INCLUDED")
                .text("ResyncIndicator=").item(SmbFields::hex16).skip(2).text("\n").hex16("ResponseCorelator")));
        COMMANDS[0x17] = new Command("Session Confirm", null, SESSION_DATA);
        COMMANDS[0x18] = new Command("Session End", null, sessionNumbers(block().skip(1)
                .text("Data2=").item(SmbFields::hex16).skip(4).text("\n")));
        COMMANDS[0x19] = new Command("Session Initialize", null, SESSION_DATA);
        COMMANDS[0x1a] = new Command("No Receive", null, sessionNumbers(block()
                .bits("Flags").text("DataBytesAccepted=").item(SmbFields::u8).skip(4).text("\n")));
        COMMANDS[0x1b] = new Command("Receive Outstanding", null, sessionNumbers(block().skip(1)
                .text("DataBytesAccepted=").item(SmbFields::u8).skip(4).text("\n")));
        COMMANDS[0x1c] = new Command("Receive Continue", null, sessionNumbers(block().skip(2)
                .hex16("TransmitCorrelator").skip(2)));
        COMMANDS[0x1f] = new Command("Session Alive", null, null);
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("netbeui");
        int control = in.u8();
        if (control != UNNUMBERED) {
            control |= in.u8() << 8;
        }
        int start = in.position();
        int limit = Math.min(start + in.claimed(), in.end());
        int data = start + in.peekU16Le(0);
        int code = in.peekU8(COMMAND);
        int headerEnd = Math.min(data, limit);
        SmbFields fields = smb.fields();
        fields.begin(d, in, start);
        if (d.verbose(2)) {
            out.add("\n>>> NBF Packet\nType=0x").upperHex(control).add(' ');
            int at = fields.print(HEADER, start, limit);
            if (printDetails(out, code, at, headerEnd) && data < limit && carriesData(code)) {
                printMessage(d, in, data, limit);
            }
        } else {
            int at = fields.print(BRIEF_HEADER, start, limit);
            printBrief(out.add("NBF Packet: "), code, at, headerEnd);
        }
    }

    private static boolean carriesData(int code) {
        return code == DATAGRAM || code == BROADCAST_DATAGRAM || code == DATA_FIRST_MIDDLE || code == DATA_ONLY_LAST;
    }

    private void printBrief(Line out, int code, int at, int limit) {
        Command command = code < COMMANDS.length ? COMMANDS[code] : null;
        if (command == null) {
            smb.fields().print(BRIEF_UNKNOWN, at, limit);
            return;
        }
        out.add(command.name);
        if (command.brief != null) {
            smb.fields().print(command.brief, at, limit);
        }
    }

    /** Returns whether nothing was cut. */
    private boolean printDetails(Line out, int code, int at, int limit) {
        Command command = code < COMMANDS.length ? COMMANDS[code] : null;
        if (command == null) {
            return smb.fields().print(UNKNOWN, at, limit) >= 0;
        }
        out.add(command.name).add(":\n");
        if (command.details == null) {
            out.add('\n');
            return true;
        }
        return smb.fields().print(command.details, at, limit) >= 0;
    }

    /** Prints the first message of SMB behind the header. */
    private void printMessage(Dissection d, PacketReader in, int data, int limit) {
        for (int i = 0; i < SEARCHED; i++) {
            if (Smb.isMessage(in, data + i, limit)) {
                if (i > 0) {
                    d.out().add("found SMB packet at ").add(i).add('\n');
                }
                smb.print(d, in, data + i, limit);
                return;
            }
        }
    }
}
