package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** Options of DCCP, RFC 4340 section 5.8: a type below 32 stands alone, any other has a length, which counts both bytes. */
final class DccpOptions {
    private static final int FIRST_WITH_LENGTH = 32;
    private static final int FIRST_OF_CCID = 128;
    private static final ValueNames NAMES = ValueNames.of(
            0, "nop", 1, "mandatory", 2, "slowreceiver", 32, "change_l", 33, "confirm_l", 34, "change_r", 35, "confirm_r",
            36, "initcookie", 37, "ndp_count", 38, "ack_vector0", 39, "ack_vector1", 40, "data_dropped", 41, "timestamp",
            42, "timestamp_echo", 43, "elapsed_time", 44, "data_checksum");
    private static final String[] FEATURES = {
        "reserved", "ccid", "allow_short_seqno", "sequence_window", "ecn_incapable", "ack_ratio", "send_ack_vector",
        "send_ndp_count", "minimum checksum coverage", "check data checksum"
    };

    private DccpOptions() {}

    static void print(Dissection d, PacketReader in, int length) {
        int left = length;
        while (true) {
            int n = printOption(d, in, left);
            if (n == 0 || left <= n) {
                return;
            }
            left -= n;
            in.skip(n);
            d.out().add(", ");
        }
    }

    /** Prints the option at hand and returns its length, or 0 where no other can follow. */
    private static int printOption(Dissection d, PacketReader in, int left) {
        Line out = d.out();
        int type = in.peekU8(0);
        int length = type < FIRST_WITH_LENGTH ? 1 : in.peekU8(1);
        if (type >= FIRST_WITH_LENGTH && length < 2) {
            printName(out, type);
            out.add(" optlen too short");
            return 0;
        }
        if (left < length) {
            printName(out, type);
            out.add(" optlen goes past header length");
            return 0;
        }
        if (!in.has(length)) {
            d.printTruncated();
            return 0;
        }
        printName(out, type);
        if (type < FIRST_OF_CCID) {
            printValue(out, in, type, length);
        } else if (length == 4) {
            out.add(' ').add(in.peekU16(2));
        } else if (length == 6) {
            out.add(' ').add(in.peekU32(2));
        }
        return length;
    }

    private static void printName(Line out, int type) {
        if (type >= FIRST_OF_CCID) {
            out.add("CCID option ").add(type);
        } else {
            out.addName(NAMES.get(type), "Option ", type, "");
        }
    }

    private static void printValue(Line out, PacketReader in, int type, int length) {
        switch (type) {
            case 32, 33, 34, 35 -> {
                if (length < 3) {
                    out.add(" optlen too short");
                } else if (in.peekU8(2) < FEATURES.length) {
                    out.add(' ').add(FEATURES[in.peekU8(2)]);
                    printBytes(out, in, 3, length);
                }
            }
            case 36, 38, 39, 40 -> {
                if (length > 2) {
                    HexDump.bytes(out.add(" 0x"), in, in.position() + 2, length - 2);
                }
            }
            case 37 -> printBytes(out, in, 2, length);
            case 41 -> {
                if (length == 6) {
                    out.add(' ').add(in.peekU32(2));
                } else {
                    out.add(" [optlen != 6]");
                }
            }
            case 42 -> printEcho(out, in, length);
            case 43 -> {
                if (length == 6 || length == 4) {
                    out.add(' ').add(length == 6 ? in.peekU32(2) : in.peekU16(2));
                } else {
                    out.add(" [optlen != 4 or 6]");
                }
            }
            case 44 -> {
                if (length > 2) {
                    HexDump.bytes(out.add(' '), in, in.position() + 2, length - 2);
                }
            }
            default -> {
            }
        }
    }

    private static void printEcho(Line out, PacketReader in, int length) {
        if (length != 6 && length != 8 && length != 10) {
            out.add(" [optlen != 6 or 8 or 10]");
            return;
        }
        out.add(' ').add(in.peekU32(2));
        if (length > 6) {
            out.add(" (elapsed time ").add(length == 8 ? in.peekU16(6) : in.peekU32(6)).add(')');
        }
    }

    private static void printBytes(Line out, PacketReader in, int from, int to) {
        for (int i = from; i < to; i++) {
            out.add(' ').add(in.peekU8(i));
        }
    }
}
