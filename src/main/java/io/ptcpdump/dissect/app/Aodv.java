package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * Ad hoc On-Demand Distance Vector routing, RFC 3561; for IPv6, draft-perkins-aodv6-01, whose messages have other types or,
 * where they have the same, longer addresses. A route request:
 *
 * <pre>
 *  0               1               2               3               4
 * +---------------+---------------+---------------+---------------+
 * | type          | flags         | reserved      | hop count     |
 * +---------------+---------------+---------------+---------------+
 * | request identifier                                            |
 * +---------------------------------------------------------------+
 * | destination: address, sequence number                         |
 * +---------------------------------------------------------------+
 * | originator: address, sequence number                          |
 * +---------------------------------------------------------------+
 * | extensions: type, length, value ...
 * </pre>
 */
public final class Aodv implements Printer {
    private static final int REQUEST = 1;
    private static final int REPLY = 2;
    private static final int ERROR = 3;
    private static final int ACKNOWLEDGEMENT = 4;
    private static final int REQUEST6 = 16;
    private static final int REPLY6 = 17;
    private static final int ERROR6 = 18;
    private static final int ACKNOWLEDGEMENT6 = 19;

    private static final int ERROR_HEADER = 4;
    private static final int NO_DELETE = 0x80;
    private static final int PREFIX_SIZE = 0x1f;

    private static final int EXTENSION_HEADER = 2;
    private static final int EXTENSION_HELLO = 1;
    private static final int HELLO_INTERVAL_LENGTH = 4;

    private static final Layout REQUEST_V4 = new Layout(24, 4, 8, 12, 16, 20);
    private static final Layout REQUEST_V6 = new Layout(48, 16, 8, 24, 28, 44);
    private static final Layout REQUEST_DRAFT = new Layout(48, 16, 16, 8, 32, 12);
    private static final Layout REPLY_V4 = new Layout(20, 4, 4, 8, 12, 16);
    private static final Layout REPLY_V6 = new Layout(44, 16, 4, 20, 24, 40);
    private static final Layout REPLY_DRAFT = new Layout(44, 16, 8, 4, 24, 40);

    /**
     * Where the fields of a message are.
     *
     * @param length of the message without extensions
     * @param last   offset of the originator's sequence number, in a reply of the lifetime
     */
    private record Layout(int length, int addressLength, int destination, int sequence, int originator, int last) {}

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("aodv");
        boolean ipv6 = d.ip().version == 6;
        int length = in.claimed();
        int type = in.peekU8(0);
        out.add(" aodv");
        boolean complete = switch (type) {
            case REQUEST -> printRequest(d, in, ipv6 ? REQUEST_V6 : REQUEST_V4, ipv6 ? " v6 rreq " : " rreq ", "");
            // tcpdump looks for the flags in the type, which has that of "destination only" in this message
            case REQUEST6 -> printRequest(d, in, REQUEST_DRAFT, " rreq ", "[D]");
            case REPLY -> printReply(d, in, ipv6 ? REPLY_V6 : REPLY_V4);
            case REPLY6 -> printReply(d, in, REPLY_DRAFT);
            case ERROR -> printError(d, in, ipv6 ? 16 : 4);
            case ERROR6 -> printError(d, in, 16);
            case ACKNOWLEDGEMENT, ACKNOWLEDGEMENT6 -> {
                out.add(" rrep-ack ").add(length);
                yield true;
            }
            default -> {
                out.add(" type ").add(type).add(' ').add(length);
                yield true;
            }
        };
        if (!complete) {
            d.printTruncated();
        }
    }

    private static boolean printRequest(Dissection d, PacketReader in, Layout layout, String name, String flags) {
        int length = in.claimed();
        if (length < layout.length || !in.has(layout.length)) {
            return false;
        }
        Line out = d.out();
        out.add(name).add(length).add(' ').add(flags).add(" hops ").add(in.peekU8(3)).add(" id 0x").hex(in.peekU32(4), 8);
        printAddress(d, in, "\n\tdst ", layout.destination, layout.addressLength);
        out.add(" seq ").add(in.peekU32(layout.sequence));
        printAddress(d, in, " src ", layout.originator, layout.addressLength);
        out.add(" seq ").add(in.peekU32(layout.last));
        return printExtension(out, in, layout.length);
    }

    private static boolean printReply(Dissection d, PacketReader in, Layout layout) {
        int length = in.claimed();
        if (length < layout.length || !in.has(layout.length)) {
            return false;
        }
        Line out = d.out();
        out.add(" rrep ").add(length).add("  prefix ").add(in.peekU8(2) & PREFIX_SIZE).add(" hops ").add(in.peekU8(3));
        printAddress(d, in, "\n\tdst ", layout.destination, layout.addressLength);
        out.add(" dseq ").add(in.peekU32(layout.sequence));
        printAddress(d, in, " src ", layout.originator, layout.addressLength);
        out.add(' ').add(in.peekU32(layout.last)).add(" ms");
        return printExtension(out, in, layout.length);
    }

    /** Destinations that can no longer be reached, each with its sequence number. */
    private static boolean printError(Dissection d, PacketReader in, int addressLength) {
        int length = in.claimed();
        if (length < ERROR_HEADER || !in.has(ERROR_HEADER)) {
            return false;
        }
        Line out = d.out();
        int count = in.peekU8(3);
        out.add(" rerr ").add((in.peekU8(1) & NO_DELETE) != 0 ? "[D]" : "");
        out.add(" [items ").add(count).add("] [").add(length).add("]:");
        in.skip(ERROR_HEADER);
        for (int i = 0; i < count; i++) {
            if (!in.has(addressLength + 4) || in.claimed() < addressLength + 4) {
                return false;
            }
            printAddress(d, in, " {", 0, addressLength);
            out.add("}(").add(in.peekU32(addressLength)).add(')');
            in.skip(addressLength + 4);
        }
        return true;
    }

    /** The first extension, RFC 3561 section 6.10; tcpdump prints no other. */
    private static boolean printExtension(Line out, PacketReader in, int headerLength) {
        in.skip(headerLength);
        int left = in.claimed();
        if (left < EXTENSION_HEADER) {
            return true;
        }
        if (!in.has(EXTENSION_HEADER)) {
            return false;
        }
        int type = in.peekU8(0);
        int length = in.peekU8(1);
        if (type != EXTENSION_HELLO) {
            out.add("\n\text ").add(type).add(' ').add(length);
            return true;
        }
        int needed = EXTENSION_HEADER + HELLO_INTERVAL_LENGTH;
        if (!in.has(needed) || left < needed) {
            return false;
        }
        if (length < HELLO_INTERVAL_LENGTH) {
            out.add("\n\text HELLO - bad length ").add(length);
        } else {
            out.add("\n\text HELLO ").add(in.peekU32(EXTENSION_HEADER)).add(" ms");
        }
        return true;
    }

    private static void printAddress(Dissection d, PacketReader in, String heading, int at, int length) {
        d.out().add(heading);
        if (length == 4) {
            d.printIpv4(in, in.position() + at);
        } else {
            d.printIpv6(in, in.position() + at);
        }
    }
}
