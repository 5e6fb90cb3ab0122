package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Checksum;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * Minimal encapsulation within IP, RFC 2004: the header that mobile nodes' packets carry on the way to and from home. What it
 * encapsulates is not printed.
 *
 * <pre>
 * +-----------------+---+----------+-----------------+
 * | protocol        | S | reserved | header checksum |
 * +-----------------+---+----------+-----------------+
 * | original destination address                     |
 * +--------------------------------------------------+
 * | original source address, where S is set          |
 * +--------------------------------------------------+
 * </pre>
 */
public final class MinimalEncapsulation implements Printer {
    private static final int SHORT_HEADER = 8;
    private static final int LONG_HEADER = 12;
    private static final int HAS_SOURCE = 0x80;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("mobile");
        // tcpdump wants the longer header captured, whichever it is.
        if (in.claimed() < SHORT_HEADER || !in.has(LONG_HEADER)) {
            d.printTruncated();
            return;
        }
        boolean hasSource = (in.peekU8(1) & HAS_SOURCE) != 0;
        out.add("mobile: ").add(hasSource ? "[S] " : "[] ");
        if (d.verbose(1)) {
            if (hasSource) {
                d.printIpv4(in, in.position() + 8);
                out.add(' ');
            }
            out.add("> ");
            d.printIpv4(in, in.position() + 4);
            out.add(" (oproto=").add(in.peekU8(0)).add(')');
        }
        if (Checksum.verify(in, in.position(), hasSource ? LONG_HEADER : SHORT_HEADER) != 0) {
            out.add(" (bad checksum ").add(in.peekU16(2)).add(')');
        }
    }
}
