package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * AppleTalk's Name Binding Protocol (Inside AppleTalk, chapter 7): 4 bits of function, 4 bits that count tuples, an identifier,
 * then the tuples. Each has an address of 5 bytes and three counted strings.
 *
 * <pre>
 *  0         2      3        4            5
 * +---------+------+--------+------------+--------+------+------
 * | network | node | socket | enumerator | object | type | zone
 * +---------+------+--------+------------+--------+------+------
 * </pre>
 */
final class NameBinding {
    private static final int HEADER = 2;
    private static final int MINIMUM = 10;
    private static final int TUPLE = 5;
    private static final int MAX_STRING = 32;
    private static final int BROADCAST_REQUEST = 0x10;
    private static final int LOOKUP = 0x20;
    private static final int REPLY = 0x30;

    private NameBinding() {}

    /** Prints a packet that the node sent from the socket. */
    static void print(Dissection d, PacketReader in, int network, int node, int socket) {
        Line out = d.out();
        if (in.claimed() < MINIMUM) {
            out.add(" truncated-nbp ").add(in.claimed());
            return;
        }
        if (d.printIfCut(in, HEADER)) {
            return;
        }
        int control = in.u8();
        int identifier = in.u8();
        switch (control & 0xf0) {
            case BROADCAST_REQUEST, LOOKUP -> {
                out.add((control & 0xf0) == LOOKUP ? " nbp-lkup " : " nbp-brRq ").add(identifier).add(':');
                printRequest(d, in, control & 15, network, node, socket);
            }
            case REPLY -> {
                out.add(" nbp-reply ").add(identifier).add(':');
                boolean more = true;
                for (int i = control & 15; i != 0 && more; i--) {
                    more = printTuple(d, in, network, node, socket);
                }
            }
            default -> {
                out.add(" nbp-0x").hex(control).add("  ").add(identifier).add(" (").add(in.claimed()).add(')');
            }
        }
    }

    private static void printRequest(Dissection d, PacketReader in, int tuples, int network, int node, int socket) {
        Line out = d.out();
        if (d.printIfCut(in, TUPLE)) {
            return;
        }
        int tupleNetwork = in.u16();
        int tupleNode = in.u8();
        int tupleSocket = in.u8();
        int enumerator = in.u8();
        printNames(d, in);
        if (tuples != 1) {
            out.add(" [ntup=").add(tuples).add(']');
        }
        if (enumerator != 0) {
            out.add(" [enum=").add(enumerator).add(']');
        }
        if (tupleNetwork != network || tupleNode != node || tupleSocket != socket) {
            Ddp.addAddress(out.add(" [addr="), tupleNetwork, tupleNode).add('.').add(tupleSocket).add(']');
        }
    }

    /** Returns whether the next tuple can be found. */
    private static boolean printTuple(Dissection d, PacketReader in, int network, int node, int socket) {
        Line out = d.out();
        if (d.printIfCut(in, TUPLE)) {
            return false;
        }
        int tupleNetwork = in.u16();
        int tupleNode = in.u8();
        int tupleSocket = in.u8();
        int enumerator = in.u8();
        boolean more = printNames(d, in);
        if (enumerator != 1) {
            out.add('(').add(enumerator).add(')');
        }
        if (tupleSocket != socket) {
            out.add(' ').add(tupleSocket);
        }
        if (tupleNetwork != network || tupleNode != node) {
            Ddp.addAddress(out.add(" [addr="), tupleNetwork, tupleNode).add(']');
        }
        return more;
    }

    private static boolean printNames(Dissection d, PacketReader in) {
        d.out().add(" \"");
        if (!printString(d, in)) {
            return false;
        }
        d.out().add(':');
        if (!printString(d, in)) {
            return false;
        }
        d.out().add('@');
        if (!printString(d, in)) {
            return false;
        }
        d.out().add('"');
        return true;
    }

    private static boolean printString(Dissection d, PacketReader in) {
        if (d.printIfCut(in, 1)) {
            return false;
        }
        int length = in.u8();
        if (length > MAX_STRING) {
            d.out().add("[len=").add(length).add(']');
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (d.printIfCut(in, 1)) {
                return false;
            }
            d.out().printable(in.u8());
        }
        return true;
    }
}
