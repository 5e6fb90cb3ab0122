package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.DnsName;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;

/**
 * DHCP options within HNCP, RFC 7788 section 10.1: those that say where the servers of a network are. The reader claims nothing
 * but the options, which were captured. Methods return false where they are invalid.
 */
final class HncpDhcp {
    private static final int DNS_SERVERS = 6;
    private static final int TIME_SERVERS = 42;
    private static final int SEARCH_LIST = 119;

    private static final int DNS_SERVERS_6 = 23;
    private static final int SEARCH_LIST_6 = 24;
    private static final int TIME_SERVERS_6 = 31;

    private HncpDhcp() {}

    static boolean printVersion4(Dissection d, PacketReader in, int level) {
        while (in.claimed() > 0) {
            if (in.claimed() < 2) {
                return false;
            }
            int type = in.u8();
            int length = in.u8();
            String name = switch (type) {
                case DNS_SERVERS -> "DNS-server";
                case TIME_SERVERS -> "NTP-server";
                case SEARCH_LIST -> "DNS-search";
                default -> "Unknown";
            };
            printHeading(d.out(), name, 2 + length, level);
            if (in.claimed() < length) {
                return false;
            }
            boolean addresses = type == DNS_SERVERS || type == TIME_SERVERS;
            if (addresses && (length == 0 || length % 4 != 0)) {
                return false;
            }
            if (!printValue(d, in, length, addresses ? 4 : 0, type == SEARCH_LIST)) {
                return false;
            }
        }
        return true;
    }

    static boolean printVersion6(Dissection d, PacketReader in, int level) {
        while (in.claimed() > 0) {
            if (in.claimed() < 4) {
                return false;
            }
            int type = in.u16();
            int length = in.u16();
            String name = switch (type) {
                case DNS_SERVERS_6 -> "DNS-server";
                case SEARCH_LIST_6 -> "DNS-search-list";
                case TIME_SERVERS_6 -> "SNTP-servers";
                default -> "Unknown";
            };
            printHeading(d.out(), name, 4 + length, level);
            if (in.claimed() < length) {
                return false;
            }
            boolean addresses = type == DNS_SERVERS_6 || type == TIME_SERVERS_6;
            if (addresses && length % 16 != 0) {
                d.printInvalid();
                return false;
            }
            if (!printValue(d, in, length, addresses ? 16 : 0, type == SEARCH_LIST_6)) {
                return false;
            }
        }
        return true;
    }

    private static void printHeading(Line out, String name, int size, int level) {
        Hncp.newLine(out, level);
        out.add(name).add(" (").add(size).add(')');
    }

    /**
     * Prints an option's value and moves behind it.
     *
     * @param addressLength 0 where it is no addresses
     * @param names         whether it is domain names
     */
    private static boolean printValue(Dissection d, PacketReader in, int length, int addressLength, boolean names) {
        int end = in.position() + length;
        while (addressLength != 0 && in.position() < end) {
            d.out().add(' ');
            if (addressLength == 4) {
                d.printIpv4(in, in.position());
            } else {
                d.printIpv6(in, in.position());
            }
            in.skip(addressLength);
        }
        for (int at = in.position(); names && at < end; ) {
            at = DnsName.print(d.out().add(' '), in, at, end);
            if (at < 0) {
                return false;
            }
        }
        in.seek(end);
        return true;
    }
}
