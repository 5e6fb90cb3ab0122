package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * The IP authentication header, RFC 4302 section 2: next header, length in words less 2, 16 reserved bits, security parameters
 * index, sequence number, integrity check value.
 */
final class AuthenticationHeader {
    private static final int FIXED = 12;

    private AuthenticationHeader() {}

    /** Prints the header, moves the reader behind it and returns its length in bytes. */
    static int print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("ah").add("AH");
        int words = in.peekU8(1);
        int length = (words + 2) * 4;
        out.add('(');
        if (d.verbose(1)) {
            out.add("length=").add(words).add('(').add(length).add("-bytes),");
        }
        int reserved = in.peekU16(2);
        if (reserved != 0) {
            out.add("reserved=0x").hex(reserved).add("[MustBeZero],");
        }
        long parameters = in.peekU32(4);
        out.add("spi=0x").hex(parameters, 8).add(',');
        long sequence = in.peekU32(8);
        out.add("seq=0x").hex(sequence).add(",icv=0x");
        for (int i = FIXED; i < length; i++) {
            out.hex(in.peekU8(i), 2);
        }
        out.add("): ");
        in.skip(length);
        return length;
    }
}
