package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * Headers of a serial line's packets: IP's own or those of RFC 1144, which say what changed since the packet before of the same
 * connection. Keeps what these leave out: which connection it was, and how much data the packet before had.
 */
final class SlipCompression {
    private static final int DIRECTIONS = 2;
    private static final int CONNECTIONS = 256;
    private static final int NO_DIRECTION = -1;

    private static final int PROTOCOL = 9;
    private static final int IP_HEADER = 20;
    private static final int TCP_HEADER = 20;

    private static final int TYPE = 0xf0;
    private static final int IP = 0x40;
    private static final int UNCOMPRESSED = 0x70;
    private static final int COMPRESSED = 0x80;

    private static final int NEW_CONNECTION = 0x40;
    private static final int NEW_IDENTIFICATION = 0x20;
    private static final int NEW_SEQUENCE = 0x08;
    private static final int NEW_ACKNOWLEDGEMENT = 0x04;
    private static final int NEW_WINDOW = 0x02;
    private static final int NEW_URGENT = 0x01;
    private static final int CHANGES = 0x0f;
    /** Combinations that stand for usual changes instead. */
    private static final int ECHOED = NEW_SEQUENCE | NEW_WINDOW | NEW_URGENT;
    private static final int UNIDIRECTIONAL = CHANGES;

    /** By direction and connection; the difference of two lengths may be negative, and wraps around. */
    private final int[] dataLengths = new int[DIRECTIONS * CONNECTIONS];
    private int connection = CONNECTIONS - 1;

    /** Prints the header at the reader's position, which stays there; the packet begins {@code headerLength} bytes on. */
    void print(Dissection d, PacketReader in, int headerLength) {
        Line out = d.out();
        int direction = in.peekU8(0);
        switch (direction) {
            case 0 -> out.add("I ");
            case 1 -> out.add("O ");
            default -> {
                out.add("Invalid direction ").add(direction).add(' ');
                direction = NO_DIRECTION;
            }
        }
        int type = in.peekU8(1);
        if ((type & TYPE) == IP) {
            out.add("ip ").add(in.claimed()).add(": ");
        } else if ((type & TYPE) == UNCOMPRESSED) {
            d.requireOrder();
            connection = in.peekU8(1 + PROTOCOL);
            out.add("utcp ").add(connection).add(": ");
            if (direction != NO_DIRECTION) {
                keepLength(in, headerLength, direction);
            }
        } else if (direction != NO_DIRECTION) {
            if ((type & COMPRESSED) != 0) {
                d.requireOrder();
                printCompressed(out, in, headerLength, direction);
                out.add(": ");
            } else {
                out.add("slip-").add(type).add("!: ");
            }
        }
    }

    private void printCompressed(Line out, PacketReader in, int headerLength, int direction) {
        int start = in.position();
        in.skip(1);
        int headerAt = in.position();
        int flags = in.u8();
        if ((flags & NEW_CONNECTION) != 0) {
            connection = in.u8();
            out.add("ctcp ").add(connection);
        } else {
            out.add("ctcp *");
        }
        // TCP's checksum, which nobody looks at.
        in.seek(in.position() + 2);
        switch (flags & CHANGES) {
            case ECHOED -> out.add(" *SA+").add(length(direction));
            case UNIDIRECTIONAL -> out.add(" *S+").add(length(direction));
            default -> printChanges(out, in, flags);
        }
        if ((flags & NEW_IDENTIFICATION) != 0) {
            printChange(out, in, " I+");
        }
        int compressedLength = in.position() - headerAt;
        in.seek(start);
        keepLength(in, headerLength, direction);
        out.add(' ').add(length(direction)).add(" (").add(compressedLength).add(')');
    }

    private static void printChanges(Line out, PacketReader in, int flags) {
        if ((flags & NEW_URGENT) != 0) {
            printChange(out, in, " U=");
        }
        if ((flags & NEW_WINDOW) != 0) {
            int change = readChange(in, true);
            out.add(change >= 0 ? " W+" : " W").add(change);
        }
        if ((flags & NEW_ACKNOWLEDGEMENT) != 0) {
            printChange(out, in, " A+");
        }
        if ((flags & NEW_SEQUENCE) != 0) {
            printChange(out, in, " S+");
        }
    }

    private static void printChange(Line out, PacketReader in, String name) {
        int change = readChange(in, false);
        out.add(name).add(change);
    }

    /**
     * A change of 1 to 255 takes a byte; any other takes 2 bytes after a 0. As in tcpdump, the position moves on only behind
     * the latter.
     */
    private static int readChange(PacketReader in, boolean signed) {
        int change = in.peekU8(0);
        if (change != 0) {
            return change;
        }
        in.skip(1);
        return signed ? in.i16() : in.u16();
    }

    private long length(int direction) {
        return dataLengths[direction * CONNECTIONS + connection] & 0xffffffffL;
    }

    /** Remembers how much data there is behind the headers of the packet that the reader's position is before. */
    private void keepLength(PacketReader in, int headerLength, int direction) {
        in.need(headerLength + IP_HEADER);
        int headers = (in.peekU8(headerLength) & 15) * 4;
        int tcpAt = headerLength + headers;
        in.need(tcpAt + TCP_HEADER);
        headers += (in.peekU8(tcpAt + 12) >>> 4) * 4;
        dataLengths[direction * CONNECTIONS + connection] = in.claimed() - headerLength - headers;
    }
}
