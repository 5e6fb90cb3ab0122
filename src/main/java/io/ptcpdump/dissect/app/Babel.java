package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Babel routing protocol: RFC 8966 and its predecessor RFC 6126, with the extensions of RFC 7298 and RFC 8967
 * (authentication), RFC 7557 and draft-boutier-babel-source-specific-01. Behind the body there may be a trailer, which has the
 * same form.
 *
 * <pre>
 *  0               1               2                               4
 * +---------------+---------------+-------------------------------+
 * | magic (42)    | version       | length of the body            |
 * +---------------+---------------+-------------------------------+
 * | type          | length        | value ...
 * </pre>
 */
public final class Babel implements Printer {
    static final int HELLO = 4;
    static final int HEARD = 5;
    static final int UPDATE = 8;
    static final int SOURCE_UPDATE = 13;

    private static final int MAGIC = 42;
    private static final int VERSION = 2;
    private static final int HEADER = 4;
    /** Type and length of an element; only padding of one byte has no length. */
    private static final int ELEMENT = 2;

    private static final int PAD_1 = 0;
    private static final int PAD_N = 1;
    private static final int ACKNOWLEDGEMENT_REQUEST = 2;
    private static final int ACKNOWLEDGEMENT = 3;
    private static final int ROUTER_ID = 6;
    private static final int NEXT_HOP = 7;
    private static final int ROUTE_REQUEST = 9;
    private static final int SEQUENCE_REQUEST = 10;
    private static final int TIMESTAMP = 11;
    private static final int HMAC = 12;
    private static final int SOURCE_REQUEST = 14;
    private static final int SOURCE_SEQUENCE_REQUEST = 15;
    private static final int MAC = 16;
    private static final int PACKET_COUNTER = 17;
    private static final int CHALLENGE_REQUEST = 18;
    private static final int CHALLENGE_REPLY = 19;
    private static final String[] SHORT_NAMES = {
        " pad1", " padN", " ack-req", " ack", " hello", " ihu", " router-id", " nh", " update", " route-request",
        " seqno-request", " tspc", " hmac", " ss-update", " ss-request", " ss-mh-request", " mac", " pc",
        " challenge_request", " challenge_reply"
    };

