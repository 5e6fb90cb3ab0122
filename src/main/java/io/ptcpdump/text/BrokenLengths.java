package io.ptcpdump.text;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.model.Packet;

/** What tcpdump says of a record whose lengths show that the file is broken, instead of the packet's text. */
public final class BrokenLengths {
    /** A packet longer than this is tcpdump's sign of a broken file. */
    private static final int MAX_LENGTH = 262_144;

    private BrokenLengths() {}

    /** Prints what is wrong with the lengths of a packet; false where nothing is. */
    public static boolean print(Packet packet, Line out) {
        int captured = packet.capturedLength;
        long length = Integer.toUnsignedLong(packet.wireLength);
        int start = out.length();
        if (captured == 0) {
            complain(start, out).add("caplen==0");
        }
        if (length == 0) {
            complain(start, out).add("len==0");
        } else if (length < captured) {
            complain(start, out).add("len(").add(length).add(") < caplen(").add(captured).add(')');
        }
        if (captured > MAX_LENGTH) {
            complain(start, out).add("caplen(").add(captured).add(") > ").add(MAX_LENGTH);
        }
        if (length > MAX_LENGTH) {
            complain(start, out).add("len(").add(length).add(") > ").add(MAX_LENGTH);
        }
        if (out.length() == start) {
            return false;
        }
        out.add(']');
        return true;
    }

    private static Line complain(int start, Line out) {
        return out.add(out.length() == start ? "[Invalid header: " : ", ");
    }
}
