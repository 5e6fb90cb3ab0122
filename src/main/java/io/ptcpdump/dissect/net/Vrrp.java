package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Checksum;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.IpProtocol;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * The Virtual Router Redundancy Protocol: version 2, RFC 3768 and RFC 2338 (authentication); version 3, RFC 5798.
 *
 * <pre>
 *  0               1           2          3                4                               6          8
 * +---------------+-----------+----------+----------------+-------------------------------+----------+-----------
 * | version, type | router id | priority | address count  | 2: authentication, seconds    | checksum | addresses
 * |               |           |          |                | 3: interval in centiseconds   |          |
 * +---------------+-----------+----------+----------------+-------------------------------+----------+-----------
 * </pre>
 */
public final class Vrrp implements Printer {
    private static final int ADVERTISEMENT = 1;
    private static final int CHECKSUM = 6;
    private static final int ADDRESSES = 8;
    private static final int SIMPLE_AUTHENTICATION = 1;
    private static final int PASSWORD_LENGTH = 8;
    /** Routers must not forward these packets, so that any other hop limit is worth a mention. */
    private static final int HOP_LIMIT = 255;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter("vrrp").add("VRRP");
        int length = in.claimed();
        int version = in.peekU8(0) >>> 4;
        int type = in.peekU8(0) & 15;
        out.add('v').add(version).add(", ").addName(type == ADVERTISEMENT ? "Advertisement" : null, "unknown type (", type, ")");
        if (d.ip().hopLimit != HOP_LIMIT) {
            out.add(", (ttl ").add(d.ip().hopLimit).add(')');
        }
        if (version < 2 || version > 3 || type != ADVERTISEMENT) {
            return;
        }
        in.need(3);
        out.add(", vrid ").add(in.peekU8(1)).add(", prio ").add(in.peekU8(2));
        int authentication = in.peekU8(4);
        if (version == 2) {
            out.add(", authtype ").addName(authenticationName(authentication), "#", authentication, "");
            int interval = in.peekU8(5);
            out.add(", intvl ").add(interval).add('s');
        } else {
            int interval = in.peekU16(4) & 0xfff;
            out.add(", intvl ").add(interval).add("cs");
        }
        out.add(", length ").add(length);
        if (d.verbose(1)) {
            printChecksum(d, in, version, length);
            int end = printAddresses(d, in);
            if (version == 2 && authentication == SIMPLE_AUTHENTICATION) {
                printPassword(out, in, end);
            }
        }
    }

    private static void printChecksum(Dissection d, PacketReader in, int version, int length) {
        if (!in.has(length)) {
            return;
        }
        long sum = version == 2 ? 0 : d.ip().pseudoHeaderSum(in, IpProtocol.VRRP, length);
        if ((~Checksum.fold(in.sum(sum, in.position(), length)) & 0xffff) != 0) {
            int found = in.peekU16(CHECKSUM);
            d.out().add(", (bad vrrp cksum ").hex(found).add(')');
        }
    }

    /** Prints the addresses and returns the offset behind them. */
    private static int printAddresses(Dissection d, PacketReader in) {
        Line out = d.out();
        int count = in.peekU8(3);
        int size = d.ip().addressLength();
        out.add(", addrs");
        if (count > 1) {
            out.add('(').add(count).add(')');
        }
        out.add(':');
        for (int i = 0; i < count; i++) {
            in.need(ADDRESSES + (i + 1) * size);
            out.add(i == 0 ? ' ' : ',');
            d.printHost(in, in.position() + ADDRESSES + i * size);
        }
        return ADDRESSES + count * size;
    }

    private static void printPassword(Line out, PacketReader in, int at) {
        out.add(" auth \"");
        for (int i = 0; i < PASSWORD_LENGTH && in.peekU8(at + i) != 0; i++) {
            out.printable(in.peekU8(at + i));
        }
        out.add('"');
    }

    private static String authenticationName(int authentication) {
        return switch (authentication) {
            case 0 -> "none";
            case SIMPLE_AUTHENTICATION -> "simple";
            case 2 -> "ah";
            default -> null;
        };
    }
}
