package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * Forwarding and Control Element Separation over SCTP, RFC 5810 and RFC 5811. A message is a header and TLVs; which of them are
 * allowed depends on the type of the message.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------+-------+---------------+-------------------------------+
 * |version|       |     type      |       length in 32 bits       |
 * +-------+-------+---------------+-------------------------------+
 * |                           source id                           |
 * +---------------------------------------------------------------+
 * |                         destination id                        |
 * +---------------------------------------------------------------+
 * |                           correlator                          |
 * |                                                               |
 * +---+-----+-----+---+-+---+-------------------------------------+
 * |ack| pri |     |em |a|tp |                                     |
 * +---+-----+-----+---+-+---+-------------------------------------+
 * </pre>
 */
final class Forces implements Printer {
    private static final int HEADER_LENGTH = 24;
    private static final int FLAGS = 20;

    private static final int ASSOCIATION_SETUP = 0x01;
    private static final int ASSOCIATION_TEARDOWN = 0x02;
    private static final int CONFIG = 0x03;
    private static final int QUERY = 0x04;
    private static final int EVENT_NOTIFICATION = 0x05;
    private static final int PACKET_REDIRECT = 0x06;
    private static final int HEARTBEAT = 0x0f;
    private static final int ASSOCIATION_RESPONSE = 0x11;
    private static final int RESERVED_RESPONSE = 0x12;
    private static final int CONFIG_RESPONSE = 0x13;
    private static final int QUERY_RESPONSE = 0x14;
    private static final ValueNames MESSAGES = ValueNames.of(
            ASSOCIATION_SETUP, "Association Setup", ASSOCIATION_TEARDOWN, "Association TearDown", CONFIG, "Config",
            QUERY, "Query", EVENT_NOTIFICATION, "Event Notification", PACKET_REDIRECT, "Packet Redirect",
            HEARTBEAT, "HeartBeat", ASSOCIATION_RESPONSE, "Association Response", CONFIG_RESPONSE, "Config Response",
            QUERY_RESPONSE, "Query Response");
    /** What a message with TLVs that must not have any says of its type. */
    private static final int NO_TLVS = 0x01;

