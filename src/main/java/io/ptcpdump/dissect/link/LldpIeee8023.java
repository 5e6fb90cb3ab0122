package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** LLDP elements of IEEE 802.3, clause 79. Offsets are from the organization's number on. */
final class LldpIeee8023 {
    private static final int LINK = 1;
    private static final int POWER = 2;
    private static final int AGGREGATION = 3;
    private static final int FRAME_SIZE = 4;
    private static final String[] SUBTYPES = {
        null, "MAC/PHY configuration/status", "Power via MDI", "Link aggregation", "Max frame size"
    };

    /** Both for aggregation and for the negotiation of a link's speed. */
    static final String[] SUPPORT = {"supported", "enabled"};

    /** RFC 3636, ifMauAutoNegCapAdvertisedBits. */
    private static final String[] ADVERTISED = {
        "1000BASE-T fdx", "1000BASE-T hdx", "1000BASE-{X LX SX CX} fdx", "1000BASE-{X LX SX CX} hdx",
        "Asym and Sym PAUSE for fdx", "Sym PAUSE for fdx", "Asym PAUSE for fdx", "Pause for fdx links", "100BASE-T2 fdx",
        "100BASE-T2 hdx", "100BASE-TX fdx", "100BASE-TX hdx", "100BASE-T4", "10BASE-T fdx", "10BASE-T hdx"
    };
    /** RFC 3636, dot3MauType. */
    private static final String[] MEDIA = {
        "Unknown", "AUI", "10BASE_5", "FOIRL", "10BASE2", "10BASET duplex mode unknown", "10BASEFP", "10BASEFB",
        "10BASEFL duplex mode unknown", "10BROAD36", "10BASET hdx", "10BASET fdx", "10BASEFL hdx", "10BASEFL fdx", "100BASET4",
        "100BASETX hdx", "100BASETX fdx", "100BASEFX hdx", "100BASEFX fdx", "100BASET2 hdx", "100BASET2 fdx", "1000BASEX hdx",
        "1000BASEX fdx", "1000BASELX hdx", "1000BASELX fdx", "1000BASESX hdx", "1000BASESX fdx", "1000BASECX hdx",
        "1000BASECX fdx", "1000BASET hdx", "1000BASET fdx", "10GBASEX", "10GBASELX4", "10GBASER", "10GBASEER", "10GBASELR",
        "10GBASESR", "10GBASEW", "10GBASEEW", "10GBASELW", "10GBASESW"
    };

    private static final String[] POWER_SUPPORT = {"PSE", "supported", "enabled", "can be controlled"};
    private static final String[] POWER_PAIRS = {null, "signal", "spare"};
    private static final String[] POWER_CLASSES = {null, "class0", "class1", "class2", "class3", "class4"};

    private LldpIeee8023() {}

    /** Prints an element of {@code length} bytes; false where its subtype is not known. */
    static boolean print(Dissection d, PacketReader in, int length) {
        if (length < 4) {
            return true;
        }
        Line out = d.out();
        int subtype = in.peekU8(3);
        out.add("\n\t  ").add(ValueNames.at(SUBTYPES, subtype, "unknown")).add(" Subtype (").add(subtype).add(')');
        switch (subtype) {
            case LINK -> {
                if (length >= 9) {
                    printLink(out, in);
                }
            }
            case POWER -> {
                if (length >= 7) {
                    printPower(out, in);
                }
            }
            case AGGREGATION -> {
                if (length >= 9) {
                    printAggregation(out, in);
                }
            }
            case FRAME_SIZE -> {
                if (length >= 6) {
                    out.add("\n\t    MTU size ").add(in.peekU16(4));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void printLink(Line out, PacketReader in) {
        int negotiation = in.peekU8(4);
        LldpField.printBits(out.add("\n\t    autonegotiation ["), negotiation, SUPPORT, "none");
        out.add("] (0x").hex(negotiation, 2).add(')');
        int advertised = in.peekU16(5);
        LldpField.printBitsDown(out.add("\n\t    PMD autoneg capability ["), advertised, ADVERTISED, "unknown");
        out.add("] (0x").hex(advertised, 4).add(')');
        int medium = in.peekU16(7);
        out.add("\n\t    MAU type ").add(ValueNames.at(MEDIA, medium, "unknown")).add(" (0x").hex(medium, 4).add(')');
    }

    private static void printPower(Line out, PacketReader in) {
        LldpField.printBits(out.add("\n\t    MDI power support ["), in.peekU8(4), POWER_SUPPORT, "none");
        out.add("], power pair ").add(ValueNames.at(POWER_PAIRS, in.peekU8(5), "unknown"));
        out.add(", power class ").add(ValueNames.at(POWER_CLASSES, in.peekU8(6), "unknown"));
    }

    /** Also an element of IEEE 802.1. */
    static void printAggregation(Line out, PacketReader in) {
        LldpField.printBits(out.add("\n\t    aggregation status ["), in.peekU8(4), SUPPORT, "none");
        out.add("], aggregation port ID ").add(in.peekU32(5));
    }
}
