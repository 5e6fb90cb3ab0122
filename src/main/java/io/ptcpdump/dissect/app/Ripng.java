package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * RIPng, RFC 2080: command, version, 16 bits that are 0; then entries of a prefix (16 bytes), tag of the route (2), length of the
 * prefix in bits (1), metric (1).
 */
public final class Ripng implements Printer {
    private static final int HEADER = 4;
    private static final int ENTRY = 20;
    private static final int VERSION = 1;
    private static final int REQUEST = 1;
    private static final int RESPONSE = 2;
    private static final int INFINITY = 16;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("ripng");
        int version = in.peekU8(1);
        if (version != VERSION) {
            out.add("ripng [version ").add(version).add(", must be ").add(VERSION).add(']');
            d.printInvalid();
            return;
        }
        int command = in.peekU8(0);
        int length = in.claimed();
        if (command != REQUEST && command != RESPONSE) {
            out.add(" ripng-").add(command).add(" ?? ").add(length);
            d.printInvalid();
        } else if (length < HEADER) {
            d.printInvalid();
        } else {
            in.seek(in.position() + HEADER);
            printEntries(d, in, command, length);
        }
    }

    private static void printEntries(Dissection d, PacketReader in, int command, int length) {
        Line out = d.out();
        int left = length - HEADER;
        int count = left / ENTRY;
        boolean request = command == REQUEST;
        if (request && count == 1 && in.peekU8(19) == INFINITY && in.peekU64(0) == 0 && in.peekU64(8) == 0) {
            out.add(" ripng-req dump");
            return;
        }
        out.add(request ? " ripng-req " : " ripng-resp ").add(count);
        if (count * ENTRY != left) {
            out.add('[').add(length).add(']');
        }
        out.add(':');
        for (; left >= ENTRY; left -= ENTRY) {
            out.add(d.verbose(2) ? "\n\t" : " ");
            printEntry(d, in, !request);
            in.skip(ENTRY);
        }
        if (left != 0) {
            d.printInvalid();
        }
    }

    private static void printEntry(Dissection d, PacketReader in, boolean withMetric) {
        Line out = d.out();
        int bits = in.peekU8(18);
        d.printIpv6(in, in.position());
        out.add('/').add(bits);
        int tag = in.peekU16(16);
        if (tag != 0) {
            out.add(" [").add(tag).add(']');
        }
        int metric = in.peekU8(19);
        if (metric != 0 && withMetric) {
            out.add(" (").add(metric).add(')');
        }
    }
}
