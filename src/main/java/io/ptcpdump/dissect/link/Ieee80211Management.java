package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.PacketText;
import io.ptcpdump.dissect.ValueNames;

/**
 * Bodies of IEEE 802.11 management frames (section 9.3.3): fixed fields, then elements of an identifier, a length and a value.
 * Every method that returns a boolean says whether the body was whole.
 */
final class Ieee80211Management {
    private static final int ASSOCIATION_REQUEST = 0;
    private static final int ASSOCIATION_RESPONSE = 1;
    private static final int REASSOCIATION_REQUEST = 2;
    private static final int REASSOCIATION_RESPONSE = 3;
    private static final int PROBE_REQUEST = 4;
    private static final int PROBE_RESPONSE = 5;
    private static final int BEACON = 8;
    private static final int DISASSOCIATION = 10;
    private static final int AUTHENTICATION = 11;
    private static final int DEAUTHENTICATION = 12;
    private static final int ACTION = 13;
    private static final String[] NAMES = {
        "Assoc Request", "Assoc Response", "ReAssoc Request", "ReAssoc Response", "Probe Request", "Probe Response", null, null,
        "Beacon", "ATIM", "Disassociation", "Authentication", "DeAuthentication", "Action", null, null
    };

    private static final int TIMESTAMP_AND_INTERVAL = 10;
    private static final int CAPABILITY_ESS = 0x01;
    private static final int CAPABILITY_PRIVACY = 0x10;

    private static final String[] ALGORITHMS = {"Open System", "Shared Key", "EAP"};
    private static final int SHARED_KEY = 1;

    private static final int SSID = 0;
    private static final int SUPPORTED_RATES = 1;
    private static final int DS_PARAMETERS = 3;
    private static final int TRAFFIC_INDICATION = 5;
    private static final int CHALLENGE = 16;
    private static final int MAX_SSID = 32;
    private static final int MAX_RATES = 16;
    private static final int MAX_INDICATION = 254;
    private static final int MAX_CHALLENGE = 253;
    private static final int ABSENT = -1;

    /** Absolute positions of the first element of each kind, and their lengths. */
    private int ssidAt;
    private int ssidLength;
    private int ratesAt;
    private int ratesLength;
    private int channel;

    /** Prints a body at the reader's position; returns whether it was whole. */
    boolean print(Dissection d, PacketReader in, int subtype, boolean isProtected) {
        Line out = d.out();
        if (NAMES[subtype] != null) {
            out.add(NAMES[subtype]);
        } else {
            out.add("Unhandled Management subtype(").hex(subtype).add(')');
        }
        if (isProtected) {
            return Ieee80211.printWep(out, in);
        }
        return switch (subtype) {
            case ASSOCIATION_REQUEST -> printAssociationRequest(d, in);
            case ASSOCIATION_RESPONSE, REASSOCIATION_RESPONSE -> printAssociationResponse(out, in);
            case REASSOCIATION_REQUEST -> printReassociationRequest(d, in);
            case PROBE_REQUEST -> {
                boolean whole = readElements(in);
                printSsid(out, in);
                printRates(out, in);
                yield whole;
            }
            case PROBE_RESPONSE -> printBeacon(out, in, false);
            case BEACON -> printBeacon(out, in, true);
            case DISASSOCIATION -> printDisassociation(out, in);
            case AUTHENTICATION -> printAuthentication(out, in);
            case DEAUTHENTICATION -> printDeauthentication(d, in);
            case ACTION -> printAction(d, in);
            default -> true;
        };
    }

    private boolean printBeacon(Line out, PacketReader in, boolean beacon) {
        if (!in.holds(TIMESTAMP_AND_INTERVAL + 2)) {
            return false;
        }
        in.skip(TIMESTAMP_AND_INTERVAL);
        int capability = in.u16Le();
        boolean whole = readElements(in);
        printSsid(out, in);
        printRates(out, in);
        if (beacon) {
            out.add((capability & CAPABILITY_ESS) != 0 ? " ESS" : " IBSS");
        }
        if (channel != ABSENT) {
            out.add(" CH: ").add(channel);
        }
        out.add((capability & CAPABILITY_PRIVACY) != 0 ? ", PRIVACY" : "");
        return whole;
    }

    private boolean printAssociationRequest(Dissection d, PacketReader in) {
        if (!in.holds(4)) {
            return false;
        }
        in.skip(4);
        boolean whole = readElements(in);
        printSsid(d.out(), in);
        printRates(d.out(), in);
        return whole;
    }

    private boolean printAssociationResponse(Line out, PacketReader in) {
        if (!in.holds(6)) {
            return false;
        }
        int capability = in.u16Le();
        int status = in.u16Le();
        int association = in.u16Le();
        boolean whole = readElements(in);
        out.add(" AID(").hex(association & 0x3fff).add(") :");
        out.add((capability & CAPABILITY_PRIVACY) != 0 ? " PRIVACY : " : ": ").add(Ieee80211Codes.status(status));
        return whole;
    }

    private boolean printReassociationRequest(Dissection d, PacketReader in) {
        if (!in.holds(10)) {
            return false;
        }
        in.skip(4);
        long accessPoint = in.u48();
        boolean whole = readElements(in);
        printSsid(d.out(), in);
        d.out().add(" AP : ");
        d.printMac(accessPoint);
        return whole;
    }

    private static boolean printDisassociation(Line out, PacketReader in) {
        if (!in.holds(2)) {
            return false;
        }
        out.add(": ").add(Ieee80211Codes.reason(in.u16Le()));
        return true;
    }

