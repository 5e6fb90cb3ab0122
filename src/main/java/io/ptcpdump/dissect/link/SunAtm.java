package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * Captures of ATM by SunATM (LINKTYPE_SUNATM): the direction and the kind of traffic, the virtual path, the virtual channel,
 * then the packet. Some channels of path 0 have traffic of their own: signalling (ITU-T Q.2931), maintenance cells, and the
 * interim local management interface.
 */
public final class SunAtm implements LinkPrinter {
    private static final int HEADER = 4;
    private static final int SENT = 0x80;
    private static final int LAN_EMULATION = 1;

    private static final int META_SIGNALLING = 1;
    private static final int BROADCAST_SIGNALLING = 2;
    private static final int SEGMENT_MAINTENANCE = 3;
    private static final int END_TO_END_MAINTENANCE = 4;
    private static final int SIGNALLING = 5;
    private static final int LOCAL_MANAGEMENT = 16;

    private static final int Q_2931 = 9;
    private static final ValueNames MESSAGES = ValueNames.of(
            0x02, "Call_proceeding", 0x07, "Connect", 0x0f, "Connect_ack", 0x05, "Setup", 0x4d, "Release",
            0x5a, "Release_complete", 0x46, "Restart", 0x4e, "Restart_ack", 0x7d, "Status", 0x75, "Status_enquiry",
            0x80, "Add_party", 0x81, "Add_party_ack", 0x82, "Add_party_reject", 0x83, "Drop_party", 0x84, "Drop_party_ack");

    private final LanEmulation lanEmulation = new LanEmulation();
    private final Printer snmp;

    /** @param snmp prints what the local management interface carries */
    public SunAtm(Printer snmp) {
        this.snmp = snmp;
    }

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out().enter("sunatm");
        int first = in.peekU8(0);
        if (d.options().linkHeader()) {
            out.add((first & SENT) != 0 ? "Tx: " : "Rx: ");
        }
        in.skip(1);
        int path = in.u8();
        int channel = in.u16();
        out.enter("atm");
        if (d.options().linkHeader()) {
            out.add("VPI:").add(path).add(" VCI:").add(channel).add(' ');
        }
        if (path == 0 && printReserved(d, in, channel)) {
            return HEADER;
        }
        if ((first & 15) == LAN_EMULATION) {
            lanEmulation.print(d, in);
        } else {
            Ethernet.printLlc(d, in);
        }
        return HEADER;
    }

    /** Prints what the channels of path 0 carry that are not for users; returns whether this is one of them. */
    private boolean printReserved(Dissection d, PacketReader in, int channel) {
        Line out = d.out();
        switch (channel) {
            case SIGNALLING -> printSignalling(out, in);
            case BROADCAST_SIGNALLING -> out.add("broadcast sig: ");
            case SEGMENT_MAINTENANCE, END_TO_END_MAINTENANCE -> AtmOam.print(d, in, 1);
            case META_SIGNALLING -> out.add("meta: ");
            case LOCAL_MANAGEMENT -> {
                out.add("ilmi: ");
                snmp.print(d, in);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A protocol discriminator, the length of the call reference, that reference in 3 bytes, and the type of the message. */
    private static void printSignalling(Line out, PacketReader in) {
        int protocol = in.peekU8(0);
        if (protocol != Q_2931) {
            out.add("SSCOP, proto ").add(protocol).add(' ');
            return;
        }
        out.add("Q.2931");
        int message = in.peekU8(5);
        out.add(':').addName(MESSAGES.get(message), "msgtype#", message, "").add(" CALL_REF:0x").hex(in.peekU24(2), 6);
    }
}
