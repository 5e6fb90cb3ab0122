package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.ValueNames;

/** LLDP elements for media endpoint devices, ANSI/TIA-1057. Offsets are from the organization's number on. */
final class LldpMedia {
    private static final int CAPABILITIES = 1;
    private static final int NETWORK_POLICY = 2;
    private static final int LOCATION = 3;
    private static final int POWER = 4;
    private static final int FIRST_INVENTORY = 5;
    private static final int LAST_INVENTORY = 11;
    private static final String[] SUBTYPES = {
        null, "LLDP-MED Capabilities", "Network policy", "Location identification", "Extended power-via-MDI",
        "Inventory - hardware revision", "Inventory - firmware revision", "Inventory - software revision",
        "Inventory - serial number", "Inventory - manufacturer name", "Inventory - model name", "Inventory - asset ID"
    };
    private static final String[] INVENTORY = {
        "Hardware revision", "Firmware revision", "Software revision", "Serial number", "Manufacturer name", "Model name",
        "Asset ID"
    };

    private static final String[] CAPABILITY_BITS = {
        "LLDP-MED capabilities", "network policy", "location identification", "extended power via MDI-PSE",
        "extended power via MDI-PD", "Inventory"
    };
    private static final String[] DEVICE_TYPES = {
        null, "endpoint class 1", "endpoint class 2", "endpoint class 3", "network connectivity"
    };
    private static final String[] APPLICATIONS = {
        null, "voice", "voice signaling", "guest voice", "guest voice signaling", "softphone voice", "video conferencing",
        "streaming video", "video signaling"
    };
    private static final String[] POLICY_BITS = {null, null, null, null, null, "reserved", "Tagged", "Unknown"};

    private static final int COORDINATES = 1;
    private static final int CIVIC_ADDRESS = 2;
    private static final int EMERGENCY_NUMBER = 3;
    private static final String[] LOCATION_FORMATS = {null, "coordinate-based LCI", "civic address LCI", "ECS ELIN"};
    private static final String[] ALTITUDES = {null, "meters", "floors"};
    private static final String[] DATUMS = {
        null, "World Geodesic System 1984", "North American Datum 1983 (NAVD88)", "North American Datum 1983 (MLLW)"
    };
    private static final String[] LOCATED = {
        "location of DHCP server", "location of the network element believed to be closest to the client",
        "location of the client"
    };
    private static final String[] CIVIC_ELEMENTS = {
        null, "national subdivisions (state,canton,region,province,prefecture)", "county, parish, gun, district",
        "city, township, shi", "city division, borough, city district, ward chou", "neighborhood, block", "street"
    };

    private static final String[] POWER_SOURCES = {
        null, "PSE - primary power source", "local - backup power source", "PSE+local - reserved"
    };
    private static final String[] POWER_PRIORITIES = {null, "critical", "high", "low"};
    /** Tenths of a watt; values from here on are reserved. */
    private static final int POWER_LIMIT = 1024;

    private LldpMedia() {}

    /** Prints an element of {@code length} bytes; false where its subtype is not known. */
    static boolean print(Dissection d, PacketReader in, int length) {
        if (length < 4) {
            return true;
        }
        Line out = d.out();
        int subtype = in.peekU8(3);
        out.add("\n\t  ").add(ValueNames.at(SUBTYPES, subtype, "unknown")).add(" Subtype (").add(subtype).add(')');
        switch (subtype) {
            case CAPABILITIES -> {
                if (length >= 7) {
                    printCapabilities(out, in);
                }
            }
            case NETWORK_POLICY -> {
                if (length >= 8) {
                    printPolicy(out, in);
                }
            }
            case LOCATION -> {
                if (length >= 5) {
                    printLocation(out, in, length);
                }
            }
            case POWER -> {
                if (length >= 7) {
                    printPower(out, in);
                }
            }
            default -> {
                if (subtype < FIRST_INVENTORY || subtype > LAST_INVENTORY) {
                    return false;
                }
                out.add("\n\t  ").add(INVENTORY[subtype - FIRST_INVENTORY]).add(' ');
                PacketText.printPaddedAhead(out, in, 4, length - 4);
            }
        }
        return true;
    }

    private static void printCapabilities(Line out, PacketReader in) {
        int capabilities = in.peekU16(4);
        LldpField.printBits(out.add("\n\t    Media capabilities ["), capabilities, CAPABILITY_BITS, "none");
        out.add("] (0x").hex(capabilities, 4);
        int type = in.peekU8(6);
        out.add(")\n\t    Device type [").add(ValueNames.at(DEVICE_TYPES, type, "unknown")).add("] (0x").hex(type, 2).add(')');
    }

