package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.DnsName;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/** EDNS options, which an OPT record holds: 16 bits of code, 16 bits of length, data (RFC 6891 section 6.1.2). */
final class DnsOption {
    private static final int DAU = 5; // RFC 6975
    private static final int DHU = 6;
    private static final int N3U = 7;
    private static final int CLIENT_SUBNET = 8; // RFC 7871
    private static final int EXPIRE = 9; // RFC 7314
    private static final int COOKIE = 10; // RFC 7873
    private static final int KEEPALIVE = 11; // RFC 7828
    private static final int PADDING = 12; // RFC 7830
    private static final int CHAIN = 13; // RFC 7901
    private static final int KEY_TAG = 14; // RFC 8145

    private DnsOption() {}

    /** Prints the options from {@code at} to {@code end}; whether they are sound. */
    static boolean printAll(Dissection d, PacketReader in, int at, int end) {
        Line out = d.out();
        if (at == end) {
            return true;
        }
        out.add(" [");
        while (at < end) {
            if (in.end() - at < 2) {
                return false;
            }
            int code = in.u16At(at);
            out.addName(DnsNames.option(code), "Opt", code, "");
            if (in.end() - at < 4) {
                return false;
            }
            int length = in.u16At(at + 2);
            at += 4;
            if (in.end() - at < length) {
                return false;
            }
            if (length > 0) {
                out.add(' ');
                printData(d, in, code, at, length);
            }
            at += length;
            if (at < end) {
                out.add(',');
            }
        }
        out.add(']');
        return true;
    }

    private static void printData(Dissection d, PacketReader in, int code, int at, int length) {
        Line out = d.out();
        switch (code) {
            case CLIENT_SUBNET -> printSubnet(d, in, at, length);
            case COOKIE -> printCookie(d, in, at, length);
            case KEEPALIVE -> {
                if (length == 2) { // in tenths of a second
                    out.add(in.u16At(at) / 10).add('.').add(in.u16At(at) % 10).add(" sec");
                } else {
                    d.printInvalid();
                }
            }
            case EXPIRE -> {
                if (length == 4) {
                    out.add(in.i32At(at) & 0xffffffffL).add(" sec");
                } else {
                    d.printInvalid();
                }
            }
            case PADDING -> out.add('(').add(length).add(')');
            case KEY_TAG -> printKeyTags(d, in, at, length);
            case DAU, DHU, N3U -> printAlgorithms(out, in, code, at, length);
            case CHAIN -> DnsName.print(out, in, at, at + length);
            default -> printHex(out, in, at, length);
        }
    }

    /** Address family, significant bits of the query's and of the response's address, and as many bytes of it as needed. */
    private static void printSubnet(Dissection d, PacketReader in, int at, int length) {
        int family = length < 4 ? 0 : in.u16At(at);
        int bits = family == 1 ? 32 : family == 2 ? 128 : 0;
        if (bits == 0) {
            d.printInvalid();
            return;
        }
        int source = in.u8At(at + 2);
        int scope = in.u8At(at + 3);
        if (source > bits || scope > bits || (source + 7) / 8 != length - 4) {
            d.printInvalid();
            return;
        }
        if (family == 1) {
            int address = 0;
            for (int i = 0; i < length - 4; i++) {
                address |= in.u8At(at + 4 + i) << 24 - i * 8;
            }
            d.out().ipv4(address);
        } else {
            DnsRecord.printPaddedIpv6(d.out(), in, at + 4, 0, length - 4);
        }
        d.out().add('/').add(source).add('/').add(scope);
    }

    /** Eight bytes of the client, then perhaps 8 to 32 of the server. */
    private static void printCookie(Dissection d, PacketReader in, int at, int length) {
        if (length < 8 || length > 8 && length < 16 || length > 40) {
            d.printInvalid();
            return;
        }
        printHex(d.out(), in, at, 8);
        if (length > 8) {
            d.out().add(' ');
            printHex(d.out(), in, at + 8, length - 8);
        }
    }

    private static void printKeyTags(Dissection d, PacketReader in, int at, int length) {
        if (length % 2 != 0) {
            d.printInvalid();
            return;
        }
        for (int i = 0; i < length; i += 2) {
            d.out().add(i > 0 ? " " : "").add(in.u16At(at + i));
        }
    }

    private static void printAlgorithms(Line out, PacketReader in, int code, int at, int length) {
        for (int i = 0; i < length; i++) {
            int algorithm = in.u8At(at + i);
            String name = switch (code) {
                case DAU -> DnsNames.signatureAlgorithm(algorithm);
                case DHU -> DnsNames.digest(algorithm);
                default -> algorithm == 1 ? "SHA-1" : null;
            };
            out.add(i > 0 ? " " : "").addName(name, "Alg_", algorithm, "");
        }
    }

    private static void printHex(Line out, PacketReader in, int at, int length) {
        for (int i = 0; i < length; i++) {
            out.hex(in.u8At(at + i), 2);
        }
    }
}
