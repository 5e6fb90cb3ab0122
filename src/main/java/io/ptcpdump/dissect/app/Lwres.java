package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.Printer;

/**
 * The protocol of BIND 9's lightweight resolver, by which programs ask a resolver on their own host.
 *
 * <pre>
 *  0                               16                              32
 * +-------------------------------+-------------------------------+
 * |                            length                             |
 * +-------------------------------+-------------------------------+
 * |            version            |    flags: 1 in a response     |
 * +-------------------------------+-------------------------------+
 * |           serial, operation, result, receive length           |
 * +-------------------------------+-------------------------------+
 * |     authentication type       |     authentication length     |
 * +-------------------------------+-------------------------------+
 * </pre>
 */
public final class Lwres implements Printer {
    private static final int HEADER_LENGTH = 28;
    private static final int RESPONSE = 1;
    private static final int INTERNET = 1;
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;

    private static final int NOOP = 0;
    private static final int GET_ADDRESSES = 0x10001;
    private static final int GET_NAME = 0x10002;
    private static final int GET_RECORDS = 0x10003;

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("lwres");
        int length = in.claimed();
        int start = in.position();
        in.need(HEADER_LENGTH);
        out.add(" lwres");
        int version = in.peekU16(4);
        if (d.verbose(1) || version != 0) {
            out.add(" v").add(version);
        }
        long declared = in.peekU32(0);
        boolean complete = true;
        if (version != 0) {
            in.skip((int) Math.min(declared, Integer.MAX_VALUE));
        } else {
            int operation = in.peekI32(12);
            boolean response = (in.peekU16(6) & RESPONSE) != 0;
            printHeader(d, in, operation, response);
            in.skip(HEADER_LENGTH);
            if (!(response ? printResponse(d, in, operation) : printQuery(d, in, operation))) {
                d.printInvalid();
                return;
            }
            complete = operationName(operation) != null;
        }
        if (declared != length) {
            out.add(" [len: ").add(declared).add(" != ").add(length).add(']');
        }
        if (complete && in.position() - start < declared) {
            out.add("[extra]");
        }
    }

    private static void printHeader(Dissection d, PacketReader in, int operation, boolean response) {
        Line out = d.out();
        String name = operationName(operation);
        out.add(' ');
        if (name == null) {
            out.add("#0x").hex(operation & 0xffffffffL);
        } else {
            out.add(name);
        }
        out.add(response ? "" : "?");
        int flags = in.peekU16(6);
        if ((flags & ~RESPONSE) != 0) {
            out.add("[0x").hex(flags).add(']');
        }
        if (d.verbose(2)) {
            out.add(" (serial:0x").hex(in.peekU32(8)).add(" result:0x").hex(in.peekU32(16)).add(" recvlen:").add(in.peekU32(20));
            if (d.verbose(3)) {
                out.add(" authtype:0x").hex(in.peekU16(24)).add(" authlen:").add(in.peekU16(26));
            }
            out.add(')');
        }
    }

    private static String operationName(int operation) {
        return switch (operation) {
            case NOOP -> "noop";
            case GET_ADDRESSES -> "getaddrsbyname";
            case GET_NAME -> "getnamebyaddr";
            case GET_RECORDS -> "getrdatabyname";
            default -> null;
        };
    }

    /** Prints a query and moves behind it; false where it is unsound. */
    private static boolean printQuery(Dissection d, PacketReader in, int operation) {
        switch (operation) {
            case GET_ADDRESSES -> {
                in.need(10);
                printFlags(d, in);
                printFamilies(d.out(), in.i32());
                printName(d.out(), in);
            }
            case GET_NAME -> {
                in.need(4);
                printFlags(d, in);
                return printAddress(d, in);
            }
            case GET_RECORDS -> {
                in.need(10);
                printFlags(d, in);
                printType(d.out(), in);
                printName(d.out(), in);
            }
            default -> { }
        }
        return true;
    }

    /** Prints a response and moves behind it; false where it is unsound. */
    private static boolean printResponse(Dissection d, PacketReader in, int operation) {
        return switch (operation) {
            case GET_ADDRESSES -> printAddresses(d, in);
            case GET_NAME -> {
                printNames(d, in);
                yield true;
            }
            case GET_RECORDS -> {
                printRecords(d, in);
                yield true;
            }
            default -> true;
        };
    }

    private static boolean printAddresses(Dissection d, PacketReader in) {
        in.need(10);
        printFlags(d, in);
        int aliases = in.u16();
        int addresses = in.u16();
        d.out().add(' ').add(aliases).add('/').add(addresses);
        for (int i = 0; i <= aliases; i++) {
            printName(d.out(), in);
        }
        for (int i = 0; i < addresses; i++) {
            if (!printAddress(d, in)) {
                return false;
            }
        }
        return true;
    }

    private static void printNames(Dissection d, PacketReader in) {
        in.need(8);
        printFlags(d, in);
        int aliases = in.u16();
        d.out().add(' ').add(aliases);
        for (int i = 0; i <= aliases; i++) {
            printName(d.out(), in);
        }
    }

    private static void printRecords(Dissection d, PacketReader in) {
        Line out = d.out();
        in.need(16);
        printFlags(d, in);
        printType(out, in);
        out.add(" TTL ").duration(in.u32());
        int records = in.u16();
        int signatures = in.u16();
        out.add(' ').add(records).add('/').add(signatures);
        printName(out, in);
        for (int i = 0; i < records + signatures; i++) {
            PacketText.printHex(out, in, in.u16());
        }
    }

    private static void printFlags(Dissection d, PacketReader in) {
        long flags = in.u32();
        if (d.verbose(3)) {
            d.out().add(" flags:0x").hex(flags);
        }
    }

    private static void printFamilies(Line out, int families) {
        switch (families & 3) {
            case 1 -> out.add(" IPv4");
            case 2 -> out.add(" IPv6");
            case 3 -> out.add(" IPv4/6");
            default -> { }
        }
        if ((families & ~3) != 0) {
            out.add("[0x").hex(families & 0xffffffffL).add(']');
        }
    }

    /** The class, and the type that is printed before it. */
    private static void printType(Line out, PacketReader in) {
        int recordClass = in.u16();
        DnsNames.printType(out.add(' '), in.u16());
        if (recordClass != INTERNET) {
            out.add(' ').addName(className(recordClass), "Class", recordClass, "");
        }
    }

    private static String className(int recordClass) {
        return switch (recordClass) {
            case 3 -> "CHAOS";
            case 4 -> "HS";
            case 255 -> "ANY";
            default -> null;
        };
    }

    /** A counted name, and the zero byte behind it, which does not count. */
    private static void printName(Line out, PacketReader in) {
        int length = in.u16();
        out.add(' ');
        PacketText.print(out, in, length);
        if (in.u8() != 0) {
            out.add(" (not NUL-terminated!)");
        }
    }

    /** Family, length, address; false where it is shorter than the family's. One that is longer ends too early here. */
    private static boolean printAddress(Dissection d, PacketReader in) {
        int length = in.peekU16(4);
        in.need(6 + length);
        long family = in.u32();
        in.skip(2);
        if (family == IPV4 || family == IPV6) {
            int size = family == IPV4 ? 4 : 16;
            if (length < size) {
                return false;
            }
            d.out().add(' ');
            if (family == IPV4) {
                d.printIpv4(in, in.position());
            } else {
                d.printIpv6(in, in.position());
            }
            in.skip(size);
        } else {
            PacketText.printHex(d.out().add(' ').add(family).add('/'), in, length);
        }
        return true;
    }
}
