package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Trivial File Transfer Protocol, RFC 1350, with options, RFC 2347. A 16-bit operation comes first; texts end in a zero byte.
 */
public final class Tftp implements Printer {
    private static final int READ_REQUEST = 1;
    private static final int WRITE_REQUEST = 2;
    private static final int DATA = 3;
    private static final int ACKNOWLEDGEMENT = 4;
    private static final int ERROR = 5;
    private static final int OPTION_ACKNOWLEDGEMENT = 6;
    private static final String[] OPERATIONS = {null, "RRQ", "WRQ", "DATA", "ACK", "ERROR", "OACK"};
    private static final String[] ERRORS = {
        "EUNDEF", "ENOTFOUND", "EACCESS", "ENOSPACE", "EBADOP", "EBADID", "EEXISTS", "ENOUSER"
    };

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("tftp");
        out.add("TFTP, length ").add(in.claimed());
        if (!printMessage(out, in)) {
            d.printTruncated();
        }
    }

    /** Whether the message is whole. */
    private static boolean printMessage(Line out, PacketReader in) {
        if (in.claimed() < 2) {
            return false;
        }
        int operation = in.u16();
        out.add(", ").addName(ValueNames.at(OPERATIONS, operation), "tftp-#", operation, "");
        switch (operation) {
            case READ_REQUEST, WRITE_REQUEST -> {
                return printRequest(out, in);
            }
            case OPTION_ACKNOWLEDGEMENT -> {
                return printOptions(out, in);
            }
            case DATA, ACKNOWLEDGEMENT -> {
                if (in.claimed() < 2) {
                    return false;
                }
                int block = in.u16();
                out.add(" block ").add(block);
                return true;
            }
            case ERROR -> {
                return printError(out, in);
            }
            default -> {
                return true;
            }
        }
    }

    /** File name and mode, then options. */
    private static boolean printRequest(Line out, PacketReader in) {
        if (in.claimed() == 0) {
            return false;
        }
        out.add(" \"");
        boolean whole = printText(out, in);
        out.add('"');
        if (!whole || in.claimed() == 0) {
            return false;
        }
        out.add(' ');
        return printText(out, in) && printOptions(out, in);
    }

    private static boolean printOptions(Line out, PacketReader in) {
        while (in.claimed() > 0) {
            if (in.peekU8(0) != 0) {
                out.add(' ');
            }
            if (!printText(out, in)) {
                return false;
            }
        }
        return true;
    }

    private static boolean printError(Line out, PacketReader in) {
        if (in.claimed() < 2) {
            return false;
        }
        int error = in.u16();
        out.add(' ').addName(ValueNames.at(ERRORS, error), "tftp-err-#", error, " \"");
        if (in.claimed() == 0) {
            return false;
        }
        out.add(" \"");
        boolean whole = printText(out, in);
        out.add('"');
        return whole;
    }

    /** Prints a text up to its zero byte; whether that is there. */
    private static boolean printText(Line out, PacketReader in) {
        while (in.claimed() > 0 && in.has(1)) {
            int c = in.u8();
            if (c == 0) {
                return true;
            }
            out.printable(c);
        }
        return false;
    }
}
