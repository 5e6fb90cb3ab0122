package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.HexDump;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** The objects of RSVP messages: their headers, RFC 2205 section 3.1.2, and which printer each class has. */
final class RsvpObject {
    /** What became of a value; none but the first two lets another object be printed. */
    enum Outcome {
        PRINTED,
        /** The value is to be dumped, or dumped as well. */
        DUMP,
        TOO_SHORT,
        PART_TOO_SHORT,
        INVALID,
        CUT,
        /** What is wrong has been said. */
        STOP
    }

    static final int SESSION = 1;
    static final int HOP = 3;
    static final int INTEGRITY = 4;
    static final int TIME_VALUES = 5;
    static final int ERROR_SPECIFICATION = 6;
    static final int STYLE = 8;
    static final int FLOW_SPECIFICATION = 9;
    static final int FILTER_SPECIFICATION = 10;
    static final int SENDER_TEMPLATE = 11;
    static final int SENDER_TRAFFIC = 12;
    static final int ADVERTISED = 13;
    static final int CONFIRM = 15;
    static final int LABEL = 16;
    static final int LABEL_REQUEST = 19;
    static final int EXPLICIT_ROUTE = 20;
    static final int RECORD_ROUTE = 21;
    static final int HELLO = 22;
    static final int MESSAGE_ID = 23;
    static final int MESSAGE_ID_ACK = 24;
    static final int MESSAGE_ID_LIST = 25;
    static final int RECOVERY_LABEL = 34;
    static final int UPSTREAM_LABEL = 35;
    static final int LABEL_SET = 36;
    static final int SUB_LSP = 50;
    static final int DETOUR = 63;
    static final int CLASS_TYPE = 66;
    static final int CLASS_TYPE_OLD = 125;
    static final int SUGGESTED_LABEL = 129;
    static final int RESTART_CAPABILITY = 131;
    static final int CAPABILITY = 134;
    static final int NOTIFY_REQUEST = 195;
    static final int ADMINISTRATIVE_STATUS = 196;
    static final int PROPERTIES = 204;
    static final int FAST_REROUTE = 205;
    static final int SESSION_ATTRIBUTE = 207;
    static final int GENERALIZED_UNI = 229;
    private static final ValueNames CLASSES = ValueNames.of(
            SESSION, "Session",
            HOP, "RSVP Hop",
            INTEGRITY, "Integrity",
            TIME_VALUES, "Time Values",
            ERROR_SPECIFICATION, "Error Spec",
            7, "Scope",
            STYLE, "Style",
            FLOW_SPECIFICATION, "Flowspec",
            FILTER_SPECIFICATION, "FilterSpec",
            SENDER_TEMPLATE, "Sender Template",
            SENDER_TRAFFIC, "Sender TSpec",
            ADVERTISED, "Adspec",
            14, "Policy Data",
            CONFIRM, "Confirm",
            LABEL, "Label",
            LABEL_REQUEST, "Label Request",
            EXPLICIT_ROUTE, "ERO",
            RECORD_ROUTE, "RRO",
            HELLO, "Hello",
            MESSAGE_ID, "Message ID",
            MESSAGE_ID_ACK, "Message ID Ack",
            MESSAGE_ID_LIST, "Message ID List",
            RECOVERY_LABEL, "Recovery Label",
            UPSTREAM_LABEL, "Upstream Label",
            LABEL_SET, "Label Set",
            130, "Acceptable Label Set",
            DETOUR, "Detour",
            CLASS_TYPE, "Class Type",
            CLASS_TYPE_OLD, "Class Type (old)",
            SUGGESTED_LABEL, "Suggested Label",
            PROPERTIES, "Properties",
            FAST_REROUTE, "Fast Re-Route",
            SESSION_ATTRIBUTE, "Session Attribute",
            GENERALIZED_UNI, "Generalized UNI",
            230, "Call-ID",
            236, "Call Capability",
            RESTART_CAPABILITY, "Restart Capability",
            CAPABILITY, "Capability",
            NOTIFY_REQUEST, "Notify Request",
            37, "Protection",
            ADMINISTRATIVE_STATUS, "Administrative Status",
            SUB_LSP, "Sub-LSP to LSP");

    private static final int HEADER_LENGTH = 4;

    private RsvpObject() {}

