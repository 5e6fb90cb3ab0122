package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * Cisco's Hot Standby Router Protocol, RFC 2281.
 *
 * <pre>
 *  0         1         2       3            4           5          6       7          8                16
 * +---------+---------+-------+------------+-----------+----------+-------+----------+----------------+-----------------+
 * | version | op code | state | hello time | hold time | priority | group | reserved | authentication | virtual address |
 * +---------+---------+-------+------------+-----------+----------+-------+----------+----------------+-----------------+
 * </pre>
 */
public final class Hsrp implements Printer {
    private static final int AUTHENTICATION = 8;
    private static final int AUTHENTICATION_LENGTH = 8;
    private static final int VIRTUAL_ADDRESS = 16;
    private static final String[] OPERATIONS = {"hello", "coup", "resign"};

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("hsrp");
        int version = in.peekU8(0);
        out.add("HSRPv").add(version);
        if (version != 0) {
            return;
        }
        out.add('-');
        int operation = in.peekU8(1);
        out.addName(ValueNames.at(OPERATIONS, operation), "unknown (", operation, ")");
        out.add(' ').add(in.claimed()).add(": ");
        int state = in.peekU8(2);
        out.add("state=").addName(stateName(state), "Unknown (", state, ")").add(' ');
        int group = in.peekU8(6);
        out.add("group=").add(group).add(' ');
        int reserved = in.peekU8(7);
        if (reserved != 0) {
            out.add("[reserved=").add(reserved).add("!] ");
        }
        in.need(VIRTUAL_ADDRESS + 4);
        out.add("addr=");
        d.printIpv4(in, in.position() + VIRTUAL_ADDRESS);
        if (d.verbose(1)) {
            out.add(" hellotime=").duration(in.peekU8(3)).add(" holdtime=").duration(in.peekU8(4));
            out.add(" priority=").add(in.peekU8(5)).add(" auth=\"");
            in.skip(AUTHENTICATION);
            PacketText.printPadded(out, in, AUTHENTICATION_LENGTH);
            out.add('"');
        }
    }

    private static String stateName(int state) {
        return switch (state) {
            case 0 -> "initial";
            case 1 -> "learn";
            case 2 -> "listen";
            case 4 -> "speak";
            case 8 -> "standby";
            case 16 -> "active";
            default -> null;
        };
    }
}
