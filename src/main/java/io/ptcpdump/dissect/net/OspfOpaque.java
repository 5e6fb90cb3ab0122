package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * What opaque link-state advertisements of OSPF hold: router information (RFC 7770), grace (RFC 3623, RFC 5187), traffic
 * engineering (RFC 3630, RFC 4203, RFC 4124). All are elements of a type and a length, 16 bits each, and a value that is padded
 * to 32 bits; the length does not count the padding.
 *
 * <p>Lengths that remain are kept as tcpdump keeps them, in 32 unsigned bits: one that padding takes below zero is huge, and
 * reading goes on until something else ends it.
 */
final class OspfOpaque {
    private static final int ELEMENT_HEADER = 4;
    private static final long UNSIGNED = 0xffffffffL;

    private static final ValueNames CAPABILITIES = ValueNames.of(
            1, "Reserved", 2, "Reserved", 4, "Reserved", 8, "Reserved", 16, "graceful restart capable",
            32, "graceful restart helper", 64, "Stub router support", 128, "Traffic engineering", 256, "p2p over LAN",
            512, "path computation server");

    private static final String[] GRACE_TYPES = {null, "Grace Period", "Graceful restart Reason", "IPv4 interface address"};
    private static final String[] GRACE_REASONS = {
        "Unknown", "Software Restart", "Software Reload/Upgrade", "Control Processor Switch"
    };

    private static final int TE_ROUTER = 1;
    private static final int TE_LINK = 2;

    private OspfOpaque() {}

    /** Returns false where an element ends it early. */
    static boolean printRouterInformation(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        for (long left = length; left != 0; ) {
            in.need(ELEMENT_HEADER);
            if (isTooShort(out, left)) {
                return false;
            }
            int type = in.u16();
            int size = in.u16();
            left -= ELEMENT_HEADER;
            out.add("\n\t    ").add(type == 1 ? "Router Capabilities" : "unknown").add(" TLV (").add(type);
            out.add("), length: ").add(size).add(", value: ");
            if (size > left) {
                out.add("\n\t    Bogus length ").add(size).add(" > remaining LS length ").add(left);
                return false;
            }
            in.need(size);
            if (type == 1) {
                if (size != 4) {
                    out.add("\n\t    Bogus length ").add(size).add(" != 4");
                    return false;
                }
                out.add("Capabilities: ");
                CAPABILITIES.printBits(out, in.peekI32(0), ", ", "Unknown");
            } else {
                printOther(d, in, "\n\t      ", size);
            }
            left = left - padded(size) & UNSIGNED;
            in.seek(in.position() + padded(size));
        }
        return true;
    }

    /** Returns false where an element ends it early. */
    static boolean printGrace(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        for (long left = length; left > 0; ) {
            if (!in.has(ELEMENT_HEADER)) {
                return false;
            }
            if (isTooShort(out, left)) {
                return false;
            }
            int type = in.u16();
            int size = in.u16();
            left -= ELEMENT_HEADER;
            out.add("\n\t    ").add(ValueNames.at(GRACE_TYPES, type, "unknown")).add(" TLV (").add(type);
            out.add("), length ").add(size).add(", value: ");
            if (isBogus(out, type, size, left) || !in.has(size) || !printGraceValue(d, in, type, size)) {
                return false;
            }
            left = left - padded(size) & UNSIGNED;
            in.seek(in.position() + padded(size));
        }
        return true;
    }

    private static boolean printGraceValue(Dissection d, PacketReader in, int type, int size) {
        Line out = d.out();
        int expected = switch (type) {
            case 1, 3 -> 4;
            case 2 -> 1;
            default -> size;
        };
        if (size != expected) {
            out.add("\n\t    Bogus length ").add(size).add(" != ").add(expected);
            return false;
        }
        switch (type) {
            case 1 -> out.add(in.peekU32(0)).add('s');
            case 2 -> {
                int reason = in.peekU8(0);
                out.add(ValueNames.at(GRACE_REASONS, reason, "Unknown")).add(" (").add(reason).add(')');
            }
            case 3 -> d.printIpv4(in, in.position());
            default -> printOther(d, in, "\n\t      ", size);
        }
        return true;
    }

    /** Returns false where an element ends it early. */
    static boolean printTrafficEngineering(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        for (long left = length; left != 0; ) {
            if (!in.has(ELEMENT_HEADER)) {
                return false;
            }
            if (isTooShort(out, left)) {
                return false;
            }
            int type = in.u16();
            int size = in.u16();
            left -= ELEMENT_HEADER;
            out.add("\n\t    ").add(type == TE_ROUTER ? "Router Address" : type == TE_LINK ? "Link" : "unknown");
            out.add(" TLV (").add(type).add("), length: ").add(size);
            if (isBogus(out, type, size, left)) {
                return false;
            }
            if (type == TE_LINK) {
                if (!OspfTeLink.print(d, in, size)) {
                    return false;
                }
                size = 0; // the parts of a link are passed over, but not taken off what is left
            } else if (type == TE_ROUTER) {
                if (size < 4) {
                    out.add("\n\t    TLV length ").add(size).add(" < 4");
                    return false;
                }
                in.need(4);
                out.add(", ");
                d.printIpv4(in, in.position());
            } else if (!printOther(d, in, "\n\t      ", size)) {
                return false;
            }
            if (padded(size) > left) {
                out.add("\n\t    Bogus padded length ").add(padded(size)).add(" > ").add(left);
                return false;
            }
            left -= padded(size);
            in.seek(in.position() + padded(size));
        }
        return true;
    }

    /** Whether what is left cannot be an element, which is printed. */
    private static boolean isTooShort(Line out, long left) {
        if (left >= ELEMENT_HEADER) {
            return false;
        }
        out.add("\n\t    Remaining LS length ").add(left).add(" < 4");
        return true;
    }

    /** Whether an element cannot be, which is printed unless it is empty. */
    private static boolean isBogus(Line out, int type, int size, long left) {
        if (size > left) {
            out.add("\n\t    Bogus length ").add(size).add(" > ").add(left);
            return true;
        }
        return type == 0 || size == 0;
    }

    /** A value of a type that is not known: dumped here, unless all is dumped later. */
    static boolean printOther(Dissection d, PacketReader in, String indent, int size) {
        return d.verbose(2) || HexDump.captured(d.out(), indent, in, size);
    }

    static int padded(int size) {
        return size + 3 & ~3;
    }
}
