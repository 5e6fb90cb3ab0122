package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.SequenceNumbers;
import io.ptcpdump.dissect.SequenceNumbers.Kind;

/** The options of a TCP header: {@code , options [mss 1460,nop,...]}. */
final class TcpOptions {
    private static final int EOL = 0;
    private static final int NOP = 1;
    private static final int MSS = 2;
    private static final int WINDOW_SCALE = 3; // RFC 7323
    private static final int SACK_PERMITTED = 4; // RFC 2018
    private static final int SACK = 5;
    private static final int ECHO = 6; // RFC 1072
    private static final int ECHO_REPLY = 7;
    private static final int TIMESTAMPS = 8; // RFC 7323
    private static final int CC = 11; // RFC 1644
    private static final int CC_NEW = 12;
    private static final int CC_ECHO = 13;
    private static final int MD5 = 19; // RFC 2385
    private static final int SCPS = 20; // CCSDS 714.0-B-2
    private static final int USER_TIMEOUT = 28; // RFC 5482
    private static final int AUTHENTICATION = 29; // RFC 5925
    private static final int MPTCP = 30; // RFC 8684
    private static final int FAST_OPEN = 34; // RFC 7413
    private static final int EXPERIMENT = 254; // RFC 6994
    /** Experiment identifier of TCP Fast Open, RFC 7413 appendix A. */
    private static final int FAST_OPEN_EXPERIMENT = 0xf989;

    private static final int MD5_LENGTH = 16;

    /** What {@link #printValue} returns where the option does not fit or contradicts itself. */
    private static final int BAD = -1;
    /** What {@link #printValue} returns where the option was not captured. */
    private static final int CUT = -2;

    private SequenceNumbers numbers;
    private int remaining;
    private int payloadLength;
    private int tcpFlags;

    /**
     * Prints the options from the reader's position on.
     *
     * @param length        of all options in bytes
     * @param payloadLength of the segment in bytes
     * @param numbers       print what is acknowledged selectively
     * @return whether they were sound; if not, nothing of the segment is to be printed any more
     */
    boolean print(Dissection d, PacketReader in, int length, int payloadLength, int tcpFlags, SequenceNumbers numbers) {
        Line out = d.out();
        this.numbers = numbers;
        this.payloadLength = payloadLength;
        this.tcpFlags = tcpFlags;
        remaining = length;
        out.add(", options [");
        for (boolean first = true; remaining > 0; first = false) {
            if (!first) {
                out.add(',');
            }
            int kind = in.u8();
            int optionLength = 1;
            if (kind > NOP) {
                optionLength = in.u8();
                if (optionLength < 2 || optionLength > remaining) {
                    return end(d, BAD, first);
                }
                remaining--;
            }
            remaining--;
            printKind(out, kind);
            int printed = printValue(d, in, kind, optionLength);
            if (printed < 0) {
                return end(d, printed, first);
            }
            in.seek(in.position() + printed);
            remaining -= printed;
            if (printed + (kind > NOP ? 2 : 1) != optionLength) {
                out.add("[len ").add(optionLength).add(']');
            }
            if (kind == EOL) {
                break;
            }
        }
        out.add(']');
        return true;
    }

    private static boolean end(Dissection d, int reason, boolean first) {
        if (reason == CUT) {
            d.printTruncated();
        } else {
            d.out().add("[bad opt]");
        }
        if (!first) {
            d.out().add(reason == CUT ? '>' : ']');
        }
        return false;
    }

    private static void printKind(Line out, int kind) {
        String name = switch (kind) {
            case EOL -> "eol";
            case NOP -> "nop";
            case MSS -> "mss";
            case WINDOW_SCALE -> "wscale";
            case SACK_PERMITTED -> "sackOK";
            case SACK -> "sack";
            case ECHO -> "echo";
            case ECHO_REPLY -> "echoreply";
            case TIMESTAMPS -> "TS";
            case CC -> "cc";
            case CC_NEW -> "ccnew";
            case CC_ECHO -> "ccecho";
            case MD5 -> "md5";
            case SCPS -> "scps";
            case USER_TIMEOUT -> "uto";
            case AUTHENTICATION -> "tcp-ao";
            case MPTCP -> "mptcp";
            case FAST_OPEN -> "tfo";
            case EXPERIMENT -> "exp";
            default -> null;
        };
        if (name == null) {
            out.add("unknown-").add(kind);
        } else {
            out.add(name);
        }
    }

    /**
     * Prints an option's value without moving the reader.
     *
     * @return how many bytes the value has by its kind, {@link #BAD} or {@link #CUT}
     */
    private int printValue(Dissection d, PacketReader in, int kind, int optionLength) {
        int fixedLength = fixedLength(kind);
        if (fixedLength >= 0) {
            int state = check(in, fixedLength);
            if (state != 0) {
                return state;
            }
            printFixedValue(d.out(), in, kind);
            return fixedLength;
        }
        int length = optionLength - 2;
        return switch (kind) {
            case SACK -> printSack(d.out(), in, length);
            case AUTHENTICATION -> printAuthentication(d, in, length);
            case MPTCP, FAST_OPEN, EXPERIMENT -> {
                int state = check(in, length);
                if (state != 0) {
                    yield state;
                }
                yield printWholeValue(d, in, kind, length) ? length : BAD;
            }
            default -> printUnknown(d.out(), in, length);
        };
    }

