package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Checksum;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * OpenBSD's Common Address Redundancy Protocol. It has the protocol number of {@link Vrrp}, so that only the user can tell that
 * it is meant ({@code -T carp}).
 *
 * <pre>
 *  0               1      2      3            5      6          8         16
 * +---------------+------+------+------------+------+----------+---------+--------
 * | version, type | host | skew | auth words | base | checksum | counter | digest
 * +---------------+------+------+------------+------+----------+---------+--------
 * </pre>
 */
public final class Carp implements Printer {
    private static final int ADVERTISEMENT = 1;
    private static final int HOP_LIMIT = 255;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("carp").add("CARP");
        int length = in.claimed();
        int version = in.peekU8(0) >>> 4;
        int type = in.peekU8(0) & 15;
        out.add('v').add(version).add(type == ADVERTISEMENT ? "-advertise " : "-unknown ").add(length).add(": ");
        if (d.ip().hopLimit != HOP_LIMIT) {
            out.add("[ttl=").add(d.ip().hopLimit).add("!] ");
        }
        if (version != 2 || type != ADVERTISEMENT) {
            return;
        }
        in.need(6);
        out.add("vhid=").add(in.peekU8(1)).add(" advbase=").add(in.peekU8(5)).add(" advskew=").add(in.peekU8(2));
        out.add(" authlen=").add(in.peekU8(3)).add(' ');
        if (d.verbose(1) && in.has(length) && Checksum.verify(in, in.position(), length) != 0) {
            int found = in.peekU16(6);
            out.add(" (bad carp cksum ").hex(found).add("!)");
        }
        long counter = in.peekU64(8);
        out.add("counter=").addUnsigned(counter);
    }
}
