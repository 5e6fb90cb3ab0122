package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Enterprise;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.ValueNames;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The values of RADIUS attributes: RFC 2865 to RFC 2869, RFC 3162 (IPv6), RFC 4675 (VLANs), RFC 5447 (Mobile IPv6) and RFC 5580
 * (location). A value that was not captured in whole is marked, and the attributes after it still have their turn.
 */
final class RadiusValues {
    /** Values up to this one in the first byte of a tunnel attribute are a tag, RFC 2868. */
    private static final int GREATEST_TAG = 0x1f;
    private static final long USER_SELECTED = 0xffffffffL;
    private static final long NAS_SELECTED = 0xfffffffeL;

    private static final String[] MOBILITY_FEATURES = {
        "PMIP6_SUPPORTED", "IP4_HOA_SUPPORTED", "LOCAL_MAG_ROUTING_SUPPORTED", "ASSIGN_LOCAL_IP", "MIP4_SUPPORTED",
        "OPTIMIZED_IDLE_MODE_MOBILITY", "GTPv2_SUPPORTED", "IP4_TRANSPORT_SUPPORTED", "IP4_HOA_ONLY_SUPPORTED",
        "INTER_MAG_ROUTING_SUPPORTED"
    };
    private static final int FIRST_PROXY_FEATURE = 40;

    private static final ValueNames NAMESPACES = ValueNames.of(0x30, "TADIG", 0x31, "REALM", 0x32, "E212", 0x33, "ICC");
    private static final ValueNames LOCATION_RULES = ValueNames.of(
            0x0001, "MBZ-15", 0x0002, "MBZ-14", 0x0004, "MBZ-13", 0x0008, "MBZ-12", 0x0010, "MBZ-11", 0x0020, "MBZ-10",
            0x0040, "MBZ-9", 0x0080, "MBZ-8", 0x0100, "MBZ-7", 0x0200, "MBZ-6", 0x0400, "MBZ-5", 0x0800, "MBZ-4",
            0x1000, "MBZ-3", 0x2000, "MBZ-2", 0x4000, "MBZ-1", 0x8000, "Retransmission Allowed");

    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private final Eap eap = new Eap();

    /** Prints a value of at least a byte; where the reader is afterwards does not matter. */
    void print(Dissection d, PacketReader in, int type, int length) {
        switch (RadiusAttributeType.format(type)) {
            case TEXT -> printText(d, in, type, length);
            case NUMBER -> printNumber(d.out(), in, type, length);
            case IPV4 -> printIpv4(d, in, type, length);
            case IPV6 -> {
                if (isLength(d.out(), length, 16)) {
                    d.printIpv6(in, in.position());
                }
            }
            case PREFIX -> printPrefix(d, in, length);
            case HOME_PREFIX -> printHomePrefix(d, in, length);
            case TIME -> {
                if (isLength(d.out(), length, 4)) {
                    printTime(d.out(), in.u32());
                }
            }
            case FEATURES -> printFeatures(d.out(), in, length);
            case VENDOR -> printVendor(d, in, length);
            case OPERATOR, LOCATION, LOCATION_DATA, POLICY -> printLocated(d, in, type, length);
            case OWN -> printOwn(d.out(), in, type, length);
            case NONE -> {
                // Its name is all there is to say.
            }
        }
    }

    private static boolean isLength(Line out, int length, int expected) {
        if (length != expected) {
            out.add("ERROR: length ").add(length).add(" != ").add(expected);
            return false;
        }
        return true;
    }

    private static void printTag(Line out, int tag, boolean used) {
        if (used) {
            out.add("Tag[").add(tag).add("] ");
        } else {
            out.add("Tag[Unused] ");
        }
    }

