package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The AppleTalk Address Resolution Protocol (Inside AppleTalk, chapter 2).
 *
 * <pre>
 *  0          2          4          5          6           8          14         18          24          28
 * +----------+----------+----------+----------+-----------+----------+----------+-----------+-----------+
 * | hardware | protocol | lengths of addresses | operation | sender's | sender's | target's  | target's  |
 * | type     | type     |          |          |           | hardware | protocol | hardware  | protocol  |
 * +----------+----------+----------+----------+-----------+----------+----------+-----------+-----------+
 * </pre>
 */
public final class Aarp implements Printer {
    private static final int LENGTH = 28;
    private static final int ETHERNET = 1;
    private static final int REQUEST = 1;
    private static final int RESPONSE = 2;
    private static final int PROBE = 3;
    private static final int SENDER_HARDWARE = 8;
    private static final int SENDER_PROTOCOL = 14;
    private static final int TARGET_PROTOCOL = 24;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("aarp").add("aarp ");
        if (d.printIfCut(in, LENGTH)) {
            return;
        }
        if (in.claimed() < LENGTH) {
            out.add(" [|aarp ").add(in.claimed()).add(']');
            return;
        }
        int hardware = in.peekU16(0);
        int protocol = in.peekU16(2);
        int hardwareLength = in.peekU8(4);
        int protocolLength = in.peekU8(5);
        int operation = in.peekU16(6);
        boolean known = hardware == ETHERNET && protocol == EtherType.APPLETALK && hardwareLength == 6 && protocolLength == 4;
        if (known && (operation == REQUEST || operation == PROBE)) {
            out.add(operation == REQUEST ? "who-has " : "probe ");
            printAddress(out, in, TARGET_PROTOCOL);
            out.add(" tell ");
            printAddress(out, in, SENDER_PROTOCOL);
        } else if (known && operation == RESPONSE) {
            out.add("reply ");
            printAddress(out, in, SENDER_PROTOCOL);
            out.add(" is-at ");
            d.printMac(in, in.position() + SENDER_HARDWARE);
        } else {
            out.add("len ").add(in.claimed()).add(" op ").add(operation).add(" htype ").add(hardware);
            out.add(" ptype ").hexAlternate(protocol).add(" halen ").add(hardwareLength).add(" palen ").add(protocolLength);
        }
    }

    /** A byte of padding, a network and a node. */
    private static void printAddress(Line out, PacketReader in, int ahead) {
        Ddp.addAddress(out, in.peekU16(ahead + 1), in.peekU8(ahead + 3));
    }
}
