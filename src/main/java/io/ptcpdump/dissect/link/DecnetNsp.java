package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Network Services Protocol of DECnet phase IV (NSP 4.0.0). Fields are little-endian: flags of a type and a subtype, the
 * destination's and the source's number of the link, then what the type has.
 */
final class DecnetNsp {
    private static final int HEADER = 5;
    private static final int TYPE = 0x0c;
    private static final int SUBTYPE = 0x70;
    private static final int TYPE_DATA = 0x00;
    private static final int TYPE_ACKNOWLEDGEMENT = 0x04;
    private static final int TYPE_CONTROL = 0x08;

    private static final int INTERRUPT = 0x30;
    private static final int LINK_SERVICE = 0x10;
    private static final int CONNECT = 0x10;
    private static final int CONFIRM = 0x20;
    private static final int DISCONNECT = 0x30;
    private static final int DISCONNECT_CONFIRM = 0x40;
    private static final int RETRANSMITTED_CONNECT = 0x60;

    /** Bits of a number that acknowledges, and of one for the other subchannel. */
    private static final int ACKNOWLEDGES = 0x8000;
    private static final int NEGATIVE = 0x9000;
    private static final int OTHER_CHANNEL = 0xa000;
    private static final int OTHER_NEGATIVE = 0xb000;
    private static final int NUMBER = 0x0fff;

    private static final String[] VERSIONS = {"ver 3.2 ", "ver 3.1 ", "ver 4.0 ", "ver 4.1 "};
    private static final ValueNames REASONS = ValueNames.of(
            0, "object rejected connect", 1, "insufficient resources", 2, "unrecognized node name", 3, "node is shutting down",
            4, "unrecognized object", 5, "invalid object name format", 6, "object too busy", 7, "protocol error discovered",
            8, "third party abort", 9, "user abort", 10, "invalid node name format", 11, "local node shutting down",
            32, "insufficient local resources", 33, "insufficient remote user resources",
            34, "invalid access control information", 36, "bad ACCOUNT information", 38, "no response from object",
            39, "node unreachable", 41, "no link terminate", 42, "disconnect complete", 43, "bad image data in connect",
            54, "cryptographic service mismatch");

    private DecnetNsp() {}

    /** Returns false where the message is shorter than it has to be. */
    static boolean print(Dissection d, PacketReader in) {
        Line out = d.out();
        if (in.claimed() < HEADER) {
            out.add(" (nsplen ").add(in.claimed()).add(" < ").add(HEADER).add(')');
            return false;
        }
        int flags = in.peekU8(0);
        int destination = in.peekU16Le(1);
        int source = in.peekU16Le(3);
        int subtype = flags & SUBTYPE;
        return switch (flags & TYPE) {
            case TYPE_DATA -> printData(out, in, flags, source, destination);
            case TYPE_ACKNOWLEDGEMENT -> switch (subtype) {
                case 0x00 -> printAcknowledgement(addLink(out.add("data-ack "), source, destination), in, "o", "");
                case 0x10 -> printAcknowledgement(addLink(out.add("ils-ack "), source, destination), in, "", "dat");
                case 0x20 -> {
                    out.add("conn-ack ").add(destination);
                    yield true;
                }
                default -> printReserved(out, "reserved-acktype? ", flags, source, destination);
            };
            case TYPE_CONTROL -> printControl(out, in, flags, source, destination);
            default -> printReserved(out, "reserved-type? ", flags, source, destination);
        };
    }

    private static Line addLink(Line out, int source, int destination) {
        return out.add(source).add('>').add(destination).add(' ');
    }

    private static boolean printReserved(Line out, String what, int flags, int source, int destination) {
        out.add(what).hex(flags).add(' ').add(source).add(" > ").add(destination);
        return true;
    }

    // ---- data

    private static boolean printData(Line out, PacketReader in, int flags, int source, int destination) {
        return switch (flags & SUBTYPE) {
            case 0x00, 0x20, 0x40, 0x60 -> printSegment(addLink(out.add("data "), source, destination), in, "o", "");
            case INTERRUPT -> printSegment(out.add("intr "), in, "", "dat");
            case LINK_SERVICE -> printLinkService(addLink(out.add("link-service "), source, destination), in);
            default -> printReserved(out, "reserved-subtype? ", flags, source, destination);
        };
    }