    /** False where nothing is to be printed behind the objects. */
    static boolean printAll(Dissection d, PacketReader in, String indent, int at, int left) {
        Line out = d.out();
        while (left >= HEADER_LENGTH) {
            if (!in.hasAt(at, HEADER_LENGTH)) {
                d.printTruncated();
                return false;
            }
            int length = in.u16At(at);
            if (length % 4 != 0) {
                out.add(indent).add("ERROR: object header size ").add(length).add(" not a multiple of 4");
                return false;
            }
            if (length < HEADER_LENGTH) {
                out.add(indent).add("ERROR: object header too short ").add(length).add(" < ").add(HEADER_LENGTH);
                return false;
            }
            printHeading(out, in, indent, at, length);
            if (left < length) {
                out.add(indent).add("ERROR: object goes past end of objects TLV");
                return false;
            }
            if (!in.hasAt(at, length)) {
                d.printTruncated();
                return false;
            }
            if (!printValue(d, in, indent, at, length - HEADER_LENGTH)) {
                return false;
            }
            at += length;
            left -= length;
        }
        return true;
    }

    private static void printHeading(Line out, PacketReader in, String indent, int at, int length) {
        int objectClass = in.u8At(at + 2);
        int type = in.u8At(at + 3);
        out.add(indent).add(CLASSES.get(objectClass, "Unknown")).add(" Object (").add(objectClass).add(") Flags: [");
        out.add(objectClass < 0x80 ? "reject" : objectClass < 0xc0 ? "ignore silently" : "ignore and forward");
        out.add(" if unknown], Class-Type: ").add(RsvpType.name(objectClass, type)).add(" (").add(type);
        out.add("), length: ").add(length);
    }

    private static boolean printValue(Dissection d, PacketReader in, String indent, int at, int length) {
        Line out = d.out();
        int value = at + HEADER_LENGTH;
        Outcome outcome = printByClass(d, in, indent, in.u8At(at + 2), in.u8At(at + 3), value, length);
        switch (outcome) {
            case PRINTED -> { }
            case DUMP -> {
                HexDump.capturedAt(out, "\n\t    ", in, value, length);
                return true;
            }
            case TOO_SHORT -> out.add(indent).add("ERROR: object is too short");
            case PART_TOO_SHORT -> out.add(indent).add("ERROR: sub-object is too short");
            case INVALID -> d.printInvalid();
            case CUT -> d.printTruncated();
            case STOP -> { }
        }
        if (outcome == Outcome.PRINTED && d.verbose(2)) {
            HexDump.capturedAt(out, "\n\t    ", in, value, length);
        }
        return outcome == Outcome.PRINTED;
    }

    private static Outcome printByClass(
            Dissection d, PacketReader in, String indent, int objectClass, int type, int at, int length) {
        return switch (objectClass) {
            case SESSION -> RsvpSession.printSession(d, in, indent, type, at, length);
            case SENDER_TEMPLATE -> RsvpSession.printSender(d, in, indent, type, at, length);
            case FILTER_SPECIFICATION -> RsvpSession.printFilter(d, in, indent, type, at, length);
            case SESSION_ATTRIBUTE -> RsvpSession.printAttribute(d, in, indent, type, at, length);
            case LABEL, SUGGESTED_LABEL, UPSTREAM_LABEL, RECOVERY_LABEL ->
                RsvpLabel.print(d.out(), in, indent, type, at, length);
            case LABEL_REQUEST -> RsvpLabel.printRequest(d.out(), in, indent, type, at, length);
            case LABEL_SET -> RsvpLabel.printSet(d.out(), in, indent, type, at, length);
            case EXPLICIT_ROUTE, RECORD_ROUTE -> RsvpRoute.print(d, in, indent, type, at, length);
            case DETOUR -> RsvpRoute.printDetour(d, in, indent, type, at, length);
            case GENERALIZED_UNI -> RsvpRoute.printInterface(d, in, indent, type, at, length);
            case SENDER_TRAFFIC, ADVERTISED, FLOW_SPECIFICATION -> RsvpTraffic.print(d, in, indent, type, at, length);
            case FAST_REROUTE -> RsvpTraffic.printFastReroute(d.out(), in, indent, type, at, length);
            default -> RsvpControl.print(d, in, indent, objectClass, type, at, length);
        };
    }
}
