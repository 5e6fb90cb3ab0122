package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/** SMB directly over TCP: a zero byte and the length in 24 bits before each message, [MS-SMB] section 2.1. */
public final class SmbOverTcp implements Printer {
    private static final int HEADER = 4;

    private final Smb smb;

    public SmbOverTcp(Smb smb) {
        this.smb = smb;
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("smb_tcp");
        if (in.claimed() < HEADER || in.captured() < HEADER) {
            d.printTruncated();
            return;
        }
        int length = in.peekU24(1);
        int claimed = in.claimed() - HEADER;
        int captured = in.captured() - HEADER;
        int start = in.position() + HEADER;
        int limit = Math.min(start + length, in.end());
        if (!Smb.isMessage(in, start, limit)) {
            out.add(" SMB-over-TCP packet:(raw data or continuation?)\n");
            return;
        }
        out.add(' ');
        printIfLong(out, length, claimed, captured);
        smb.print(d, in, start, limit);
    }

    /** A warning where not all of the message is there. */
    static void printIfLong(Line out, int length, int claimed, int captured) {
        if (length <= captured) {
            return;
        }
        if (length > claimed) {
            out.add("WARNING: Packet is continued in later TCP segments\n");
        } else {
            out.add("WARNING: Short packet. Try increasing the snap length by ").add(length - captured).add('\n');
        }
    }
}