    /** Up to two numbers that acknowledge, then that of the segment. */
    private static boolean printSegment(Line out, PacketReader in, String otherBefore, String otherAfter) {
        int needed = HEADER + 2;
        if (in.claimed() < needed) {
            return false;
        }
        int number = in.peekU16Le(HEADER);
        if ((number & ACKNOWLEDGES) != 0) {
            printNumber(out, number, NEGATIVE, "", "");
            needed += 2;
            if (in.claimed() < needed) {
                return false;
            }
            number = in.peekU16Le(HEADER + 2);
            if ((number & OTHER_CHANNEL) != 0) {
                printNumber(out, number, OTHER_NEGATIVE, otherBefore, otherAfter);
                needed += 2;
                if (in.claimed() < needed) {
                    return false;
                }
                number = in.peekU16Le(HEADER + 4);
            }
        }
        out.add("seg ").add(number & NUMBER).add(' ');
        return true;
    }

    private static void printNumber(Line out, int number, int negative, String before, String after) {
        out.add(before).add((number & negative) == negative ? "nak" : "ack").add(after).add(' ').add(number & NUMBER).add(' ');
    }

    private static boolean printLinkService(Line out, PacketReader in) {
        int at = HEADER + 6;
        if (in.claimed() < at + 2) {
            return false;
        }
        int number = in.peekU16Le(HEADER);
        if ((number & ACKNOWLEDGES) != 0) {
            printNumber(out, number, NEGATIVE, "", "");
            number = in.peekU16Le(HEADER + 2);
            if ((number & OTHER_CHANNEL) != 0) {
                printNumber(out, number, OTHER_NEGATIVE, "", "dat");
                number = in.peekU16Le(HEADER + 4);
            }
        }
        out.add("seg ").add(number & NUMBER).add(' ');
        int flags = in.peekU8(at);
        int value = in.peekU8(at + 1);
        switch (flags & 0x0c) {
            case 0x00 -> {
                out.add("dat seg count ").add(value).add(' ');
                switch (flags & 3) {
                    case 0 -> out.add("");
                    case 1 -> out.add("donotsend-data ");
                    case 2 -> out.add("send-data ");
                    default -> out.add("reserved-fcmod? ").hex(flags);
                }
            }
            case 0x04 -> out.add("intr req count ").add(value).add(' ');
            default -> out.add("reserved-fcval-int? ").hex(flags);
        }
        return true;
    }

    private static boolean printAcknowledgement(Line out, PacketReader in, String otherBefore, String otherAfter) {
        if (in.claimed() < HEADER + 4) {
            return false;
        }
        in.need(HEADER + 4);
        int number = in.peekU16Le(HEADER);
        if ((number & ACKNOWLEDGES) != 0) {
            printNumber(out, number, NEGATIVE, "", "");
            number = in.peekU16Le(HEADER + 2);
            if ((number & OTHER_CHANNEL) != 0) {
                printNumber(out, number, OTHER_NEGATIVE, otherBefore, otherAfter);
            }
        }
        return true;
    }

    // ---- connections

    private static boolean printControl(Line out, PacketReader in, int flags, int source, int destination) {
        switch (flags & SUBTYPE) {
            case CONNECT, RETRANSMITTED_CONNECT -> {
                out.add((flags & SUBTYPE) == CONNECT ? "conn-initiate " : "retrans-conn-initiate ");
                addLink(out, source, destination);
                return in.claimed() >= HEADER + 4 && printConnect(out, in);
            }
            case CONFIRM -> {
                addLink(out.add("conn-confirm "), source, destination);
                return in.claimed() >= HEADER + 5 && printConfirm(out, in);
            }
            case DISCONNECT -> {
                addLink(out.add("disconn-initiate "), source, destination);
                if (in.claimed() < HEADER + 3) {
                    return false;
                }
                int reason = in.peekU16Le(HEADER);
                int options = in.peekU8(HEADER + 2);
                printReason(out, reason);
                printOptions(out, options);
                return true;
            }
            case DISCONNECT_CONFIRM -> {
                addLink(out.add("disconn-confirm "), source, destination);
                printReason(out, in.peekU16Le(HEADER));
                return true;
            }
            default -> {
                return printReserved(out, "reserved-ctltype? ", flags, source, destination);
            }
        }
    }

    private static boolean printConnect(Line out, PacketReader in) {
        int services = in.peekU8(HEADER);
        int information = in.peekU8(HEADER + 1);
        int segmentSize = in.peekU16Le(HEADER + 2);
        out.add((services & 0x0c) == 4 ? "seg " : (services & 0x0c) == 8 ? "msg " : "").add(VERSIONS[information & 3]);
        out.add("segsize ").add(segmentSize).add(' ');
        return true;
    }

    private static boolean printConfirm(Line out, PacketReader in) {
        int options = in.peekU8(HEADER + 4);
        printConnect(out, in);
        printOptions(out, options);
        return true;
    }

    private static void printOptions(Line out, int length) {
        if (length != 0) {
            out.add("optlen ").add(length).add(' ');
        }
    }

    private static void printReason(Line out, int reason) {
        out.addName(REASONS.get(reason), "reason-", reason, "").add(' ');
    }
}
