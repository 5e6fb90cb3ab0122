package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.AddressFamily;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.Oui;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.ValueNames;

/** The elements of {@link Cfm}, IEEE 802.1Q section 21.5: a type of 1 byte, a length of 2 bytes, a value; type 0 is alone. */
final class CfmElement {
    private static final int HEADER = 3;
    private static final int END = 0;
    private static final int SENDER = 1;
    private static final int PORT_STATUS = 2;
    private static final int INTERFACE_STATUS = 3;
    private static final int PRIVATE = 31;
    private static final ValueNames TYPES = ValueNames.of(
            END, "End", SENDER, "Sender ID", PORT_STATUS, "Port status", INTERFACE_STATUS, "Interface status", 4, "Data",
            5, "Reply Ingress", 6, "Reply Egress", PRIVATE, "Organization Specific");
    private static final ValueNames PORT_STATUSES = ValueNames.of(1, "Blocked", 2, "Up");
    private static final ValueNames INTERFACE_STATUSES = ValueNames.of(
            1, "Up", 2, "Down", 3, "Testing", 5, "Dormant", 6, "not present", 7, "lower Layer down");

    private static final int MAC_ADDRESS = 4;
    private static final int NETWORK_ADDRESS = 5;
    private static final String[] CHASSIS_TYPES = {
        "Reserved", "Chassis component", "Interface alias", "Port component", "MAC address", "Network address",
        "Interface name", "Locally assigned"
    };

    /** What is to be done after an element. */
    private enum Next {
        /** Its bytes are dumped with {@code -vv}. */
        USUAL,
        /** Its bytes are dumped. */
        DUMP,
        /** Nothing more of it is printed. */
        SKIP,
        /** Nothing more of it is printed, and tcpdump takes its last byte for the beginning of the next element. */
        SKIP_BUT_LAST,
        /** Nothing more at all is printed. */
        STOP
    }

    private CfmElement() {}

    /** Prints all elements up to the end. */
    static void printAll(Dissection d, PacketReader in) {
        Line out = d.out();
        while (in.claimed() > 0) {
            int type = in.peekU8(0);
            out.add("\n\t").add(TYPES.get(type, "Unknown")).add(" TLV (0x").hex(type, 2).add(')');
            if (type == END) {
                return;
            }
            if (in.claimed() < HEADER) {
                Cfm.printTooShort(out);
                return;
            }
            if (d.printIfCut(in, HEADER)) {
                return;
            }
            int length = in.peekU16(1);
            out.add(", length ").add(length);
            in.skip(HEADER);
            if (in.claimed() < length) {
                Cfm.printTooShort(out);
                return;
            }
            if (d.printIfCut(in, length) || !printElement(d, in, type, length)) {
                return;
            }
        }
    }

    /** Prints a value and moves behind it; returns false where nothing more is to be printed. */
    private static boolean printElement(Dissection d, PacketReader in, int type, int length) {
        int start = in.position();
        int end = start + length;
        Next next = type == SENDER ? printSender(d, in, length) : printSimple(d, in, type, length);
        if (next == Next.DUMP || next == Next.USUAL && d.verbose(2)) {
            // As tcpdump does it: from the start, but only as much as is left behind what was printed.
            HexDump.capturedAt(d.out(), "\n\t  ", in, start, end - in.position());
        }
        in.seek(next == Next.SKIP_BUT_LAST ? end - 1 : end);
        return next != Next.STOP;
    }

    private static Next printSimple(Dissection d, PacketReader in, int type, int length) {
        return switch (type) {
            case PORT_STATUS -> printStatus(d.out(), in, length, PORT_STATUSES);
            case INTERFACE_STATUS -> printStatus(d.out(), in, length, INTERFACE_STATUSES);
            case PRIVATE -> printPrivate(d.out(), in, length);
            default -> Next.DUMP;
        };
    }

    private static Next printStatus(Line out, PacketReader in, int length, ValueNames names) {
        if (length < 1) {
            out.add(" (too short, must be >= 1)");
            return Next.STOP;
        }
        int status = in.peekU8(0);
        out.add(", Status: ").add(names.get(status, "Unknown")).add(" (").add(status).add(')');
        return Next.USUAL;
    }