    private static void printPolicy(Line out, PacketReader in) {
        int application = in.peekU8(4);
        out.add("\n\t    Application type [").add(ValueNames.at(APPLICATIONS, application, "none"));
        LldpField.printBitsDown(out.add("] (0x").hex(application, 2).add("), Flags ["), in.peekU8(5), POLICY_BITS, "none");
        out.add("]\n\t    Vlan id ").add((in.peekU16(5) & 0x1ffe) >> 1);
        out.add(", L2 priority ").add((in.peekU16(6) & 0x1ff) >> 6).add(", DSCP value ").add(in.peekU16(6) & 0x3f);
    }

    private static void printLocation(Line out, PacketReader in, int length) {
        int format = in.peekU8(4);
        out.add("\n\t    Location data format ").add(ValueNames.at(LOCATION_FORMATS, format, "unknown"));
        out.add(" (0x").hex(format, 2).add(')');
        switch (format) {
            case COORDINATES -> {
                if (length >= 21) {
                    printCoordinates(out, in);
                }
            }
            case CIVIC_ADDRESS -> {
                if (length >= 6) {
                    printCivicAddress(out, in, length);
                }
            }
            case EMERGENCY_NUMBER -> PacketText.printPaddedAhead(out.add("\n\t    ECS ELIN id "), in, 5, length - 5);
            default -> {
                int at = in.position();
                in.seek(at + 5);
                HexDump.hex(out.add("\n\t    Location ID "), "\n\t      ", in, length - 5);
                in.seek(at);
            }
        }
    }

    /** RFC 3825 section 2.1, where a coordinate is 34 bits after 6 bits of resolution. */
    private static void printCoordinates(Line out, PacketReader in) {
        out.add("\n\t    Latitude resolution ").add(in.peekU8(5) >> 2).add(", latitude value ").add(coordinate(in, 5));
        out.add("\n\t    Longitude resolution ").add(in.peekU8(10) >> 2).add(", longitude value ").add(coordinate(in, 10));
        int altitude = in.peekU8(15) >> 4;
        out.add("\n\t    Altitude type ").add(ValueNames.at(ALTITUDES, altitude, "unknown")).add(" (").add(altitude).add(')');
        out.add("\n\t    Altitude resolution ").add(in.peekU16(15) >> 6 & 0x3f);
        out.add(", altitude value 0x").hex(in.peekU32(16) & 0x3fffffff);
        int datum = in.peekU8(20);
        out.add("\n\t    Datum ").add(ValueNames.at(DATUMS, datum, "unknown")).add(" (0x").hex(datum, 2).add(')');
    }

    private static long coordinate(PacketReader in, int at) {
        return (long) (in.peekU8(at) & 3) << 32 | in.peekU32(at + 1);
    }

    /** A length in bytes, which address it is, a country code of two letters, then elements of type, length and text. */
    private static void printCivicAddress(Line out, PacketReader in, int length) {
        int left = in.peekU8(5);
        if (left < 3 || length < 7 + left) {
            return;
        }
        int what = in.peekU8(6);
        out.add("\n\t    LCI length ").add(left).add(", LCI what ").add(ValueNames.at(LOCATED, what, "unknown"));
        PacketText.printPaddedAhead(out.add(" (0x").hex(what, 2).add("), Country-code "), in, 7, 2);
        int at = 9;
        left -= 3;
        while (left >= 2) {
            int type = in.peekU8(at);
            int elementLength = in.peekU8(at + 1);
            at += 2;
            left -= 2;
            out.add("\n\t      CA type '").add(ValueNames.at(CIVIC_ELEMENTS, type, "unknown")).add("' (").add(type);
            out.add("), length ").add(elementLength).add(": ");
            if (type == 0 || elementLength == 0 || left < elementLength) {
                return;
            }
            PacketText.printPaddedAhead(out, in, at, elementLength);
            at += elementLength;
            left -= elementLength;
        }
    }

    private static void printPower(Line out, PacketReader in) {
        int bits = in.peekU8(4);
        // tcpdump takes the two lowest bits for the type, which is in the two highest.
        out.add("\n\t    Power type [").add((bits & 3) != 0 ? "PD device" : "PSE device");
        out.add("], Power source [").add(ValueNames.at(POWER_SOURCES, bits >> 4 & 3, "none"));
        int priority = bits & 15;
        out.add("]\n\t    Power priority [").add(ValueNames.at(POWER_PRIORITIES, priority, "none"));
        out.add("] (0x").hex(priority, 2).add("), Power ");
        int power = in.peekU16(5);
        if (power < POWER_LIMIT) {
            out.add(power / 10).add('.').add(power % 10).add(" Watts");
        } else {
            out.add(power).add(" (Reserved)");
        }
    }
}
