package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Layer Two Tunneling Protocol, version 2, RFC 2661 section 3.1: flags and version in 16 bits; where a flag says so, a
 * length; tunnel and session identifiers; where flags say so, sequence numbers and an offset. Control messages go on with
 * attribute value pairs, data messages with a PPP frame.
 */
public final class L2tp implements Printer {
    private static final int CONTROL = 0x8000;
    private static final int LENGTH_PRESENT = 0x4000;
    private static final int SEQUENCE_PRESENT = 0x0800;
    private static final int OFFSET_PRESENT = 0x0200;
    private static final int PRIORITY = 0x0100;
    private static final int VERSION = 0x000f;
    private static final int VERSION_L2F = 1;
    private static final int VERSION_L2TP = 2;

    private final Printer ppp;

    /** @param ppp prints the payload of data messages */
    public L2tp(Printer ppp) {
        this.ppp = ppp;
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("l2tp");
        int start = in.position();
        int claimed = in.claimed();
        int flags = in.u16();
        switch (flags & VERSION) {
            case VERSION_L2TP -> out.add(" l2tp:");
            case VERSION_L2F -> {
                out.add(" l2f:");
                return;
            }
            default -> {
                out.add(" Unknown Version, neither L2F(1) nor L2TP(2)");
                return;
            }
        }
        printFlags(out, flags);
        boolean hasLength = (flags & LENGTH_PRESENT) != 0;
        int length = hasLength ? in.u16() : claimed;
        int tunnel = in.u16();
        out.add('(').add(tunnel).add('/');
        int session = in.u16();
        out.add(session).add(')');
        if (!printSequence(d, in, flags)) {
            return;
        }
        if (claimed < length) {
            out.add(" Length ").add(length).add(" larger than packet");
            return;
        }
        int left = length - (in.position() - start);
        if (left < 0) {
            out.add(" Length ").add(length).add(" smaller than header length");
            return;
        }
        in.claimOnly(left);
        if ((flags & CONTROL) == 0) {
            out.add(" {");
            d.nested(ppp, in);
            out.add('}');
        } else if (!hasLength) {
            out.add(" No length");
        } else if (left == 0) {
            out.add(" ZLB");
        } else {
            L2tpAttributes.print(d, in);
        }
    }

    private static void printFlags(Line out, int flags) {
        out.add('[');
        out.add((flags & CONTROL) != 0 ? "T" : "").add((flags & LENGTH_PRESENT) != 0 ? "L" : "");
        out.add((flags & SEQUENCE_PRESENT) != 0 ? "S" : "").add((flags & OFFSET_PRESENT) != 0 ? "O" : "");
        out.add((flags & PRIORITY) != 0 ? "P" : "").add(']');
    }

    /** Prints the sequence numbers and passes over the padding; false where that was not captured in whole. */
    private static boolean printSequence(Dissection d, PacketReader in, int flags) {
        if ((flags & SEQUENCE_PRESENT) != 0) {
            int sent = in.u16();
            d.out().add("Ns=").add(sent).add(',');
            int expected = in.u16();
            d.out().add("Nr=").add(expected);
        }
        if ((flags & OFFSET_PRESENT) != 0) {
            int padding = in.u16();
            if (d.printIfCut(in, padding)) {
                return false;
            }
            in.skip(padding);
        }
        return true;
    }
}
