package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.DnsName;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.ValueNames;

/**
 * The options of DHCP for IPv6, RFC 8415 section 21 and the RFCs that added more: type and length of 16 bits each, then the value,
 * which may hold options in turn. A value whose length cannot be right is printed as {@code ?}.
 */
final class Dhcp6Options {
    private static final int HEADER = 4;
    /** How deep options may hold options before the rest is left unprinted; sound messages have a handful of levels. */
    private static final int MAX_DEPTH = 64;
    /** Bytes of an opaque value that are printed. */
    private static final int OPAQUE = 10;

    private static final int RENEW = 5;
    private static final int INFORMATION_REQUEST = 11;

    private static final String[] STATUS = {
        "Success", "UnspecFail", "NoAddrsAvail", "NoBinding", "NotOnLink", "UseMulticast", "NoPrefixAvail", "UnknownQueryType",
        "MalformedQuery", "NotConfigured", "NotAllowed"
    };

    private Dhcp6Options() {}

    /** Prints options from the reader's position up to the absolute position {@code end}. */
    static void print(Dissection d, PacketReader in, int end, int depth) {
        Line out = d.out();
        if (depth > MAX_DEPTH) {
            out.add(" [nesting too deep]");
            return;
        }
        while (in.position() < end) {
            int left = end - in.position();
            if (left < HEADER || left < HEADER + in.peekU16(2)) {
                d.printTruncated();
                return;
            }
            int type = in.u16();
            int length = in.u16();
            int next = in.position() + length;
            out.add(" (").addName(Dhcp6OptionType.name(type), "opt_", type, "");
            if (length < Dhcp6OptionType.least(type)) {
                out.add(" ?");
            } else if (!printValue(d, in, type, length, depth)) {
                d.printTruncated();
                return;
            }
            out.add(')');
            in.seek(next);
        }
    }

    /** Prints a value that was captured in whole; false where something in it reaches beyond its end. */
    private static boolean printValue(Dissection d, PacketReader in, int type, int length, int depth) {
        Line out = d.out();
        int end = in.position() + length;
        switch (type) {
            case Dhcp6OptionType.CLIENT_ID, Dhcp6OptionType.SERVER_ID -> printIdentifier(out, in, length);
            case Dhcp6OptionType.OPTION_REQUEST, Dhcp6OptionType.ECHO_REQUEST -> printTypes(out, in, length);
            case Dhcp6OptionType.PREFERENCE -> printNumber(out, in, length, 1);
            case Dhcp6OptionType.ELAPSED_TIME -> printNumber(out, in, length, 2);
            case Dhcp6OptionType.LIFETIME, Dhcp6OptionType.CLIENT_TIME -> printNumber(out, in, length, 4);
            case Dhcp6OptionType.RELAY_MESSAGE -> {
                out.add(" (");
                Dhcp6.print(d, in.take(length), depth + 1);
            }
            case Dhcp6OptionType.AUTHENTICATION -> Dhcp6Authentication.print(out, in, length);
            case Dhcp6OptionType.INTERFACE_ID, Dhcp6OptionType.SUBSCRIBER_ID -> printOpaque(out.add(' '), in, length);
            case Dhcp6OptionType.RECONFIGURE -> printReconfigure(out, in, length);
            case Dhcp6OptionType.SIP_ADDRESSES, Dhcp6OptionType.DNS_SERVERS, Dhcp6OptionType.SNTP_SERVERS,
                    Dhcp6OptionType.NIS_SERVERS, Dhcp6OptionType.NISP_SERVERS, Dhcp6OptionType.BCMCS_ADDRESSES,
                    Dhcp6OptionType.PANA_AGENTS, Dhcp6OptionType.CLIENT_LINKS -> printAddresses(d, in, length);
            case Dhcp6OptionType.SIP_DOMAINS, Dhcp6OptionType.DOMAIN_LIST -> {
                return printDomains(out, in, end);
            }
            case Dhcp6OptionType.STATUS_CODE -> {
                int code = in.u16();
                out.add(' ').addName(statusName(code), "code", code, "");
            }
            case Dhcp6OptionType.NTP_SERVER -> {
                return printTimeServers(d, in, end);
            }
            case Dhcp6OptionType.AFTR_NAME -> printLabels(out.add(' '), in, length);
            case Dhcp6OptionType.POSIX_TIMEZONE, Dhcp6OptionType.TZDB_TIMEZONE, Dhcp6OptionType.MUD_URL ->
                PacketText.printPadded(out.add(' '), in, length);
            case Dhcp6OptionType.BOOTFILE_URL -> PacketText.print(out.add(' '), in, length);
            case Dhcp6OptionType.SZTP_REDIRECT, Dhcp6OptionType.USER_CLASS -> printTexts(out.add(' '), in, length);
            default -> printContainer(d, in, type, length, depth);
        }
        return true;
    }