    private static final int HELLO_LENGTH = 6;
    private static final int UNICAST = 0x8000;
    private static final int MAX_NONCE = 192;
    private static final String HEX = "0123456789ABCDEF";

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("babel").add("babel");
        if (d.printIfCut(in, HEADER)) {
            return;
        }
        if (in.peekU8(0) != MAGIC) {
            out.add(" invalid header");
            return;
        }
        int version = in.peekU8(1);
        out.add(' ').add(version);
        if (version == VERSION) {
            printPacket(d, in);
        } else {
            out.add(" unknown version");
        }
    }

    private static void printPacket(Dissection d, PacketReader in) {
        int length = in.claimed() - HEADER;
        if (length < 0) {
            d.printInvalid();
            return;
        }
        int body = in.peekU16(2);
        d.out().add(" (").add(body).add(')');
        in.skip(HEADER);
        if (length < body) {
            d.printInvalid();
            return;
        }
        int trailer = in.position() + body;
        if (printElements(d, in, trailer) && length > body) {
            in.seek(trailer);
            d.out().add(d.verbose(1) ? "\n\t----" : " |");
            printElements(d, in, trailer + length - body);
        }
    }

    /** Prints the elements up to the absolute position {@code end}; false where that said that they are cut or invalid. */
    private static boolean printElements(Dissection d, PacketReader in, int end) {
        BabelRoutes routes = new BabelRoutes();
        while (in.position() < end) {
            int type = in.peekU8(0);
            if (type == PAD_1) {
                d.out().add(d.verbose(1) ? "\n\tPad 1" : " pad1");
                in.skip(1);
                continue;
            }
            int left = end - in.position();
            if (left < ELEMENT) {
                d.printInvalid();
                return false;
            }
            if (d.printIfCut(in, ELEMENT)) {
                return false;
            }
            int size = ELEMENT + in.peekU8(1);
            if (left < size) {
                d.printInvalid();
                return false;
            }
            if (d.printIfCut(in, size)) {
                return false;
            }
            PacketReader value = in.take(size);
            value.skip(ELEMENT);
            if (!(d.verbose(1) ? printElement(d, value, type, routes) : printName(d.out(), value, type))) {
                d.printInvalid();
                return false;
            }
        }
        return true;
    }

    /** What an element is, and of an update what it says about those behind it. */
    private static boolean printName(Line out, PacketReader in, int type) {
        out.add(ValueNames.at(SHORT_NAMES, type, " unknown"));
        if (type == UPDATE) {
            if (in.claimed() < BabelRoutes.UPDATE_LENGTH) {
                return false;
            }
            BabelRoutes.printFlags(out, in.peekU8(1));
        }
        return true;
    }

    /** Prints an element whose value was captured in full; false where it is invalid, which ends the packet's text. */
    private static boolean printElement(Dissection d, PacketReader in, int type, BabelRoutes routes) {
        return switch (type) {
            case HELLO, HEARD, ROUTER_ID, NEXT_HOP, ACKNOWLEDGEMENT_REQUEST, ACKNOWLEDGEMENT -> printNeighbor(d, in, type);
            case UPDATE -> routes.printUpdate(d, in);
            case ROUTE_REQUEST -> BabelRoutes.printRequest(d, in);
            case SEQUENCE_REQUEST -> BabelRoutes.printSequenceRequest(d, in);
            case SOURCE_UPDATE -> routes.printSourceUpdate(d, in);
            case SOURCE_REQUEST -> BabelRoutes.printSourceRequest(d, in);
            case SOURCE_SEQUENCE_REQUEST -> BabelRoutes.printSourceSequenceRequest(d, in);
            case TIMESTAMP, HMAC, MAC, PACKET_COUNTER, CHALLENGE_REQUEST, CHALLENGE_REPLY ->
                printAuthentication(d.out(), in, type);
            default -> {
                int length = in.claimed();
                if (type == PAD_N) {
                    d.out().add("\n\tPad ").add(length + ELEMENT);
                } else {
                    d.out().add("\n\tUnknown message type ").add(type);
                }
                yield true;
            }
        };
    }

    private static boolean printNeighbor(Dissection d, PacketReader in, int type) {
        Line out = d.out();
        int length = in.claimed();
        switch (type) {
            case ACKNOWLEDGEMENT_REQUEST -> {
                out.add("\n\tAcknowledgment Request ");
                if (length < 6) {
                    return false;
                }
                printInterval(out.hex(in.peekU16(2), 4).add(' '), in.peekU16(4));
            }
            case ACKNOWLEDGEMENT -> {
                out.add("\n\tAcknowledgment ");
                if (length < 2) {
                    return false;
                }
                out.hex(in.peekU16(0), 4);
            }
            case HELLO -> {
                out.add("\n\tHello ");
                if (length < HELLO_LENGTH) {
                    return false;
                }
                printHello(d, in);
            }
            case HEARD -> {
                out.add("\n\tIHU ");
                if (length < HELLO_LENGTH) {
                    return false;
                }
                printHeard(d, in);
            }
            case ROUTER_ID -> {
                out.add("\n\tRouter Id");
                if (length < 10) {
                    return false;
                }
                printRouterId(out.add(' '), in, 2);
            }
            default -> {
                out.add("\n\tNext Hop");
                return length >= 2 && printNextHop(d, in);
            }
        }
        return true;
    }

    private static void printHello(Dissection d, PacketReader in) {
        Line out = d.out();
        if ((in.peekU16(0) & UNICAST) != 0) {
            out.add("(Unicast) ");
        }
        out.add("seqno ").add(in.peekU16(2)).add(' ');
        int interval = in.peekU16(4);
        if (interval == 0) {
            out.add("unscheduled");
        } else {
            printInterval(out.add("interval "), interval);
        }
        in.skip(HELLO_LENGTH);
        BabelSubElements.print(d, in, HELLO);
    }

    /** "I heard you": how well a neighbour is received. */
    private static void printHeard(Dissection d, PacketReader in) {
        Line out = d.out();
        int encoding = in.peekU8(0);
        int cost = in.peekU16(2);
        int interval = in.peekU16(4);
        in.skip(HELLO_LENGTH);
        BabelPrefix address = BabelPrefix.readAddress(in, encoding);
        if (address == null) {
            d.printTruncated();
            return;
        }
        if (encoding == BabelPrefix.WILDCARD) {
            out.add("any");
        } else {
            address.printAddress(d);
        }
        printInterval(out.add(" rxcost ").add(cost).add(" interval "), interval);
        BabelSubElements.print(d, in, HEARD);
    }

    private static boolean printNextHop(Dissection d, PacketReader in) {
        int encoding = in.peekU8(0);
        in.skip(2);
        BabelPrefix address = BabelPrefix.readAddress(in, encoding);
        if (address == null) {
            return false;
        }
        d.out().add(' ');
        if (encoding == BabelPrefix.WILDCARD) {
            d.out().add("invalid AE 0");
        } else {
            address.printAddress(d);
        }
        return true;
    }

    private static boolean printAuthentication(Line out, PacketReader in, int type) {
        int length = in.claimed();
        switch (type) {
            case TIMESTAMP -> {
                out.add("\n\tTS/PC ");
                if (length < 6) {
                    return false;
                }
                out.add("timestamp ").add(in.peekU32(2)).add(" packetcounter ").add(in.peekU16(0));
            }
            case HMAC -> {
                out.add("\n\tHMAC ");
                if (length < 18) {
                    return false;
                }
                printDigest(out, in, length - 2);
            }
            case MAC -> out.add("\n\tMAC len ").add(length);
            case PACKET_COUNTER -> {
                out.add("\n\tPC");
                if (length < 4) {
                    return false;
                }
                out.add(" value ").add(in.peekU32(0)).add(" index len ").add(length - 4);
            }
            default -> {
                out.add(type == CHALLENGE_REQUEST ? "\n\tChallenge Request" : "\n\tChallenge Reply");
                if (length > MAX_NONCE) {
                    return false;
                }
                out.add(" len ").add(length);
            }
        }
        return true;
    }

    private static void printDigest(Line out, PacketReader in, int length) {
        int key = in.u16();
        out.add("key-id ").add(key).add(" digest-").add(length).add(' ');
        for (int i = 0; i < length; i++) {
            int value = in.u8();
            out.add(HEX.charAt(value >> 4)).add(HEX.charAt(value & 15));
        }
    }

    static void printRouterId(Line out, PacketReader in, int at) {
        for (int i = 0; i < 8; i++) {
            out.add(i == 0 ? "" : ":").hex(in.peekU8(at + i), 2);
        }
    }

    /** A number of hundredths of a second, RFC 8966 section 4.1.1. */
    static void printInterval(Line out, int interval) {
        if (interval == 0) {
            out.add("0.0s (bogus)");
        } else {
            out.add(interval / 100).add('.').addPadded(interval % 100, 2).add('s');
        }
    }
}
