package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Real-time Transport Protocol, RFC 3550 section 5.1, and its draft version 1.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---+-+-+-------+-+-------------+-------------------------------+
 * | V |P|X| count |M| payload type|        sequence number        |
 * +---+-+-+-------+-+-------------+-------------------------------+
 * |                           timestamp                           |
 * +---------------------------------------------------------------+
 * |                  synchronization source (SSRC)                |
 * +---------------------------------------------------------------+
 * </pre>
 */
public final class Rtp implements Printer {
    private static final int MIN_LENGTH = 8;
    private static final int HEADER_LENGTH = 12;
    private static final int H261 = 0x1f;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("rtp");
        int length = in.claimed();
        if (length < MIN_LENGTH) {
            out.add("udp/rtp, length ").add(length).add(" < 8");
            return;
        }
        int first = in.peekI32(0);
        long timestamp = in.peekU32(4);
        boolean draft = first >>> 30 == 1;
        if (!draft && length < HEADER_LENGTH) {
            out.add("udp/rtp, length ").add(length).add(" < 12");
            return;
        }
        int header = draft ? MIN_LENGTH : HEADER_LENGTH;
        int type = first >> 16 & (draft ? 0x3f : 0x7f);
        boolean options = draft && (first & 0x800000) != 0;
        boolean extension = !draft && (first & 0x10000000) != 0;
        boolean marker = (first & (draft ? 0x400000 : 0x800000)) != 0;
        out.add(draft ? "udp/rtpv1 " : "udp/rtp ").add(length - header).add(" c").add(type);
        out.add(options || extension ? " +" : " ").add(marker ? "* " : " ").add(first & 0xffff).add(' ').add(timestamp);
        if (d.verbose(1)) {
            long synchronizationSource = in.peekU32(8);
            out.add(' ').add(synchronizationSource);
            int payload = passExtras(out, in, header, length / 4 * 4, options, extension);
            if (payload >= 0 && type == H261) {
                long start = in.peekU32(payload);
                out.add(" 0x").hex(start >> 16, 4);
            }
        }
    }

    /** Offset of the payload behind options or a header extension; -1 after a complaint. */
    private static int passExtras(Line out, PacketReader in, int header, int end, boolean options, boolean extension) {
        int at = header;
        for (boolean last = !options; !last; ) {
            int option = in.peekI32(at);
            int length = (option >> 16 & 0xff) * 4;
            if (length == 0 || length > end - at) {
                out.add(" !opt");
                return -1;
            }
            at += length;
            last = option < 0;
        }
        if (extension) {
            int length = ((in.peekI32(at) & 0xffff) + 1) * 4;
            if (length > end - at) {
                out.add(" !ext");
                return -1;
            }
            at += length;
        }
        return at;
    }
}