    private static final String[] ACKNOWLEDGEMENTS = {"NoACK", "SuccessACK", "FailureACK", "AlwaysACK"};
    private static final String[] EXECUTION_MODES = {
        "EMReserved", "execute-all-or-none", "execute-until-failure", "continue-execute-on-failure"
    };
    private static final String[] ATOMICITY = {"Standalone", "2PCtransaction"};
    private static final String[] PHASES = {"StartofTransaction", "MiddleofTransaction", "EndofTransaction", "abort"};
    private static final String[] TEARDOWN_REASONS = {
        "Normal Teardown", "Loss of Heartbeats", "Out of bandwidth", "Out of Memory", "Application Crash"
    };
    private static final String[] ASSOCIATION_RESULTS = {"Success ", "FE ID invalid ", "permission denied "};
    private static final int INDENT = 9;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("forces");
        if (d.printIfCut(in, HEADER_LENGTH)) {
            return;
        }
        int at = in.position();
        int length = in.claimed();
        if (!printMessage(d, in, at, length)) {
            dump(out, "\n\t[", in, at, length);
            out.add("\n\t]");
        } else if (d.verbose(4)) {
            out.add("\n\t  Raw ForCES message\n\t [");
            dump(out, "\n\t ", in, at, length);
            out.add("\n\t ]");
        }
    }

    /** Returns false where the message is not sound, so that a dump of it is to follow. */
    private static boolean printMessage(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        int type = in.u8At(at + 1);
        String name = MESSAGES.get(type);
        if (name == null && type != RESERVED_RESPONSE) {
            out.add("Invalid ForCES message type ").add(type).add('\n');
            return false;
        }
        if (name == null) {
            out.add("\n\tUnknown ForCES message type=0x").hex(type);
            return false;
        }
        out.add("\n\tForCES ").add(name).add(' ');
        int messageLength = in.u16At(at + 2) * 4;
        if (length < HEADER_LENGTH || messageLength < HEADER_LENGTH || messageLength != length) {
            out.add("Illegal ForCES pkt len - min ").add(HEADER_LENGTH).add(", total recvd ").add(length);
            out.add(", advertised ").add(messageLength).add(' ');
            return false;
        }
        if (d.verbose(1)) {
            printHeader(out, in, at, messageLength);
        }
        if (d.verbose(2)) {
            printFlags(out, in.i32At(at + FLAGS));
        }
        return printElements(d, in, at + HEADER_LENGTH, length - HEADER_LENGTH, type);
    }

    // ---- header

    private static void printHeader(Line out, PacketReader in, int at, int length) {
        out.add("\n\tForCES Version ").add(in.u8At(at) >> 4).add(" len ").add(length);
        out.add("B flags 0x").hex(in.i32At(at + FLAGS), 8).add(' ');
        printNode(out.add("\n\tSrcID 0x"), in.u32At(at + 4));
        printNode(out.add(" DstID 0x"), in.u32At(at + 8));
        out.add(" Correlator 0x").hex(in.u64At(at + 12));
    }

    private static void printNode(Line out, long id) {
        String name;
        if (id <= 0x3fffffffL) {
            name = "FE";
        } else if (id <= 0x7fffffffL) {
            name = "CE";
        } else if (id >= 0xc0000000L && id <= 0xffffffefL) {
            name = "AllMulticast";
        } else {
            name = switch ((int) id) {
                case 0xfffffffd -> "AllCEsBroadcast";
                case 0xfffffffe -> "AllFEsBroadcast";
                case 0xffffffff -> "AllBroadcast";
                default -> "ForCESreserved";
            };
        }
        out.hex(id).add('(').add(name).add(')');
    }

    private static void printFlags(Line out, int flags) {
        out.add("\n\tForCES flags:\n\t  ");
        printFlag(out, ACKNOWLEDGEMENTS, flags >>> 30);
        out.add(", prio=").add(flags >>> 27 & 7).add(", ");
        printFlag(out, EXECUTION_MODES, flags >>> 22 & 3);
        out.add(",\n\t  ");
        printFlag(out, ATOMICITY, flags >>> 21 & 1);
        out.add(", ");
        printFlag(out, PHASES, flags >>> 19 & 3);
        out.add("\n\t  Extra flags: rsv(b5-7) 0x").hex(flags >>> 24 & 7).add(" rsv(b13-31) 0x").hex(flags & 0x7ffff).add('\n');
    }

    private static void printFlag(Line out, String[] names, int value) {
        out.add(names[value]).add("(0x").hex(value).add(')');
    }

    // ---- the TLVs of a message

    private static boolean printElements(Dissection d, PacketReader in, int start, int length, int message) {
        Line out = d.out();
        if (message == HEARTBEAT) {
            if (length > ForcesElement.HEADER) {
                out.add("<0x").hex(NO_TLVS).add(">Illegal Top level TLV!\n");
                return false;
            }
            return true;
        }
        if (length <= ForcesElement.HEADER) {
            if (message != ASSOCIATION_SETUP) {
                out.add("\tTop level TLV Data missing!\n");
                return false;
            }
            return true;
        }
        int at = start;
        int room = length;
        for (int allowed = elements(message); room != 0 && allowed > 0; allowed--) {
            int type = in.u16At(at);
            int elementLength = in.u16At(at + 2);
            if (ForcesElement.fault(elementLength, room) != 0) {
                break;
            }
            if (!ForcesElement.isKnown(type)) {
                out.add("\n\tInvalid ForCES Top TLV type=0x").hex(type);
                return false;
            }
            if (d.verbose(3)) {
                ForcesElement.printName(out.add('\t'), type);
                out.add(", length ").add(elementLength).add(" (data length ");
                out.add(elementLength - ForcesElement.HEADER).add(" Bytes)");
            }
            int data = elementLength - ForcesElement.HEADER;
            if (!printElement(d, in, at + ForcesElement.HEADER, data, message)) {
                return false;
            }
            at += ForcesElement.aligned(elementLength);
            room -= ForcesElement.aligned(elementLength);
        }
        if (room != 0) {
            int advertised = in.u16At(at + 2);
            out.add("\tMess TopTLV header: min ").add(ForcesElement.HEADER).add(", total ").add(room);
            out.add(" advertised ").add(advertised).add(' ');
            return false;
        }
        return true;
    }

    /** How many TLVs a message may have. */
    private static int elements(int message) {
        return switch (message) {
            case ASSOCIATION_SETUP -> 2;
            case ASSOCIATION_TEARDOWN, EVENT_NOTIFICATION, ASSOCIATION_RESPONSE -> 1;
            default -> 15;
        };
    }

    private static boolean printElement(Dissection d, PacketReader in, int at, int length, int message) {
        return switch (message) {
            case ASSOCIATION_TEARDOWN -> printTeardown(d, in, at, length);
            case ASSOCIATION_RESPONSE -> printAssociation(d, in, at, length);
            case PACKET_REDIRECT -> ForcesRedirect.print(d, in, at, length, INDENT);
            default -> ForcesSelect.print(d, in, at, length, operations(message), INDENT);
        };
    }

    /** The operations that a message may have, as bits from that of number 1 on. */
    private static int operations(int message) {
        return switch (message) {
            case CONFIG -> ForcesSelect.CONFIG;
            case CONFIG_RESPONSE -> ForcesSelect.CONFIG_RESPONSE;
            case QUERY -> ForcesSelect.QUERY;
            case QUERY_RESPONSE -> ForcesSelect.QUERY_RESPONSE;
            default -> ForcesSelect.EVENT;
        };
    }

    private static boolean printTeardown(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        if (length != 4) {
            out.add("illegal ASTresult-TLV: ").add(length).add(" bytes!\n");
            return false;
        }
        long reason = in.u32At(at);
        if (reason > 255) {
            out.add("illegal ASTresult result code: ").add(reason).add("!\n");
            return false;
        }
        if (d.verbose(3)) {
            out.add("Teardown reason:").newline(INDENT);
            out.add(reason < TEARDOWN_REASONS.length ? TEARDOWN_REASONS[(int) reason] : "Unknown Teardown reason");
            out.add('(').hex(reason).add(')').newline(INDENT);
        }
        return true;
    }

    private static boolean printAssociation(Dissection d, PacketReader in, int at, int length) {
        Line out = d.out();
        if (length != 4) {
            out.add("illegal ASRresult-TLV: ").add(length).add(" bytes!\n");
            return false;
        }
        long result = in.u32At(at);
        if (result > 3) {
            out.add("illegal ASRresult result code: ").add(result).add("!\n");
            return false;
        }
        if (d.verbose(3)) {
            out.newline(INDENT).add(result < ASSOCIATION_RESULTS.length ? ASSOCIATION_RESULTS[(int) result] : "Unknown ");
            out.add('(').hex(result).add(')').newline(INDENT);
        }
        return true;
    }

    /** A dump of {@code n} bytes at an absolute position, of which there may be fewer. */
    static void dump(Line out, String indent, PacketReader in, int at, int n) {
        in.seek(at);
        HexDump.hex(out, indent, in, n);
    }
}
