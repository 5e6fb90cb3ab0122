package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * The payloads of an IKE message, each on a line of its own, RFC 2408 section 3.2: type of the next payload, flags, 16-bit length
 * with these four bytes. Printers of payloads return the position behind what they printed, or {@link #NONE} where nothing that
 * follows makes sense.
 */
final class IkePayloads {
    static final int NONE = -1;
    static final int HEADER = 4;
    static final int PROPOSAL = 2;
    static final int TRANSFORM = 3;
    private static final int ENCRYPTED = 46;
    /** No sound message nests payloads as deep as this. */
    private static final int MAX_DEPTH = 64;

    final Dissection d;
    final PacketReader in;
    final Line out;
    final int phase;
    private final int version;
    private final Ikev1Payloads first;
    private final Ikev2Payloads second;

    IkePayloads(Dissection d, PacketReader in, int version, int phase) {
        this.d = d;
        this.in = in;
        this.out = d.out();
        this.version = version;
        this.phase = phase;
        first = new Ikev1Payloads(this);
        second = new Ikev2Payloads(this);
    }

    /** Prints a chain of payloads of which the first has the given type. */
    int printAll(int type, int position, int protocol, int depth) {
        int at = position;
        while (type != 0) {
            if (!has(at, HEADER) || !has(at, in.u16At(at + 2)) || depth == MAX_DEPTH) {
                IkeNames.printCut(out, type);
                return NONE;
            }
            begin(depth + 1);
            int next = printOne(type, at, protocol, depth + 1);
            out.add(')');
            if (next == NONE) {
                return NONE;
            }
            type = in.u8At(at);
            at = next;
        }
        return at;
    }

    /** Starts the line of a payload. */
    void begin(int depth) {
        out.newline(4 * depth).add('(');
    }

    private int printOne(int type, int at, int protocol, int depth) {
        int length = in.u16At(at + 2);
        if (length <= HEADER) {
            return NONE;
        }
        if (version == 2 && type == ENCRYPTED) {
            return second.printEncrypted(at, length);
        }
        if (type >= 1 && type <= 13) {
            return first.print(type, at, length, protocol, depth);
        }
        if (type >= 33 && type <= 48 && type != ENCRYPTED) {
            return second.print(type, at, length, depth);
        }
        IkeNames.print(out, IkeNames.PAYLOADS, type);
        return at + length;
    }

    /** Whether {@code n} bytes at a position were captured. */
    boolean has(int position, int n) {
        return position >= 0 && n >= 0 && n <= in.end() - position;
    }

    /** Prints bytes in hexadecimal; false, and nothing, where they were not all captured. */
    boolean hex(int position, int n) {
        if (!has(position, n)) {
            return false;
        }
        HexDump.bytes(out, in, position, n);
        return true;
    }

    /** The content of a payload of {@code length} bytes in hexadecimal, with {@code -vvv}. */
    boolean hexContent(int at, int length) {
        if (!d.verbose(3) || length <= HEADER) {
            return true;
        }
        out.add(' ');
        return hex(at + HEADER, length - HEADER);
    }

    /** The first 10 bytes of what was captured from a position on, and the last 20. */
    boolean sample(int position) {
        int end = in.end();
        int n = end - position;
        if (n < 0 || n > 10) {
            n = 10;
        }
        int tail = Math.max(end - 20, position + n);
        out.add(" data=(");
        if (!hex(position, n)) {
            return false;
        }
        out.add("...");
        if (tail != end && !hex(tail, end - tail)) {
            return false;
        }
        out.add(')');
        return true;
    }

    /** Marks the payload as cut where it was; returns the position behind it, or {@link #NONE}. */
    int end(boolean whole, int type, int at, int length) {
        if (whole) {
            return at + length;
        }
        IkeNames.printCut(out, type);
        return NONE;
    }
}
