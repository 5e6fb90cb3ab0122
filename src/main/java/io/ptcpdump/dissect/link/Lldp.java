package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.Oui;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/**
 * The Link Layer Discovery Protocol, IEEE 802.1AB: elements of a type (7 bits), a length (9 bits) and so many bytes. Elements
 * of type 127 begin with the number of the organization that defines them, 3 bytes, and a subtype.
 */
public final class Lldp implements Printer {
    private static final int ELEMENT_HEADER = 2;
    private static final int INTERFACE_NUMBER_LENGTH = 5;

    private static final int CHASSIS_ID = 1;
    private static final int PORT_ID = 2;
    private static final int TIME_TO_LIVE = 3;
    private static final int PORT_DESCRIPTION = 4;
    private static final int SYSTEM_NAME = 5;
    private static final int SYSTEM_DESCRIPTION = 6;
    private static final int SYSTEM_CAPABILITIES = 7;
    private static final int MANAGEMENT_ADDRESS = 8;
    private static final int ORGANIZATION_SPECIFIC = 127;
    private static final String[] TYPES = {
        "End", "Chassis ID", "Port ID", "Time to Live", "Port Description", "System Name", "System Description",
        "System Capabilities", "Management Address"
    };

    private static final int CHASSIS_MAC = 4;
    private static final int CHASSIS_ADDRESS = 5;
    private static final String[] CHASSIS_SUBTYPES = {
        null, "Chassis component", "Interface alias", "Port component", "MAC address", "Network address", "Interface name",
        "Local"
    };

    private static final int PORT_MAC = 3;
    private static final int PORT_ADDRESS = 4;
    private static final String[] PORT_SUBTYPES = {
        null, "Interface alias", "Port component", "MAC address", "Network Address", "Interface Name", "Agent circuit ID",
        "Local"
    };

    private static final String[] CAPABILITIES = {
        "Other", "Repeater", "Bridge", "WLAN AP", "Router", "Telephone", "Docsis", "Station Only"
    };
    private static final String[] INTERFACE_NUMBERINGS = {null, null, "Interface Index", "System Port Number"};

    private static final int MUD_URL = 1;

