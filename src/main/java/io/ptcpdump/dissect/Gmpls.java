package io.ptcpdump.dissect;

/** Generalized MPLS: words for the numbers of RFC 3471 that RSVP, LMP and OSPF share. */
public final class Gmpls {
    /** Section 3.1.1. */
    public static final ValueNames SWITCHING_TYPES = ValueNames.of(
            1, "Packet-Switch Capable-1",
            2, "Packet-Switch Capable-2",
            3, "Packet-Switch Capable-3",
            4, "Packet-Switch Capable-4",
            51, "Layer-2 Switch Capable",
            100, "Time-Division-Multiplex",
            150, "Lambda-Switch Capable",
            200, "Fiber-Switch Capable");

    private static final String[] ENCODINGS = {
        null, "Packet", "Ethernet V2/DIX", "ANSI/ETSI PDH", "Reserved", "SDH ITU-T G.707/SONET ANSI T1.105", "Reserved",
        "Digital Wrapper", "Lambda (photonic)", "Fiber", "Reserved", "FiberChannel"
    };
    private static final String[] PAYLOADS = {
        "Unknown", "Reserved", "Reserved", "Reserved", "Reserved", "Asynchronous mapping of E4",
        "Asynchronous mapping of DS3/T3", "Asynchronous mapping of E3", "Bit synchronous mapping of E3",
        "Byte synchronous mapping of E3", "Asynchronous mapping of DS2/T2", "Bit synchronous mapping of DS2/T2", "Reserved",
        "Asynchronous mapping of E1", "Byte synchronous mapping of E1", "Byte synchronous mapping of 31 * DS0",
        "Asynchronous mapping of DS1/T1", "Bit synchronous mapping of DS1/T1", "Byte synchronous mapping of DS1/T1",
        "VC-11 in VC-12", "Reserved", "Reserved", "DS1 SF Asynchronous", "DS1 ESF Asynchronous", "DS3 M23 Asynchronous",
        "DS3 C-Bit Parity Asynchronous", "VT/LOVC", "STS SPE/HOVC", "POS - No Scrambling, 16 bit CRC",
        "POS - No Scrambling, 32 bit CRC", "POS - Scrambling, 16 bit CRC", "POS - Scrambling, 32 bit CRC", "ATM mapping",
        "Ethernet PHY", "SONET/SDH", "Reserved (SONET deprecated)", "Digital Wrapper", "Lambda", "ANSI/ETSI PDH", "Reserved",
        "Link Access Protocol SDH (X.85 and X.86)", "FDDI", "DQDB (ETSI ETS 300 216)", "FiberChannel-3 (Services)", "HDLC",
        "Ethernet V2/DIX (only)", "Ethernet 802.3 (only)", "G.709 ODUj", "G.709 OTUk(v)", "CBR/CBRa", "CBRb", "BSOT", "BSNT",
        "IP/PPP (GFP)", "Ethernet MAC (framed GFP)", "Ethernet PHY (transparent GFP)", "ESCON", "FICON", "Fiber Channel"
    };

    private Gmpls() {}

    /** Section 3.1.1; {@code Unknown} where there is no word. */
    public static String encoding(int encoding) {
        return encoding > 0 && encoding < ENCODINGS.length ? ENCODINGS[encoding] : "Unknown";
    }

    /** Section 3.1.1 and RFC 4328; {@code Unknown} where there is no word. */
    public static String payload(int payload) {
        return ValueNames.at(PAYLOADS, payload, "Unknown");
    }
}