    /** Bytes of value that an option of this kind always has, or -1. */
    private static int fixedLength(int kind) {
        return switch (kind) {
            case EOL, NOP, SACK_PERMITTED -> 0;
            case WINDOW_SCALE -> 1;
            case MSS, SCPS, USER_TIMEOUT -> 2;
            case ECHO, ECHO_REPLY, CC, CC_NEW, CC_ECHO -> 4;
            case TIMESTAMPS -> 8;
            case MD5 -> MD5_LENGTH;
            default -> -1;
        };
    }

    private void printFixedValue(Line out, PacketReader in, int kind) {
        switch (kind) {
            case WINDOW_SCALE -> out.add(' ').add(in.peekU8(0));
            case MSS -> out.add(' ').add(in.peekU16(0));
            case SCPS -> out.add(" cap ").hex(in.peekU8(0), 2).add(" id ").add(in.peekU8(1));
            case USER_TIMEOUT -> printUserTimeout(out, in.peekU16(0));
            case ECHO, ECHO_REPLY, CC, CC_NEW, CC_ECHO -> out.add(' ').add(in.peekU32(0));
            case TIMESTAMPS -> out.add(" val ").add(in.peekU32(0)).add(" ecr ").add(in.peekU32(4));
            case MD5 -> printMd5(out, in);
            default -> { }
        }
    }

    /** Prints a value that was captured in full; whether it is sound. */
    private boolean printWholeValue(Dissection d, PacketReader in, int kind, int length) {
        return switch (kind) {
            case MPTCP -> Mptcp.print(d, in, length + 2, tcpFlags);
            case FAST_OPEN -> {
                d.out().add(' ');
                printFastOpen(d, in, 0, length);
                yield true;
            }
            default -> printExperiment(d, in, length);
        };
    }

    /** 0 where {@code n} bytes of value are within the options and captured. */
    private int check(PacketReader in, int n) {
        if (n > remaining) {
            return BAD;
        }
        return in.has(n) ? 0 : CUT;
    }

    private int printSack(Line out, PacketReader in, int length) {
        if (length % 8 != 0) {
            out.add(" invalid sack");
            return length;
        }
        out.add(' ').add(length / 8).add(' ');
        for (int i = 0; i < length; i += 8) {
            int state = check(in, i + 8);
            if (state != 0) {
                return state;
            }
            numbers.print(in.peekI32(i), Kind.SELECTIVE, out.add('{'));
            numbers.print(in.peekI32(i + 4), Kind.SELECTIVE, out.add(':'));
            out.add('}');
        }
        return length;
    }

    /** The digest cannot be verified without the shared secret; tcpdump says so in these words. */
    private void printMd5(Line out, PacketReader in) {
        boolean captured = in.has(remaining, payloadLength);
        out.add(captured ? " shared secret not supplied with -M, " : " snaplen too short, ").add("can't check - ");
        printHex(out, in, 0, MD5_LENGTH);
    }

    private static void printUserTimeout(Line out, int value) {
        boolean minutes = (value & 1) != 0; // the RFC has it in the highest bit
        out.add(" 0x").hex(value).add(' ').add(minutes ? (value >> 1) * 60 : value >> 1);
    }

    private int printAuthentication(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length < 2) {
            d.printInvalid();
            return length;
        }
        for (int i = 0; i < length; i++) {
            int state = check(in, i + 1);
            if (state != 0) {
                return state;
            }
            if (i == 0) {
                out.add(" keyid ").add(in.peekU8(0));
            } else if (i == 1) {
                out.add(" rnextkeyid ").add(in.peekU8(1));
                if (length > 2) {
                    out.add(" mac 0x");
                }
            } else {
                out.hex(in.peekU8(i), 2);
            }
        }
        return length;
    }

    private static boolean printExperiment(Dissection d, PacketReader in, int length) {
        if (length < 2) {
            return false;
        }
        int experiment = in.peekU16(0);
        d.out().add('-');
        if (experiment == FAST_OPEN_EXPERIMENT) {
            d.out().add("tfo");
            printFastOpen(d, in, 2, length - 2);
        } else {
            d.out().hex(experiment, 4);
        }
        return true;
    }

    private static void printFastOpen(Dissection d, PacketReader in, int ahead, int length) {
        if (length == 0) {
            d.out().add(" cookiereq");
        } else if (length % 2 != 0 || length < 4 || length > 16) {
            d.printInvalid();
        } else {
            d.out().add(" cookie ");
            printHex(d.out(), in, ahead, length);
        }
    }

    private int printUnknown(Line out, PacketReader in, int length) {
        if (length > 0) {
            out.add(" 0x");
        }
        for (int i = 0; i < length; i++) {
            int state = check(in, i + 1);
            if (state != 0) {
                return state;
            }
            out.hex(in.peekU8(i), 2);
        }
        return length;
    }

    private static void printHex(Line out, PacketReader in, int ahead, int length) {
        for (int i = 0; i < length; i++) {
            out.hex(in.peekU8(ahead + i), 2);
        }
    }
}
