package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The Ad Hoc Configuration Protocol, draft-chroboczek-ahcp-00. What contradicts itself is said to be invalid, and after that
 * to be truncated where the rest of it was not captured.
 *
 * <pre>
 *  0               1               2               3               4
 * +---------------+---------------+---------------+---------------+
 * | magic (43)    | version       | hop count     | original hops |
 * +---------------+---------------+---------------+---------------+
 * | nonce                                                         |
 * | source identifier (8 bytes)                                   |
 * | destination identifier (8 bytes)                              |
 * +---------------+---------------+-------------------------------+
 * | message type  | zero          | length of the options         |
 * +---------------+---------------+-------------------------------+
 * | options: type, length, value ...
 * </pre>
 */
public final class Ahcp implements Printer {
    private static final int MAGIC = 43;
    private static final int VERSION = 1;
    /** Length of the header that is behind the version. */
    private static final int REST_OF_HEADER = 22;
    private static final int IDENTIFIER_LENGTH = 8;
    private static final int BODY_HEADER = 4;
    private static final String[] MESSAGES = {"Discover", "Offer", "Request", "Ack", "Nack", "Release"};

    private static final int PAD = 0;
    private static final int MANDATORY = 1;
    private static final int ORIGIN_TIME = 2;
    private static final int EXPIRES = 3;
    private static final int MY_IPV6_ADDRESS = 4;
    private static final int MY_IPV4_ADDRESS = 5;
    private static final int IPV6_PREFIX = 6;
    private static final int IPV6_ADDRESS = 8;
    private static final int IPV4_ADDRESS = 9;
    private static final int IPV6_DELEGATION = 10;
    private static final int IPV4_DELEGATION = 11;
    private static final int NAME_SERVER = 12;
    private static final int TIME_SERVER = 13;
    private static final String[] OPTIONS = {
        "Pad", "Mandatory", "Origin Time", "Expires", "My-IPv6-Address", "My-IPv4-Address", "IPv6 Prefix", "IPv4 Prefix",
        "IPv6 Address", "IPv4 Address", "IPv6 Prefix Delegation", "IPv4 Prefix Delegation", "Name Server", "NTP Server"
    };
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("ahcp").add("AHCP");
        if (in.claimed() < 2 || in.peekU8(0) != MAGIC) {
            printInvalid(d, in, in.claimed());
            return;
        }
        in.skip(1);
        int version = in.u8();
        if (version != VERSION) {
            out.add(" Version ").add(version).add(" (unknown)");
            in.need(in.claimed());
            return;
        }
        out.add(" Version 1");
        if (in.claimed() < REST_OF_HEADER) {
            printInvalid(d, in, in.claimed());
            return;
        }
        if (d.verbose(1)) {
            printHeader(out, in);
        } else {
            in.skip(REST_OF_HEADER);
        }
        printBody(d, in);
    }

    private static void printHeader(Line out, PacketReader in) {
        int hops = in.u8();
        out.add("\n\tHopcount ").add(hops);
        int original = in.u8();
        out.add(", Original Hopcount ").add(original);
        long nonce = in.u32();
        out.add(", Nonce 0x").hex(nonce, 8);
        printIdentifier(out, ", Source Id ", in);
        printIdentifier(out, ", Destination Id ", in);
    }

    private static void printIdentifier(Line out, String name, PacketReader in) {
        in.need(IDENTIFIER_LENGTH);
        out.add(name);
        for (int i = 0; i < IDENTIFIER_LENGTH; i++) {
            out.add(i == 0 ? "" : ":").hex(in.u8(), 2);
        }
    }

    private static void printBody(Dissection d, PacketReader in) {
        Line out = d.out();
        if (in.claimed() < BODY_HEADER) {
            printInvalid(d, in, in.claimed());
            return;
        }
        int type = in.u8();
        int zero = in.u8();
        int length = in.u16();
        if (d.verbose(1)) {
            out.add("\n\t").addName(ValueNames.at(MESSAGES, type), "Unknown-", type, "");
            if (zero != 0) {
                out.add(", MBZ ").add(zero);
            }
            out.add(", Length ").add(length);
        }
        if (length > in.claimed()) {
            printInvalid(d, in, in.claimed());
        } else if (d.verbose(2)) {
            printOptions(d, in, in.position() + length);
        } else {
            in.need(length);
        }
    }

    /** Prints the options up to the absolute position {@code end}. */
    private static void printOptions(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        while (in.position() < end) {
            int type = in.u8();
            out.add("\n\t ").addName(ValueNames.at(OPTIONS, type), "Unknown-", type, "");
            if (type == PAD || type == MANDATORY) {
                continue;
            }
            if (in.position() == end) {
                printInvalid(d, in, 0);
                return;
            }
            int length = in.u8();
            if (length > end - in.position()) {
                printInvalid(d, in, end - in.position());
                return;
            }
            int next = in.position() + length;
            printValue(d, in, type, length);
            in.seek(next);
        }
    }

    private static void printValue(Dissection d, PacketReader in, int type, int length) {
        switch (type) {
            case ORIGIN_TIME, EXPIRES -> printTime(d, in, type, length);
            case MY_IPV6_ADDRESS, IPV6_ADDRESS, NAME_SERVER, TIME_SERVER -> printAddresses(d, in, length, 16, false);
            case MY_IPV4_ADDRESS, IPV4_ADDRESS -> printAddresses(d, in, length, 4, false);
            case IPV6_PREFIX, IPV6_DELEGATION -> printAddresses(d, in, length, 16, true);
            case IPV4_DELEGATION -> printAddresses(d, in, length, 4, true);
            default -> {
                d.out().add(" (Length ").add(length).add(')');
                in.need(length);
            }
        }
    }

    private static void printTime(Dissection d, PacketReader in, int type, int length) {
        if (length != 4) {
            printInvalid(d, in, length);
            return;
        }
        long seconds = in.u32();
        d.out().add(": ");
        if (type == EXPIRES) {
            d.out().add(seconds).add('s');
        } else {
            d.out().add(DATE.format(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC))).add(" UTC");
        }
    }

    /** Addresses, or prefixes, which are an address and one byte of length each. */
    private static void printAddresses(Dissection d, PacketReader in, int length, int addressLength, boolean prefixes) {
        int size = prefixes ? addressLength + 1 : addressLength;
        int left = length;
        for (; left >= size; left -= size) {
            in.need(size);
            d.out().add(left == length ? ": " : ", ");
            if (addressLength == 4) {
                d.printIpv4(in, in.position());
            } else {
                d.printIpv6(in, in.position());
            }
            if (prefixes) {
                d.out().add('/').add(in.peekU8(addressLength));
            }
            in.skip(size);
        }
        if (left != 0) {
            printInvalid(d, in, left);
        }
    }

    /** @param left bytes from the reader's position on that belong to what is invalid */
    private static void printInvalid(Dissection d, PacketReader in, int left) {
        d.printInvalid();
        in.need(left);
    }
}