    /** What became of an element. */
    enum Outcome {
        PRINTED,
        /** Nobody knows what it holds, so that its bytes are dumped. */
        UNKNOWN,
        /** It contradicts itself, and the rest is not printed. */
        BROKEN
    }

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("lldp").add("LLDP, length ").add(in.claimed());
        while (in.claimed() >= ELEMENT_HEADER) {
            if (d.printIfCut(in, ELEMENT_HEADER)) {
                return;
            }
            int header = in.u16();
            int type = header >> 9;
            int length = header & 0x1ff;
            if (d.verbose(1)) {
                String name = type == ORGANIZATION_SPECIFIC ? "Organization specific" : ValueNames.at(TYPES, type, "Unknown");
                out.add("\n\t").add(name).add(" TLV (").add(type).add("), length ").add(length);
            }
            if (type == 0 || length == 0) {
                return;
            }
            if (d.printIfCut(in, length)) {
                return;
            }
            Outcome outcome = length > in.claimed() ? Outcome.BROKEN : printElement(d, in, type, length);
            if (outcome == Outcome.BROKEN) {
                d.printTruncated();
                return;
            }
            int end = in.position() + length;
            if (d.verbose(2) || d.verbose(1) && outcome == Outcome.UNKNOWN) {
                HexDump.hex(out, "\n\t  ", in, length);
            }
            in.seek(end);
        }
    }

    private static Outcome printElement(Dissection d, PacketReader in, int type, int length) {
        Line out = d.out();
        if (type == SYSTEM_NAME) {
            PacketText.printPaddedAhead(out.add(": "), in, 0, length);
            return Outcome.PRINTED;
        }
        if (!d.verbose(1)) {
            return Outcome.PRINTED;
        }
        switch (type) {
            case CHASSIS_ID -> {
                return printIdentifier(d, in, length, CHASSIS_SUBTYPES, CHASSIS_MAC, CHASSIS_ADDRESS);
            }
            case PORT_ID -> {
                return printIdentifier(d, in, length, PORT_SUBTYPES, PORT_MAC, PORT_ADDRESS);
            }
            case TIME_TO_LIVE -> {
                if (length < 2) {
                    return Outcome.BROKEN;
                }
                out.add(": TTL ").add(in.peekU16(0)).add('s');
            }
            case PORT_DESCRIPTION -> PacketText.printPaddedAhead(out.add(": "), in, 0, length);
            case SYSTEM_DESCRIPTION -> PacketText.printPaddedAhead(out.add("\n\t  "), in, 0, length);
            case SYSTEM_CAPABILITIES -> {
                if (length < 4) {
                    return Outcome.BROKEN;
                }
                printCapabilities(out.add("\n\t  System  Capabilities ["), in.peekU16(0));
                printCapabilities(out.add("\n\t  Enabled Capabilities ["), in.peekU16(2));
            }
            case MANAGEMENT_ADDRESS -> {
                return printManagementAddress(d, in, length) ? Outcome.PRINTED : Outcome.BROKEN;
            }
            case ORGANIZATION_SPECIFIC -> {
                return printOrganizationSpecific(d, in, length);
            }
            default -> {
                return Outcome.UNKNOWN;
            }
        }
        return Outcome.PRINTED;
    }

    /** Prints the identifier of a chassis or a port; the kinds of both differ in their numbers only. */
    private static Outcome printIdentifier(
            Dissection d, PacketReader in, int length, String[] subtypes, int macSubtype, int addressSubtype) {
        if (length < 2) {
            return Outcome.BROKEN;
        }
        Line out = d.out();
        int subtype = in.peekU8(0);
        out.add("\n\t  Subtype ").add(ValueNames.at(subtypes, subtype, "Unknown")).add(" (").add(subtype).add("): ");
        if (subtype == macSubtype) {
            if (length < 1 + LldpField.MAC_LENGTH) {
                return Outcome.BROKEN;
            }
            d.printMac(in, in.position() + 1);
        } else if (subtype == addressSubtype) {
            if (!LldpField.isAddress(in, 1, length - 1)) {
                return Outcome.BROKEN;
            }
            LldpField.printAddress(d, in, 1);
        } else if (subtype > 0 && subtype < subtypes.length) {
            PacketText.printPaddedAhead(out, in, 1, length - 1);
        } else {
            return Outcome.UNKNOWN;
        }
        return Outcome.PRINTED;
    }

    private static void printCapabilities(Line out, int capabilities) {
        LldpField.printBits(out, capabilities, CAPABILITIES, "none");
        out.add("] (0x").hex(capabilities, 4).add(')');
    }

    /** Prints an address, the number of its interface, and an object identifier if there is one; whether they fit. */
    private static boolean printManagementAddress(Dissection d, PacketReader in, int length) {
        int addressLength = in.peekU8(0);
        int left = length - 1;
        if (left < addressLength || !LldpField.isAddress(in, 1, addressLength)) {
            return false;
        }
        Line out = d.out().add("\n\t  Management Address length ").add(addressLength).add(", ");
        LldpField.printAddress(d, in, 1);
        left -= addressLength;
        if (left < INTERFACE_NUMBER_LENGTH) {
            return false;
        }
        int at = 1 + addressLength;
        int numbering = in.peekU8(at);
        out.add("\n\t  ").add(ValueNames.at(INTERFACE_NUMBERINGS, numbering, "Unknown"));
        out.add(" Interface Numbering (").add(numbering).add("): ").add(in.peekU32(at + 1));
        at += INTERFACE_NUMBER_LENGTH;
        left -= INTERFACE_NUMBER_LENGTH;
        if (left == 0) {
            return true;
        }
        int identifierLength = in.peekU8(at);
        if (left < 1 + identifierLength) {
            return false;
        }
        if (identifierLength > 0) {
            PacketText.printPaddedAhead(out.add("\n\t  OID length ").add(identifierLength), in, at + 1, identifierLength);
        }
        return true;
    }

    private static Outcome printOrganizationSpecific(Dissection d, PacketReader in, int length) {
        if (length < 3) {
            return Outcome.BROKEN;
        }
        int organization = in.peekU24(0);
        String name = Oui.name(organization);
        Line out = d.out();
        out.add(": OUI ").add(name == null ? "Unknown" : name).add(" (0x").hex(organization, 6).add(')');
        boolean known = switch (organization) {
            case Oui.ETHERNET_BRIDGED -> LldpIeee8021.print(d, in, length); // the same number as IEEE 802.1
            case Oui.IEEE_802_3 -> LldpIeee8023.print(d, in, length);
            case Oui.IANA -> printIana(out, in, length);
            case Oui.TIA -> LldpMedia.print(d, in, length);
            case Oui.DCBX -> LldpDcbx.print(d, in, length);
            default -> false;
        };
        return known ? Outcome.PRINTED : Outcome.UNKNOWN;
    }

    /** RFC 8520 section 11. */
    private static boolean printIana(Line out, PacketReader in, int length) {
        if (length < 8) {
            return true;
        }
        int subtype = in.peekU8(3);
        boolean known = subtype == MUD_URL;
        out.add(known ? "\n\t  MUD-URL Subtype (" : "\n\t  unknown Subtype (").add(subtype).add(')');
        if (known) {
            out.add("\n\t  MUD-URL=");
            for (int i = 4; i < length; i++) {
                out.printable(in.peekU8(i));
            }
        }
        return known;
    }
}
