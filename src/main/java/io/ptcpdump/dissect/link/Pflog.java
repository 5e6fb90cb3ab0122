package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;

/**
 * Log messages of the BSD packet filter (LINKTYPE_PFLOG), with as many fields as the systems have in common; the header's
 * length is rounded up to a multiple of 4.
 *
 * <pre>
 *  0        1        2        3        4           20        36     40      44          60
 * +--------+--------+--------+--------+-----------+---------+------+-------+-----------+-----------+-----+--------
 * | length | family | action | reason | interface | ruleset | rule | sub-  | users and | direction | ... | packet
 * |        |        |        |        |           |         |      | rule  | processes |           |     |
 * +--------+--------+--------+--------+-----------+---------+------+-------+-----------+-----------+-----+--------
 * </pre>
 */
public final class Pflog implements LinkPrinter {
    private static final int SHORTEST = 61;
    private static final int FAMILY = 1;
    private static final int ACTION = 2;
    private static final int REASON = 3;
    private static final int INTERFACE = 4;
    private static final int RULESET = 20;
    private static final int NAME_LENGTH = 16;
    private static final int RULE = 36;
    private static final int SUB_RULE = 40;
    private static final int NO_SUB_RULE = -1;
    private static final int DIRECTION = 60;

    private static final String[] REASONS = {
        "match", "bad-offset", "fragment", "short", "normalize", "memory", "bad-timestamp", "congestion", "ip-option",
        "proto-cksum", "state-mismatch", "state-insert", "state-limit", "src-limit", "synproxy"
    };
    private static final String[] ACTIONS = {
        "pass", "block", "scrub", "noscrub", "nat", "nonat", "binat", "nobinat", "rdr", "nordr", "synproxy-drop"
    };
    private static final String[] DIRECTIONS = {"in/out", "in", "out"};

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out().enter("pflog");
        int length = in.peekU8(0);
        if (length < SHORTEST) {
            out.add("[pflog: invalid header length!]");
            return length;
        }
        int headerLength = length + 3 & ~3;
        if (d.printIfCut(in, headerLength)) {
            return headerLength;
        }
        int start = in.position();
        if (d.options().linkHeader()) {
            printHeader(out, in);
        }
        int family = in.peekU8(FAMILY);
        in.skip(headerLength);
        if (!BsdFamilies.printIp(d, in, family)) {
            if (!d.options().linkHeader()) {
                in.seek(start);
                printHeader(out, in);
                in.skip(headerLength);
            }
            d.printUnknown(in, in.captured());
        }
        return headerLength;
    }

    private static void printHeader(Line out, PacketReader in) {
        out.add("rule ").add(in.peekU32(RULE));
        if (in.peekI32(SUB_RULE) != NO_SUB_RULE) {
            out.add('.');
            printName(out, in, RULESET);
            out.add('.').add(in.peekU32(SUB_RULE));
        }
        int reason = in.peekU8(REASON);
        out.add('/');
        if (reason < REASONS.length) {
            out.add(reason).add('(').add(REASONS[reason]).add(')');
        } else {
            out.add("unkn(").add(reason).add(')');
        }
        out.add(": ");
        printWord(out, ACTIONS, in.peekU8(ACTION));
        out.add(' ');
        printWord(out, DIRECTIONS, in.peekU8(DIRECTION));
        out.add(" on ");
        printName(out, in, INTERFACE);
        out.add(": ");
    }

    private static void printWord(Line out, String[] words, int value) {
        out.addName(value < words.length ? words[value] : null, "unkn(", value, ")");
    }

    /** A name that ends at a zero byte, or with its field. */
    private static void printName(Line out, PacketReader in, int ahead) {
        for (int i = 0; i < NAME_LENGTH && in.peekU8(ahead + i) != 0; i++) {
            out.printable(in.peekU8(ahead + i));
        }
    }
}
