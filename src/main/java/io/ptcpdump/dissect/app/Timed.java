package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.Printer;

/**
 * The time synchronization protocol of BSD's timed ("The Berkeley UNIX Time Synchronization Protocol", Gusella, Zatti, Bloom).
 *
 * <pre>
 *  0       8         16                   32        96               2144
 * +------+---------+--------------------+---------+----------------+
 * | type | version |  sequence number   |  value  | host's name, 0 |
 * +------+---------+--------------------+---------+----------------+
 * </pre>
 *
 * The value is a time in seconds and microseconds, a number of hops in its first byte, or nothing.
 */
public final class Timed implements Printer {
    private static final int VALUE = 4;
    private static final int NAME = 12;
    private static final int NAME_LENGTH = 256;
    private static final int MICROSECONDS = 1_000_000;

    private static final int ADJTIME = 1;
    private static final int SETTIME = 5;
    private static final int SETDATE = 22;
    private static final int SETDATEREQ = 23;
    private static final int LOOP = 24;
    private static final String[] TYPES = {
        "ANY", "ADJTIME", "ACK", "MASTERREQ", "MASTERACK", "SETTIME", "MASTERUP", "SLAVEUP", "ELECTION", "ACCEPT", "REFUSE",
        "CONFLICT", "RESOLVE", "QUIT", "DATE", "DATEREQ", "DATEACK", "TRACEON", "TRACEOFF", "MSITE", "MSITEREQ", "TEST",
        "SETDATE", "SETDATEREQ", "LOOP"
    };

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("timed");
        int type = in.peekU8(0);
        if (type < TYPES.length) {
            out.add("TSP_").add(TYPES[type]);
        } else {
            out.add("(tsp_type ").hexAlternate(type).add(')');
        }
        int version = in.peekU8(1);
        out.add(" vers ").add(version);
        int sequence = in.peekU16(2);
        out.add(" seq ").add(sequence);
        if (type == LOOP) {
            int hops = in.peekU8(VALUE);
            out.add(" hopcnt ").add(hops);
        } else if (type == SETTIME || type == ADJTIME || type == SETDATE || type == SETDATEREQ) {
            int seconds = in.peekI32(VALUE);
            int microseconds = in.peekI32(VALUE + 4);
            if (microseconds < 0) {
                return;
            }
            printTime(out.add(" time "), seconds, microseconds);
        }
        in.seek(in.position() + NAME);
        PacketText.printPadded(out.add(" name "), in, NAME_LENGTH);
    }

    /** The microseconds always count forward, also from seconds before zero. */
    private static void printTime(Line out, int seconds, int microseconds) {
        if (seconds < 0 && microseconds != 0) {
            seconds++;
            microseconds = MICROSECONDS - microseconds;
            out.add(seconds == 0 ? "-" : "");
        }
        out.add(seconds).add('.');
        if (microseconds < 0) {
            out.add('-').addPadded(-microseconds, 5);
        } else {
            out.addPadded(microseconds, 6);
        }
    }
}
