package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.EtherType;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Multicast Source Discovery Protocol, RFC 3618, over TCP: messages of 8 bits of type, 16 bits of length with this
 * header, and a value. An active source's message may hold the packet that made it known.
 */
public final class Msdp implements Printer {
    private static final int HEADER = 3;
    private static final int MAX_TYPE = 7;
    /** A segment whose first length is greater does not begin with a message. */
    private static final int MAX_LENGTH = 1500;
    /** A length that is greater is worth a mention. */
    private static final int USUAL_LENGTH = 1400;

    private static final int SOURCE_ACTIVE = 1;
    private static final int SOURCE_ACTIVE_REQUEST = 2;
    private static final int SOURCE_ACTIVE_RESPONSE = 3;
    private static final int KEEPALIVE = 4;
    private static final int NOTIFICATION = 5;

    private static final int FIXED = 8;
    private static final int COUNT = 3;
    private static final int GROUP = 4;
    private static final int ENTRY = 12;

    @Override
    public void print(Dissection d, PacketReader in) {
        d.out().enter("msdp").add(": msdp");
        int type = in.peekU8(0);
        int length = in.peekU16(1);
        boolean message = length <= MAX_LENGTH && length >= HEADER && type != 0 && type <= MAX_TYPE;
        if (!message || !printMessages(d, in)) {
            d.printTruncated();
        }
    }

    /** Prints the messages of a segment; false where one does not end in it. */
    private static boolean printMessages(Dissection d, PacketReader in) {
        while (in.claimed() > 0) {
            int start = in.position();
            if (in.claimed() < HEADER) {
                return false;
            }
            int type = in.peekU8(0);
            int length = in.peekU16(1);
            if (length > USUAL_LENGTH || d.verbose(1)) {
                d.out().add(" [len ").add(length).add(']');
            }
            if (length < HEADER || in.claimed() < length || !printMessage(d, in, type, length)) {
                return false;
            }
            in.seek(start);
            in.skip(length);
        }
        return true;
    }

    private static boolean printMessage(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        switch (type) {
            case SOURCE_ACTIVE, SOURCE_ACTIVE_RESPONSE -> {
                out.add(type == SOURCE_ACTIVE ? " SA" : " SA-Response");
                return printSources(d, in, length);
            }
            case SOURCE_ACTIVE_REQUEST -> {
                out.add(" SA-Request");
                return printRequest(d, in, length);
            }
            case KEEPALIVE -> {
                out.add(" Keepalive");
                if (length != HEADER) {
                    out.add("[len=").add(length).add("] ");
                }
            }
            case NOTIFICATION -> out.add(" Notification");
            default -> out.add(" [type=").add(type).add(" len=").add(length).add(']');
        }
        return true;
    }

    private static boolean printSources(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length <= COUNT) {
            return false;
        }
        int count = in.peekU8(COUNT);
        out.add(' ').add(count).add(" entries");
        if (length < FIXED) {
            return false;
        }
        int size = FIXED + count * ENTRY;
        in.need(size);
        if (length > size) {
            out.add(" [w/data]");
            if (d.verbose(2)) {
                out.add(' ');
                printPacket(d, in, size, length - size);
            }
        }
        return true;
    }

    private static void printPacket(Dissection d, PacketReader in, int at, int length) {
        long ends = in.ends();
        in.skip(at);
        in.claimOnly(length);
        d.nested(d.demux().etherType(EtherType.IPV4), in);
        in.restore(ends);
    }

    private static boolean printRequest(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length <= COUNT) {
            return false;
        }
        in.need(COUNT + 1);
        if (length < FIXED) {
            return false;
        }
        if (length != FIXED) {
            out.add("[len=").add(length).add("] ");
        }
        in.need(FIXED);
        out.add(" for ");
        d.printIpv4(in, in.position() + GROUP);
        return true;
    }
}
