package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/** BOOTP, RFC 951, and DHCP, RFC 2131, which uses its header. */
public final class Bootp implements Printer {
    private static final int HARDWARE_TYPE = 1;
    private static final int HARDWARE_LENGTH = 2;
    private static final int HOPS = 3;
    private static final int TRANSACTION = 4;
    private static final int SECONDS = 8;
    private static final int FLAGS = 10;
    private static final int CLIENT_ADDRESS = 12;
    private static final int YOUR_ADDRESS = 16;
    private static final int SERVER_ADDRESS = 20;
    private static final int GATEWAY_ADDRESS = 24;
    private static final int CLIENT_HARDWARE = 28;
    private static final int SERVER_NAME = 44;
    private static final int SERVER_NAME_LENGTH = 64;
    private static final int FILE = 108;
    private static final int FILE_LENGTH = 128;
    private static final int VENDOR = 236;

    private static final int REQUEST = 1;
    private static final int REPLY = 2;
    private static final int ETHERNET = 1;
    private static final int MAC_LENGTH = 6;
    private static final int BROADCAST = 0x8000;
    /** Begins DHCP options, RFC 1497. */
    private static final int OPTIONS_COOKIE = 0x63825363;
    /** Begins the data of CMU's BOOTP: its name and a zero byte. */
    private static final int CMU_COOKIE = 0x434d5500;
    private static final int CMU_HAS_SUBNET_MASK = 1;
    /** Two servers each for DNS, IEN-116 names and time, from offset 12 on. */
    private static final String[] CMU_SERVERS = {" NS1:", " NS2:", " IEN1:", " IEN2:", " TS1:", " TS2:"};

    private final DhcpOptions options = new DhcpOptions();

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("bootp");
        int operation = in.peekU8(0);
        out.add("BOOTP/DHCP, ");
        switch (operation) {
            case REQUEST -> out.add("Request");
            case REPLY -> out.add("Reply");
            default -> out.add("unknown (0x").hex(operation, 2).add(')');
        }
        int hardware = in.peekU8(HARDWARE_TYPE);
        boolean ethernet = in.peekU8(HARDWARE_LENGTH) == MAC_LENGTH && hardware == ETHERNET;
        if (ethernet && operation == REQUEST) {
            in.need(CLIENT_HARDWARE + MAC_LENGTH);
            out.add(" from ");
            d.printMac(in, in.position() + CLIENT_HARDWARE);
        }
        out.add(", length ").add(in.claimed());
        if (d.verbose(1)) {
            if (d.printIfCut(in, SECONDS + 2)) {
                return;
            }
            printCounters(d, in, hardware, ethernet);
            printAddresses(d, in, ethernet);
            if (printText(d, in, "\n\t  sname \"", SERVER_NAME, SERVER_NAME_LENGTH)
                    && printText(d, in, "\n\t  file \"", FILE, FILE_LENGTH)) {
                printVendorData(d, in);
            }
        }
    }

    private static void printCounters(Dissection d, PacketReader in, int hardware, boolean ethernet) {
        Line out = d.out();
        if (hardware != ETHERNET) {
            out.add(", htype ").add(hardware);
        }
        if (!ethernet) {
            out.add(", hlen ").add(in.peekU8(HARDWARE_LENGTH));
        }
        if (in.peekU8(HOPS) != 0) {
            out.add(", hops ").add(in.peekU8(HOPS));
        }
        if (in.peekU32(TRANSACTION) != 0) {
            out.add(", xid 0x").hex(in.peekU32(TRANSACTION));
        }
        if (in.peekU16(SECONDS) != 0) {
            out.add(", secs ").add(in.peekU16(SECONDS));
        }
        int flags = in.peekU16(FLAGS);
        out.add((flags & BROADCAST) != 0 ? ", Flags [Broadcast]" : ", Flags [none]");
        if (d.verbose(2)) {
            out.add(" (0x").hex(flags, 4).add(')');
        }
    }

    private static void printAddresses(Dissection d, PacketReader in, boolean ethernet) {
        printAddress(d, in, "\n\t  Client-IP ", CLIENT_ADDRESS);
        printAddress(d, in, "\n\t  Your-IP ", YOUR_ADDRESS);
        printAddress(d, in, "\n\t  Server-IP ", SERVER_ADDRESS);
        printAddress(d, in, "\n\t  Gateway-IP ", GATEWAY_ADDRESS);
        if (ethernet) {
            in.need(CLIENT_HARDWARE + MAC_LENGTH);
            d.out().add("\n\t  Client-Ethernet-Address ");
            d.printMac(in, in.position() + CLIENT_HARDWARE);
        }
    }

    /** Prints an address that is set. */
    private static void printAddress(Dissection d, PacketReader in, String heading, int ahead) {
        if (in.peekI32(ahead) != 0) {
            d.out().add(heading);
            d.printIpv4(in, in.position() + ahead);
        }
    }

    /** Prints a text that is not empty; whether its end, a zero byte, is there. */
    private static boolean printText(Dissection d, PacketReader in, String heading, int ahead, int length) {
        Line out = d.out();
        if (in.peekU8(ahead) == 0) {
            return true;
        }
        out.add(heading);
        boolean ended = false;
        for (int i = ahead; !ended && i < ahead + length && in.has(i, 1); i++) {
            int c = in.peekU8(i);
            ended = c == 0;
            if (!ended) {
                out.printable(c);
            }
        }
        out.add('"');
        if (!ended) {
            d.printTruncated();
        }
        return ended;
    }

    private void printVendorData(Dissection d, PacketReader in) {
        if (d.printIfCut(in, VENDOR + 4)) {
            return;
        }
        int cookie = in.peekI32(VENDOR);
        in.skip(VENDOR + 4);
        switch (cookie) {
            case OPTIONS_COOKIE -> {
                d.out().add("\n\t  Vendor-rfc1048 Extensions\n\t    Magic Cookie 0x").hex(cookie, 8);
                options.print(d, in);
            }
            case CMU_COOKIE -> printCmuData(d, in);
            case 0 -> { }
            default -> d.out().add("\n\t  Vendor-#0x").hex(cookie & 0xffffffffL);
        }
    }

    /** Flags, then addresses: subnet mask, gateway, and two each of servers for DNS, IEN-116 names and time. */
    private static void printCmuData(Dissection d, PacketReader in) {
        Line out = d.out().add(" vend-cmu");
        if (d.printIfCut(in, 4)) {
            return;
        }
        int flags = in.peekU8(0);
        if ((flags & ~CMU_HAS_SUBNET_MASK) != 0) {
            out.add(" F:0x").hex(flags);
        }
        boolean masked = (flags & CMU_HAS_SUBNET_MASK) != 0;
        if (printCmuAddress(d, in, " DG:", 8) && printCmuAddress(d, in, masked ? " SM:" : " SM*:", 4)) {
            for (int i = 0; i < CMU_SERVERS.length; i++) {
                if (!printCmuAddress(d, in, CMU_SERVERS[i], 12 + 4 * i)) {
                    return;
                }
            }
        }
    }

    /** Prints an address that is set; whether it was captured. */
    private static boolean printCmuAddress(Dissection d, PacketReader in, String heading, int ahead) {
        if (d.printIfCut(in, ahead + 4)) {
            return false;
        }
        printAddress(d, in, heading, ahead);
        return true;
    }
}
