package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** The IPv6 fragment header, RFC 8200 section 4.5: next header, reserved, offset and flags, identification. */
final class FragmentHeader {
    private static final int LENGTH = 8;
    private static final int OFFSET_MASK = 0xfff8;

    private FragmentHeader() {}

    /**
     * Prints the header.
     *
     * @param start absolute position of the IPv6 header
     * @return its length in bytes, or -1 where what follows cannot be printed: in all fragments but the first
     */
    static int print(Dissection d, PacketReader in, int start) {
        Line out = d.out();
        out.enter("frag6").add("frag (");
        in.need(LENGTH);
        if (d.verbose(1)) {
            out.add("0x").hex(in.peekU32(4), 8).add(':');
        }
        int offset = in.peekU16(2) & OFFSET_MASK;
        out.add(offset).add('|');
        int headers = in.position() - start + LENGTH;
        int total = Ipv6.HEADER + in.u16At(start + Ipv6.PAYLOAD_LENGTH);
        if (headers > total) {
            out.add("[length < 0]");
            d.printInvalid();
        } else {
            out.add(total - headers);
        }
        out.add(')');
        if (offset != 0) {
            return -1;
        }
        out.add(' ');
        d.ip().fragment = true;
        return in.captured() > LENGTH ? LENGTH : -1;
    }
}