    private boolean printAuthentication(Line out, PacketReader in) {
        if (!in.holds(6)) {
            return false;
        }
        int algorithm = in.u16Le();
        int transaction = in.u16Le();
        int status = in.u16Le();
        boolean whole = readElements(in);
        boolean challenge = algorithm == SHARED_KEY && (transaction == 2 || transaction == 3);
        out.add(" (").add(ValueNames.at(ALGORITHMS, algorithm, "Reserved")).add(")-").hex(transaction);
        out.add(challenge ? " [Challenge Text] " : ": ").add(transaction % 2 != 0 ? Ieee80211Codes.status(status) : "");
        return whole;
    }

    private static boolean printDeauthentication(Dissection d, PacketReader in) {
        if (!in.holds(2)) {
            return false;
        }
        int reason = in.u16Le();
        printSource(d);
        d.out().add(Ieee80211Codes.reason(reason));
        return true;
    }

    private static void printSource(Dissection d) {
        if (!d.options().linkHeader()) {
            d.out().add(" (");
            d.printMac(d.linkSource());
            d.out().add(')');
        }
        d.out().add(": ");
    }

    private static boolean printAction(Dissection d, PacketReader in) {
        if (!in.holds(2)) {
            return false;
        }
        printSource(d);
        int category = in.u8();
        int action = in.u8();
        Line out = d.out();
        switch (category) {
            case 0 -> printActionName(out.add("Spectrum Management "), null, action);
            case 1 -> printActionName(out.add("QoS "), null, action);
            case 2 -> printActionName(out.add("DLS "), null, action);
            case 3 -> printActionName(out.add("BA "), blockAckAction(action), action);
            case 7 -> printActionName(out.add("HT "), action == 0 ? "TxChWidth" : action == 1 ? "MIMOPwrSave" : null, action);
            case 13 -> printActionName(out.add("MeshAction "), meshAction(action), action);
            case 14 -> printActionName(out.add("MultihopAction"), multihopAction(action), action);
            case 15 -> printActionName(out.add("SelfprotectAction "), selfProtectedAction(action), action);
            case 127 -> printActionName(out.add("Vendor "), null, action);
            default -> printActionName(out.add("Reserved(").add(category).add(") "), null, action);
        }
        return true;
    }

    private static void printActionName(Line out, String name, int action) {
        out.addName(name, "Act#", action, "");
    }

    private static String blockAckAction(int action) {
        return switch (action) {
            case 0 -> "ADDBA Request";
            case 1 -> "ADDBA Response";
            case 2 -> "DELBA";
            default -> null;
        };
    }

    private static String meshAction(int action) {
        return switch (action) {
            case 0 -> "MeshLink";
            case 1 -> "HWMP";
            case 2 -> "Gate Announcement";
            case 3 -> "Congestion Control";
            case 4 -> "MCCA Setup Request";
            case 5 -> "MCCA Setup Reply";
            case 6 -> "MCCA Advertisement Request";
            case 7 -> "MCCA Advertisement";
            case 8 -> "MCCA Teardown";
            case 9 -> "TBTT Adjustment Request";
            case 10 -> "TBTT Adjustment Response";
            default -> null;
        };
    }

    private static String multihopAction(int action) {
        return action == 0 ? "Proxy Update" : action == 1 ? "Proxy Update Confirmation" : null;
    }

    private static String selfProtectedAction(int action) {
        return switch (action) {
            case 1 -> "Peering Open";
            case 2 -> "Peering Confirm";
            case 3 -> "Peering Close";
            case 4 -> "Group Key Inform";
            case 5 -> "Group Key Acknowledge";
            default -> null;
        };
    }

    // ---- elements

    /** Finds the elements that are printed, up to the end or the first that cannot be. */
    private boolean readElements(PacketReader in) {
        ssidAt = ABSENT;
        ratesAt = ABSENT;
        channel = ABSENT;
        while (in.claimed() != 0) {
            if (!in.holds(2)) {
                return false;
            }
            int element = in.u8();
            int length = in.u8();
            if (!in.holds(length) || length > maxLength(element)) {
                return false;
            }
            if (element == SSID && ssidAt == ABSENT) {
                ssidAt = in.position();
                ssidLength = length;
            } else if (element == SUPPORTED_RATES && ratesAt == ABSENT && length != 0) {
                ratesAt = in.position();
                ratesLength = length;
            } else if (element == DS_PARAMETERS && channel == ABSENT && length == 1) {
                channel = in.peekU8(0);
            }
            in.skip(length);
        }
        return true;
    }

    private static int maxLength(int element) {
        return switch (element) {
            case SSID -> MAX_SSID;
            case SUPPORTED_RATES -> MAX_RATES;
            case TRAFFIC_INDICATION -> MAX_INDICATION;
            case CHALLENGE -> MAX_CHALLENGE;
            default -> 255;
        };
    }

    private void printSsid(Line out, PacketReader in) {
        if (ssidAt == ABSENT) {
            return;
        }
        int at = in.position();
        in.seek(ssidAt);
        out.add(" (");
        PacketText.printPaddedAhead(out, in, 0, ssidLength);
        out.add(')');
        in.seek(at);
    }

    private void printRates(Line out, PacketReader in) {
        if (ratesAt == ABSENT) {
            return;
        }
        int at = in.position();
        in.seek(ratesAt);
        for (int i = 0; i < ratesLength; i++) {
            int rate = in.peekU8(i);
            out.add(i == 0 ? " [" : " ");
            addHalves(out, rate & 0x7f).add((rate & 0x80) != 0 ? "*" : "");
        }
        out.add(" Mbit]");
        in.seek(at);
    }

    /** A number of halves with one decimal. */
    static Line addHalves(Line out, int halves) {
        return out.add(halves >> 1).add((halves & 1) != 0 ? ".5" : ".0");
    }
}