    private static Next printPrivate(Line out, PacketReader in, int length) {
        if (length < 4) {
            out.add(" (too short, must be >= 4)");
            return Next.STOP;
        }
        int organization = in.peekU24(0);
        String name = Oui.name(organization);
        out.add(", Vendor: ").add(name == null ? "Unknown" : name).add(" (").add(organization);
        out.add("), Sub-Type ").add(in.peekU8(3));
        return Next.DUMP;
    }

    /** Prints the device that sent the message, IEEE 802.1Q section 21.5.3, and moves behind what was printed. */
    private static Next printSender(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length < 1) {
            out.add(" (too short, must be >= 1)");
            return Next.SKIP;
        }
        int chassisLength = in.u8();
        int left = length - 1;
        boolean known = true;
        if (chassisLength > 0) {
            if (left < 1) {
                return printShort(out, Next.SKIP);
            }
            int type = in.u8();
            left--;
            out.add("\n\t  Chassis-ID Type ").add(ValueNames.at(CHASSIS_TYPES, type, "Unknown"));
            out.add(" (").add(type).add("), Chassis-ID length ").add(chassisLength);
            if (left < chassisLength) {
                return printShort(out, Next.SKIP_BUT_LAST);
            }
            int end = in.position() + chassisLength;
            known = printChassis(d, in, type, chassisLength);
            in.seek(end);
            left -= chassisLength;
        }
        Next next = left == 0 ? Next.USUAL : printManagement(out, in, left);
        return known || next != Next.USUAL ? next : Next.DUMP;
    }

    private static Next printShort(Line out, Next next) {
        out.add("\n\t  (TLV too short)");
        return next;
    }

    /** Returns whether the chassis was printed in a form of its own. */
    private static boolean printChassis(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        switch (type) {
            case MAC_ADDRESS -> {
                if (length != 6) {
                    out.add(" (invalid MAC address length)");
                    return false;
                }
                out.add("\n\t  MAC ");
                d.printMac(in, in.position());
                return true;
            }
            case NETWORK_ADDRESS -> {
                return printAddress(d, in, length);
            }
            default -> {
                if (type == 0 || type >= CHASSIS_TYPES.length) {
                    return false;
                }
                PacketText.printPadded(out, in, length);
                return true;
            }
        }
    }

    /** A family of one byte, then the address. */
    private static boolean printAddress(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        int family = in.u8();
        out.add("\n\t  Network Address Type ").add(AddressFamily.name(family, "Unknown")).add(" (").add(family).add(')');
        if (family != AddressFamily.IPV4 && family != AddressFamily.IPV6) {
            return false;
        }
        boolean version4 = family == AddressFamily.IPV4;
        if (length - 1 != (version4 ? 4 : 16)) {
            out.add(version4 ? "(invalid IPv4 address length " : "(invalid IPv6 address length ").add(length - 1).add(')');
            return false;
        }
        out.add(", ");
        if (version4) {
            d.printIpv4(in, in.position());
        } else {
            d.printIpv6(in, in.position());
        }
        return true;
    }

    /** The domain of the management address, which is an object identifier, and the address. */
    private static Next printManagement(Line out, PacketReader in, int length) {
        int domainLength = in.u8();
        int left = length - 1;
        out.add("\n\t  Management Address Domain Length ").add(domainLength);
        if (domainLength == 0) {
            return Next.USUAL;
        }
        if (left < domainLength) {
            return printShort(out, Next.SKIP);
        }
        left -= domainLength;
        HexDump.hex(out, "\n\t  Management Address Domain: ", in, domainLength);
        if (left < 1) {
            out.add(" (Management Address Length is missing)");
            return Next.DUMP;
        }
        int addressLength = in.u8();
        left--;
        out.add("\n\t  Management Address Length ").add(addressLength);
        if (left < addressLength) {
            return printShort(out, Next.STOP);
        }
        HexDump.hex(out, "\n\t  Management Address: ", in, addressLength);
        return Next.USUAL;
    }
}