    private void printText(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        if (d.printIfCut(in, length)) {
            return;
        }
        int end = in.position() + length;
        switch (type) {
            case RadiusAttributeType.TUNNEL_PASSWORD -> {
                if (length < 3) {
                    d.printTruncated();
                    return;
                }
                int tag = in.u8();
                printTag(out, tag, tag != 0 && tag <= GREATEST_TAG);
                out.add("Salt ").add(in.u16()).add(' ');
            }
            case RadiusAttributeType.TUNNEL_CLIENT, RadiusAttributeType.TUNNEL_SERVER, RadiusAttributeType.TUNNEL_GROUP,
                    RadiusAttributeType.TUNNEL_ASSIGNMENT, RadiusAttributeType.TUNNEL_CLIENT_AUTH,
                    RadiusAttributeType.TUNNEL_SERVER_AUTH -> {
                if (in.peekU8(0) <= GREATEST_TAG) {
                    int tag = in.u8();
                    printTag(out, tag, tag != 0);
                }
            }
            case RadiusAttributeType.EGRESS_VLAN_NAME -> printTagging(out, in.u8());
            case RadiusAttributeType.EAP_MESSAGE -> {
                eap.print(d, in.take(length));
                return;
            }
            default -> {
                // All of it is text.
            }
        }
        PacketText.printDotted(out, in, end - in.position());
    }

    /** Whether frames of a VLAN have a tag, RFC 4675 section 2.1. */
    private static void printTagging(Line out, int indicator) {
        out.add(indicator == 0x31 ? "Tagged" : indicator == 0x32 ? "Untagged" : "Unknown tag");
        out.add(" (0x").hex(indicator, 2).add(") ");
    }

    private static void printNumber(Line out, PacketReader in, int type, int length) {
        if (!isLength(out, length, 4)) {
            return;
        }
        long value = readNumber(out, in, type);
        String[] values = RadiusAttributeType.values(type);
        if (values != null) {
            out.addName(value < values.length ? values[(int) value] : null, "#", value, "");
            return;
        }
        switch (type) {
            case RadiusAttributeType.FRAMED_IPX -> out.addName(value == NAS_SELECTED ? "NAS Select" : null, "", value, "");
            case RadiusAttributeType.APPLETALK_LINK -> out.addName(value == 0 ? "Unnumbered" : null, "", value, "");
            case RadiusAttributeType.APPLETALK_NETWORK -> out.addName(value == 0 ? "NAS assigned" : null, "", value, "");
            case RadiusAttributeType.SESSION_TIMEOUT, RadiusAttributeType.IDLE_TIMEOUT, RadiusAttributeType.ACCOUNTING_DELAY,
                    RadiusAttributeType.SESSION_TIME, RadiusAttributeType.INTERIM_INTERVAL -> printSeconds(out, value);
            default -> out.add(value);
        }
    }

    /** The number, after the tag that some have in its highest byte and that is printed. */
    private static long readNumber(Line out, PacketReader in, int type) {
        switch (type) {
            case RadiusAttributeType.TUNNEL_TYPE, RadiusAttributeType.TUNNEL_MEDIUM, RadiusAttributeType.TUNNEL_PREFERENCE -> {
                int tag = in.u8();
                printTag(out, tag, tag != 0);
                return in.u24();
            }
            case RadiusAttributeType.EGRESS_VLAN_ID -> {
                printTagging(out, in.u8());
                return in.u24();
            }
            default -> {
                return in.u32();
            }
        }
    }

    private static void printSeconds(Line out, long seconds) {
        if (seconds < 60) {
            out.addPadded(seconds, 2).add(" secs");
        } else if (seconds < 3600) {
            out.addPadded(seconds / 60, 2).add(':').addPadded(seconds % 60, 2).add(" min");
        } else {
            out.addPadded(seconds / 3600, 2).add(':').addPadded(seconds % 3600 / 60, 2);
            out.add(':').addPadded(seconds % 60, 2).add(" hours");
        }
    }

    private static void printIpv4(Dissection d, PacketReader in, int type, int length) {
        if (!isLength(d.out(), length, 4)) {
            return;
        }
        long address = in.peekU32(0);
        boolean selectable = type == RadiusAttributeType.FRAMED_ADDRESS || type == RadiusAttributeType.LOGIN_HOST;
        if (selectable && address == USER_SELECTED) {
            d.out().add("User Selected");
        } else if (selectable && address == NAS_SELECTED) {
            d.out().add("NAS Select");
        } else {
            d.printIpv4(in, in.position());
        }
    }

