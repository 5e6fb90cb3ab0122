package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Dynamic Host Configuration Protocol for IPv6, RFC 8415.
 *
 * <pre>
 *  0              1                        4
 * +--------------+------------------------+-------------
 * | message type | transaction identifier | options ...
 * +--------------+------------------------+-------------
 *
 *  0              1      2             18            34
 * +--------------+------+-------------+-------------+-------------
 * | relay        | hops | link address| peer address| options ...
 * +--------------+------+-------------+-------------+-------------
 * </pre>
 *
 * Without {@code -v} only the type is printed.
 */
public final class Dhcp6 implements Printer {
    private static final int HEADER = 4;
    private static final int RELAY_FORWARD = 12;
    private static final int RELAY_REPLY = 13;
    private static final int RELAY_LINK = 2;
    private static final int RELAY_PEER = 18;
    private static final int RELAY_HEADER = 34;

    private static final String[] MESSAGES = {
        null, "solicit", "advertise", "request", "confirm", "renew", "rebind", "reply", "release", "decline", "reconfigure",
        "inf-req", "relay-fwd", "relay-reply", "leasequery", "leasequery-reply"
    };

    @Override
    public void print(Dissection d, PacketReader in) {
        print(d, in, 0);
    }

    /** @param depth how many messages and options are around this one */
    static void print(Dissection d, PacketReader in, int depth) {
        Line out = d.out().enter("dhcp6").add("dhcp6");
        int start = in.position();
        int end = start + Math.min(in.captured(), in.claimed());
        if (d.printIfCut(in, HEADER)) {
            return;
        }
        int type = in.peekU8(0);
        out.add(' ').addName(ValueNames.at(MESSAGES, type), "msgtype-", type, "");
        if (!d.verbose(1)) {
            return;
        }
        out.add(" (");
        if (type == RELAY_FORWARD || type == RELAY_REPLY) {
            in.need(RELAY_PEER);
            out.add("linkaddr=");
            d.printIpv6(in, start + RELAY_LINK);
            in.need(RELAY_HEADER);
            out.add(" peeraddr=");
            d.printIpv6(in, start + RELAY_PEER);
            in.seek(start + RELAY_HEADER);
        } else {
            out.add("xid=").hex(in.peekU24(1));
            in.seek(start + HEADER);
        }
        Dhcp6Options.print(d, in, end, depth);
        out.add(')');
    }
}
