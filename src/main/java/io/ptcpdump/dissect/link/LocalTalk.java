package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Apple's LocalTalk (Inside AppleTalk, chapter 1): destination, source and type, one byte each, then a DDP header; in the short
 * one are a length, the destination socket, the source socket and the type.
 */
public final class LocalTalk implements LinkPrinter {
    public static final int HEADER = 3;
    public static final int LONG_DDP = 2;
    private static final int SHORT_DDP = 1;
    private static final int SHORT_HEADER = 5;

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("llap");
        int captured = in.captured();
        if (in.claimed() < HEADER) {
            out.add(" [|llap ").add(in.claimed()).add(']');
            return in.claimed();
        }
        if (d.printIfCut(in, HEADER)) {
            return captured;
        }
        int destination = in.u8();
        int source = in.u8();
        int type = in.u8();
        if (type == SHORT_DDP) {
            if (Ddp.isCut(out, in, SHORT_HEADER, "sddp")) {
                return in.claimed() < SHORT_HEADER ? in.claimed() : captured;
            }
            int socket = in.peekU8(3);
            Ddp.printSocket(d, 0, source, socket);
            out.add(" > ");
            Ddp.printSocket(d, 0, destination, in.peekU8(2));
            out.add(':');
            int protocol = in.peekU8(4);
            in.skip(SHORT_HEADER);
            Ddp.printPayload(d, in, protocol, 0, source, socket);
            return HEADER + SHORT_HEADER;
        }
        if (type == LONG_DDP) {
            if (Ddp.isCut(out, in, Ddp.HEADER, "ddp")) {
                return in.claimed() < Ddp.HEADER ? in.claimed() : captured;
            }
            Ddp.printLong(d, in, ":");
            return HEADER + Ddp.HEADER;
        }
        out.add(source).add(" > ").add(destination).add(" at-lap#").add(type).add(' ').add(in.claimed());
        return HEADER;
    }
}