    /** Options that begin with fields of their own and may hold further options. */
    private static void printContainer(Dissection d, PacketReader in, int type, int length, int depth) {
        Line out = d.out();
        int end = in.position() + length;
        switch (type) {
            case Dhcp6OptionType.IA_NA, Dhcp6OptionType.IA_PD -> {
                out.add(" IAID:").add(in.u32()).add(" T1:").add(in.u32()).add(" T2:").add(in.u32());
                print(d, in, end, depth + 1);
            }
            case Dhcp6OptionType.IA_TA -> {
                out.add(" IAID:").add(in.u32());
                print(d, in, end, depth + 1);
            }
            case Dhcp6OptionType.IA_ADDRESS -> {
                printAddresses(d, in, 16);
                out.add(" pltime:").add(in.u32()).add(" vltime:").add(in.u32());
                print(d, in, end, depth + 1);
            }
            case Dhcp6OptionType.IA_PREFIX -> {
                out.add(' ');
                d.printIpv6(in, in.position() + 9);
                out.add('/').add(in.peekU8(8));
                out.add(" pltime:").add(in.peekU32(0)).add(" vltime:").add(in.peekU32(4));
                in.skip(25);
                print(d, in, end, depth + 1);
            }
            case Dhcp6OptionType.LEASE_QUERY -> {
                int query = in.u8();
                out.addName(query == 1 ? " by-address" : query == 2 ? " by-clientID" : null, " type_", query, "");
                printAddresses(d, in, 16);
                print(d, in, end, depth + 1);
            }
            case Dhcp6OptionType.CLIENT_DATA -> print(d, in, end, depth + 1);
            case Dhcp6OptionType.REMOTE_ID -> {
                out.add(' ').add(in.u32()).add(' ');
                printOpaque(out, in, length - 4);
            }
            case Dhcp6OptionType.RELAY_DATA -> {
                printAddresses(d, in, 16);
                printOpaque(out.add(' '), in, length - 16);
            }
            default -> {
                // Its name is all there is to say.
            }
        }
    }

    /** A DHCP unique identifier, RFC 8415 section 11 and RFC 6355. */
    private static void printIdentifier(Line out, PacketReader in, int length) {
        int type = in.u16();
        if (type == 1 && length >= 8) {
            out.add(" hwaddr/time type ").add(in.u16()).add(" time ").add(in.u32()).add(' ');
            PacketText.printHex(out, in, length - 8);
        } else if (type == 2 && length >= 6) {
            out.add(" enterprise ").add(in.u32()).add(' ');
            PacketText.printHex(out, in, length - 6);
        } else if (type == 3 && length >= 4) {
            out.add(" hwaddr type ").add(in.u16()).add(' ');
            PacketText.printHex(out, in, length - 4);
        } else if (type == 4) {
            out.add(" uuid ");
            if (length == 18) {
                PacketText.printHex(out, in, length - 2);
            } else {
                out.add(" ?");
            }
        } else if (type >= 1 && type <= 3) {
            out.add(" ?");
        } else {
            out.add(" type ").add(type);
        }
    }

    private static void printTypes(Line out, PacketReader in, int length) {
        if (length % 2 != 0) {
            out.add(" ?");
            return;
        }
        for (int i = 0; i < length; i += 2) {
            int type = in.u16();
            out.add(' ').addName(Dhcp6OptionType.name(type), "opt_", type, "");
        }
    }

    private static void printNumber(Line out, PacketReader in, int length, int expected) {
        if (length == expected) {
            out.add(' ').add(in.unsigned(length));
        } else {
            out.add(" ?");
        }
    }

    /** The first bytes of a value whose form is known to its maker only. */
    private static void printOpaque(Line out, PacketReader in, int length) {
        PacketText.printHex(out, in, Math.min(length, OPAQUE));
        out.add("...");
    }

    private static void printReconfigure(Line out, PacketReader in, int length) {
        if (length != 1) {
            out.add(" ?");
            return;
        }
        int type = in.u8();
        switch (type) {
            case RENEW -> out.add(" for renew");
            case INFORMATION_REQUEST -> out.add(" for inf-req");
            default -> out.add(" for ???(").hex(type, 2).add(')');
        }
    }

    private static void printAddresses(Dissection d, PacketReader in, int length) {
        if (length % 16 != 0) {
            d.out().add(" ?");
            return;
        }
        for (int i = 0; i < length; i += 16) {
            d.out().add(' ');
            d.printIpv6(in, in.position());
            in.skip(16);
        }
    }

    private static boolean printDomains(Line out, PacketReader in, int end) {
        for (int at = in.position(); at < end; ) {
            out.add(' ');
            at = DnsName.print(out, in, at, end);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    private static String statusName(int code) {
        if (code > 255) {
            return "INVALID code";
        }
        return ValueNames.at(STATUS, code);
    }

    /** Time servers, RFC 5908 section 4: suboptions with an address or a name. */
    private static boolean printTimeServers(Dissection d, PacketReader in, int end) {
        Line out = d.out();
        while (in.position() < end - HEADER) {
            int type = in.u16();
            int length = in.u16();
            int next = in.position() + length;
            if (next > end) {
                return false;
            }
            out.add(" subopt:").add(type);
            if (type == 3) {
                out.add(' ');
                if (DnsName.print(out, in, in.position(), next) < 0) {
                    return false;
                }
            } else if ((type == 1 || type == 2) && length == 16) {
                printAddresses(d, in, length);
            } else {
                out.add(" ?");
            }
            in.seek(next);
        }
        return true;
    }

    /** A domain name, RFC 6334 section 3, whose last label may be missing. */
    private static void printLabels(Line out, PacketReader in, int length) {
        int left = length;
        while (left > 0 && in.peekU8(0) != 0) {
            int label = in.u8();
            if (label >= left - 1) {
                out.add(" ?");
                return;
            }
            int next = in.position() + label;
            PacketText.printPadded(out, in, label);
            in.seek(next);
            left -= label + 1;
            if (in.peekU8(0) != 0) {
                out.add('.');
            }
        }
    }

    /** Texts, each with its length of 16 bits before it. */
    private static void printTexts(Line out, PacketReader in, int length) {
        int left = length;
        for (boolean first = true; left >= 2; first = false) {
            out.add(first ? "" : ",");
            int text = in.peekU16(0);
            if (text > left - 2) {
                break;
            }
            in.skip(2);
            PacketText.print(out, in, text);
            left -= text + 2;
        }
        if (left != 0) {
            out.add(" ?");
        }
    }
}