    /** A reserved byte, the length of the prefix in bits, and as many of its bytes as are needed (RFC 3162 section 2.3). */
    private static void printPrefix(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length < 2 || length > 18) {
            out.add("ERROR: length ").add(length).add(" not in range (2..18)");
            return;
        }
        if (d.printIfCut(in, length)) {
            return;
        }
        int bits = in.peekU8(1);
        if (isPrefixLength(out, bits)) {
            byte[] prefix = new byte[16];
            in.skip(2);
            in.copy(prefix, 0, length - 2);
            d.printIpv6(new PacketReader().wrap(prefix, 0, prefix.length, prefix.length), 0);
            out.add('/').add(bits);
            if (bits > 8 * (length - 2)) {
                out.add(" (inconsistent prefix length)");
            }
        }
    }

    private static boolean isPrefixLength(Line out, int bits) {
        if (bits > 128) {
            out.add("ERROR: netmask ").add(bits).add(" not in range (0..128)");
            return false;
        }
        return true;
    }

    private static void printHomePrefix(Dissection d, PacketReader in, int length) {
        if (!isLength(d.out(), length, 17) || d.printIfCut(in, length)) {
            return;
        }
        int bits = in.peekU8(0);
        if (isPrefixLength(d.out(), bits)) {
            d.printIpv6(in, in.position() + 1);
            d.out().add('/').add(bits);
        }
    }

    /** Seconds from 1970, printed as local time in the form of the C library. */
    private static void printTime(Line out, long seconds) {
        ZonedDateTime time = Instant.ofEpochSecond(seconds).atZone(ZoneId.systemDefault());
        out.add(DAYS[time.getDayOfWeek().getValue() - 1]).add(' ').add(MONTHS[time.getMonthValue() - 1]).add(' ');
        out.addRight((long) time.getDayOfMonth(), 2).add(' ').addPadded(time.getHour(), 2).add(':');
        out.addPadded(time.getMinute(), 2).add(':').addPadded(time.getSecond(), 2).add(' ').add(time.getYear());
    }

    /** The bits that are known; those between the first two and the ones of Proxy Mobile IPv6 (RFC 6572) are not. */
    private static void printFeatures(Line out, PacketReader in, int length) {
        if (!isLength(out, length, 8)) {
            return;
        }
        out.add('[');
        long features = in.u64();
        String separator = "";
        if ((features & 1) != 0) {
            out.add("MIP6_INTEGRATED");
            separator = ", ";
        }
        if ((features & 2) != 0) {
            out.add(separator).add("LOCAL_HOME_AGENT_ASSIGNMENT");
            separator = ", ";
        }
        for (int i = 0; i < MOBILITY_FEATURES.length; i++) {
            if ((features >>> FIRST_PROXY_FEATURE + i & 1) != 0) {
                out.add(separator).add(MOBILITY_FEATURES[i]);
                separator = ", ";
            }
        }
        out.add(']');
    }

    /** An enterprise number and the attributes that it has defined. */
    private static void printVendor(Dissection d, PacketReader in, int length) {
        Line out = d.out();
        if (length < 4) {
            d.printTruncated();
            return;
        }
        long vendor = in.u32();
        out.add("Vendor: ").add(Enterprise.NAMES.get((int) vendor, "Unknown")).add(" (").add(vendor).add(')');
        for (int left = length - 4; left >= 2; ) {
            int type = in.u8();
            int size = in.u8();
            if (size < 2 || size > left) {
                out.add("\n\t    Vendor Attribute: ").add(type).add(", Length: ").add(size);
                out.add(size < 2 ? " (bogus, must be >= 2)" : " (bogus, goes past end of vendor-specific attribute)");
                return;
            }
            if (d.printIfCut(in, size - 2)) {
                return;
            }
            out.add("\n\t    Vendor Attribute: ").add(type).add(", Length: ").add(size - 2).add(", Value: ");
            for (int i = 2; i < size; i++) {
                int c = in.u8();
                out.add(c >= ' ' && c < 0x7f ? (char) c : '.');
            }
            left -= size;
        }
    }

    /** The attributes of RFC 5580, which are printed only where they were captured in whole. */
    private static void printLocated(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        if (d.printIfCut(in, length)) {
            return;
        }
        RadiusAttributeType.Format format = RadiusAttributeType.format(type);
        int least = switch (format) {
            case OPERATOR -> 2;
            case LOCATION -> 21;
            case LOCATION_DATA -> 3;
            default -> 10;
        };
        if (length < least) {
            out.add("ERROR: length ").add(length).add(" < ").add(least);
            return;
        }
        switch (format) {
            case OPERATOR -> {
                int namespace = in.u8();
                out.add('[').addName(NAMESPACES.get(namespace), "unknown namespace ", namespace, "").add("] ");
                PacketText.print(out, in, length - 1);
            }
            case LOCATION -> printLocation(out, in, length);
            case LOCATION_DATA -> {
                out.add("index ").add(in.u16()).add(", location");
                HexDump.hexAndAscii(out, "\n\t    ", in, length - 2);
            }
            default -> printPolicy(out, in, length);
        }
    }

    private static void printLocation(Line out, PacketReader in, int length) {
        out.add("index ").add(in.u16());
        int code = in.u8();
        out.add(", code ").addName(code == 0 ? "Civic" : code == 1 ? "Geospatial" : null, "Unknown (", code, ")");
        int entity = in.u8();
        out.add(", entity ").addName(entity == 0 ? "User" : entity == 1 ? "RADIUS" : null, "Unknown (", entity, ")");
        Ntp.printTimestamp(out.add(", sighting time "), in.u64());
        Ntp.printTimestamp(out.add(", time to live "), in.u64());
        out.add(", method \"");
        PacketText.print(out, in, length - 20);
        out.add('"');
    }

    private static void printPolicy(Line out, PacketReader in, int length) {
        LOCATION_RULES.printBits(out.add("flags ["), in.u16(), ", ", "none");
        Ntp.printTimestamp(out.add("], retention expires "), in.u64());
        if (length > 10) {
            out.add(", note well \"");
            PacketText.print(out, in, length - 10);
            out.add('"');
        }
    }

    private static void printOwn(Line out, PacketReader in, int type, int length) {
        switch (type) {
            case RadiusAttributeType.ARAP_PASSWORD -> {
                if (isLength(out, length, 16)) {
                    printUpper(out.add("User_challenge ("), in, 8);
                    printUpper(out.add(") User_resp("), in, 8);
                    out.add(')');
                }
            }
            case RadiusAttributeType.ARAP_FEATURES -> {
                if (isLength(out, length, 14)) {
                    out.add(in.u8() != 0 ? "User can change password" : "User cannot change password");
                    out.add(", Min password length: ").add(in.u8());
                    printUpper(out.add(", created at: "), in, 4);
                    printUpper(out.add(", expires in: "), in, 4);
                    printUpper(out.add(", Current Time: "), in, 4);
                }
            }
            case RadiusAttributeType.ARAP_RESPONSE -> {
                if (length < 8) {
                    out.add("ERROR: length ").add(length).add(" != 8");
                } else {
                    printUpper(out, in, 8);
                }
            }
            default -> printErrorCause(out, in, length);
        }
    }

    private static void printErrorCause(Line out, PacketReader in, int length) {
        if (length != 4) {
            out.add("Error: length ").add(length).add(" != 4");
            return;
        }
        long cause = in.u32();
        out.add("Error cause ").add(cause).add(": ");
        out.addName(RadiusAttributeType.errorCause((int) cause), "Error-Cause ", cause, " not known");
    }

    private static void printUpper(Line out, PacketReader in, int n) {
        for (int i = 0; i < n; i++) {
            int value = in.u8();
            upperDigit(out, value >>> 4);
            upperDigit(out, value & 15);
        }
    }

    private static void upperDigit(Line out, int digit) {
        out.add((char) (digit < 10 ? '0' + digit : 'A' + digit - 10));
    }
}
