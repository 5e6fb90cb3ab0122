package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** The domain names of a DNS search list, RFC 8106 section 5.2: labels as in RFC 1035 section 3.1, never compressed. */
final class SearchList {
    private static final int MAX_LABEL = 63;

    private SearchList() {}

    /**
     * Prints the names between two offsets, up to the zeros that pad them.
     *
     * @return false where a name does not end or is no sequence of plain labels
     */
    static boolean print(Line out, PacketReader in, int from, int end) {
        int at = from;
        while (at < end && in.peekU8(at) != 0) {
            out.add(' ');
            int label;
            do {
                label = in.peekU8(at);
                if (label > MAX_LABEL || !in.has(at, label + 2)) {
                    return false;
                }
                for (int i = 1; i <= label; i++) {
                    out.printable(in.peekU8(at + i));
                }
                out.add('.');
                at += label + 1;
            } while (in.peekU8(at) != 0);
            at++;
        }
        return true;
    }
}
