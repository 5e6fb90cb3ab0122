package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The control plane of the Locator/ID Separation Protocol, RFC 6830 section 6.1; map registers and map notifies are printed in
 * full.
 *
 * <pre>
 *  0              1                 3              4       12       14            16
 * +--------------+-----------------+--------------+-------+--------+-------------+------------------------------
 * | type, flags  | reserved, flags | record count | nonce | key id | data length | authentication data, records,
 * | (4 bits each)|                 |              |       |        |             | xTR and site identifiers
 * +--------------+-----------------+--------------+-------+--------+-------------+------------------------------
 * </pre>
 */
public final class Lisp implements Printer {
    private static final int HEADER = 16;
    private static final int RECORD = 12;
    private static final int LOCATOR = 8;
    private static final int IDENTIFIERS = 24;
    private static final int REGISTER = 3;
    private static final int NOTIFY = 4;
    private static final int FAMILY_IPV4 = 1;
    private static final int FAMILY_IPV6 = 2;

    private static final ValueNames REGISTER_FLAGS = ValueNames.of(
            0x08000000, "P-Proxy-Map-Reply", 0x04000000, "S-LISP-SEC-Capable", 0x02000000, "I-xTR-ID-Present",
            0x01000000, "R-Build-For-RTR", 0x00000100, "M-Want-Map-Notify");
    private static final ValueNames NOTIFY_FLAGS = ValueNames.of(0x08000000, "I-xTR-ID-Present", 0x04000000, "R-Build-For-RTR");
    private static final ValueNames LOCATOR_FLAGS = ValueNames.of(4, "Local-Locator", 2, "RLoc-Probed", 1, "Reachable");
    private static final String[] AUTHENTICATIONS = {"None", "SHA1", "SHA256"};
    private static final String[] ACTIONS = {"No-Action", "Natively-Forward", "Send-Map-Request", "Drop"};

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("lisp");
        if (!in.has(HEADER)) {
            d.printTruncated();
            return;
        }
        int flags = in.peekI32(0);
        int type = flags >>> 28;
        out.addName(typeName(type), "unknown-type-", type, "").add(',');
        if (type != REGISTER && type != NOTIFY) {
            return;
        }
        int records = in.peekU8(3);
        if (d.verbose(1)) {
            (type == REGISTER ? REGISTER_FLAGS : NOTIFY_FLAGS).printBits(out.add(" flags ["), flags, ", ", "none");
            out.add("],\n    ").add(records).add(" record(s), Authentication ");
        } else {
            out.add(' ').add(records).add(" record(s),");
        }
        printAuthentication(d, in);
        if (records == 0) {
            d.printInvalid();
            return;
        }
        boolean identifiers = (flags >>> 24 & (type == REGISTER ? 2 : 8)) != 0;
        for (; records > 0 && in.claimed() > 0; records--) {
            if (!printRecord(d, in)) {
                return;
            }
        }
        printRest(d, in, identifiers);
    }

    private static void printAuthentication(Dissection d, PacketReader in) {
        int key = in.peekU16(12);
        int length = in.peekU16(14);
        in.skip(HEADER);
        if (d.verbose(1)) {
            d.out().add(ValueNames.at(AUTHENTICATIONS, key, "unknown-type")).add(',');
            HexDump.hex(d.out(), "\n    Authentication-Data: ", in, length);
        } else {
            in.seek(in.position() + length);
        }
    }

    /** Prints the record of a prefix with its locators; false where nothing can follow. */
    private static boolean printRecord(Dissection d, PacketReader in) {
        Line out = d.out();
        if (d.printIfCut(in, RECORD)) {
            return false;
        }
        out.add('\n');
        long timeToLive = in.u32();
        int locators = in.u8();
        int mask = in.u8();
        int action = in.u8();
        in.skip(1);
        int version = in.u16() & 0xfff;
        int family = in.u16();
        if (d.verbose(1)) {
            out.add("      Record TTL ").add(timeToLive).add((action & 0x10) != 0 ? ", Authoritative, " : ", Non-Authoritative, ");
            out.add(action >>> 5 < ACTIONS.length ? ACTIONS[action >>> 5] : "unknown");
            out.add(", Map Version: ").add(version).add(',');
        }
        if (family != FAMILY_IPV4 && family != FAMILY_IPV6) {
            return false;
        }
        in.need(addressLength(family));
        printAddress(d, in, " EID ", family);
        out.add('/').add(mask).add(", ").add(locators).add(" locator(s)");
        for (; locators > 0; locators--) {
            if (!printLocator(d, in)) {
                return false;
            }
        }
        return true;
    }

    private static boolean printLocator(Dissection d, PacketReader in) {
        Line out = d.out();
        if (d.printIfCut(in, LOCATOR)) {
            return false;
        }
        int priority = in.u8();
        int weight = in.u8();
        int multicastPriority = in.u8();
        int multicastWeight = in.u8();
        int flags = in.u16();
        int family = in.u16();
        out.add(d.verbose(1) ? "\n       " : "");
        if (family == FAMILY_IPV4 || family == FAMILY_IPV6) {
            if (d.printIfCut(in, addressLength(family))) {
                return false;
            }
            printAddress(d, in, " LOC ", family);
        }
        if (d.verbose(1)) {
            out.add("\n          Priority/Weight ").add(priority).add('/').add(weight);
            out.add(", Multicast Priority/Weight ").add(multicastPriority).add('/').add(multicastWeight);
            LOCATOR_FLAGS.printBits(out.add(", flags ["), flags, ", ", "none");
            out.add("],");
        }
        return true;
    }

    private static int addressLength(int family) {
        return family == FAMILY_IPV4 ? 4 : 16;
    }

    private static void printAddress(Dissection d, PacketReader in, String label, int family) {
        d.out().add(label);
        if (family == FAMILY_IPV4) {
            d.printIpv4(in, in.position());
        } else {
            d.printIpv6(in, in.position());
        }
        in.skip(addressLength(family));
    }

    /** The identifiers of router and site, or what is there without the flag that announces them. */
    private static void printRest(Dissection d, PacketReader in, boolean identifiers) {
        if (!identifiers && in.captured() == 0) {
            return;
        }
        if (!identifiers) {
            HexDump.captured(d.out(), "\n    Data: ", in, in.captured());
        } else if (in.has(IDENTIFIERS)) {
            HexDump.hex(d.out(), "\n    xTR-ID: ", in, 16);
            d.out().add("\n    SITE-ID: ").addUnsigned(in.u64());
        } else {
            d.printInvalid();
        }
    }

    private static String typeName(int type) {
        return switch (type) {
            case 0 -> "LISP-Reserved";
            case 1 -> "LISP-Map-Request";
            case 2 -> "LISP-Map-Reply";
            case REGISTER -> "LISP-Map-Register";
            case NOTIFY -> "LISP-Map-Notify";
            case 8 -> "LISP-Encapsulated-Control-Message";
            default -> null;
        };
    }
}
