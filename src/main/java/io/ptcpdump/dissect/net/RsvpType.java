package io.ptcpdump.dissect.net;

import io.ptcpdump.dissect.ValueNames;

/** The words for the types that the classes of RSVP objects have. */
final class RsvpType {
    private static final ValueNames ADDRESSES = ValueNames.of(1, "IPv4", 2, "IPv6");
    private static final ValueNames EXTENDED_ADDRESSES =
            ValueNames.of(1, "IPv4", 2, "IPv6", 3, "IPv4 plus opt. TLVs", 4, "IPv6 plus opt. TLVs");
    private static final ValueNames IPV4 = ValueNames.of(1, "IPv4");
    private static final ValueNames ONE = ValueNames.of(1, "1");
    private static final ValueNames TUNNEL = ValueNames.of(7, "Tunnel IPv4");
    private static final ValueNames INTEGRATED_SERVICES = ValueNames.of(2, "IntServ");
    private static final ValueNames LABELS = ValueNames.of(1, "Label", 2, "Generalized Label", 3, "Waveband Switching");
    private static final ValueNames FLOWS = ValueNames.of(1, "obsolete", 2, "IntServ");
    private static final ValueNames FILTERS = ValueNames.of(
            1, "IPv4",
            2, "IPv6",
            3, "IPv6 Flow-label",
            7, "Tunnel IPv4",
            12, "IPv4 P2MP LSP Tunnel",
            13, "IPv6 P2MP LSP Tunnel");
    private static final ValueNames SESSIONS = ValueNames.of(
            1, "IPv4",
            2, "IPv6",
            7, "Tunnel IPv4",
            11, "UNI IPv4",
            13, "IPv4 P2MP LSP Tunnel",
            14, "IPv6 P2MP LSP Tunnel");
    private static final ValueNames SENDERS =
            ValueNames.of(1, "IPv4", 2, "IPv6", 7, "Tunnel IPv4", 12, "IPv4 P2MP LSP Tunnel", 13, "IPv6 P2MP LSP Tunnel");
    private static final ValueNames ACKNOWLEDGEMENTS = ValueNames.of(1, "Message id ack", 2, "Message id nack");
    private static final ValueNames HELLOS = ValueNames.of(1, "Hello Request", 2, "Hello Ack");
    private static final ValueNames REQUESTS = ValueNames.of(
            1, "without label range", 2, "with ATM label range", 3, "with FR label range", 4, "Generalized Label");
    private static final ValueNames FAST_REROUTES = ValueNames.of(7, "Tunnel IPv4", 1, "1");
    private static final ValueNames SUB_LSPS = ValueNames.of(1, "IPv4 sub-LSP", 2, "IPv6 sub-LSP");
    private static final ValueNames NONE = ValueNames.of();

    private RsvpType() {}

    static String name(int objectClass, int type) {
        ValueNames names = switch (objectClass) {
            case RsvpObject.HOP, RsvpObject.ERROR_SPECIFICATION -> EXTENDED_ADDRESSES;
            case RsvpObject.NOTIFY_REQUEST, RsvpObject.CONFIRM -> ADDRESSES;
            case RsvpObject.FLOW_SPECIFICATION -> FLOWS;
            case RsvpObject.SENDER_TRAFFIC, RsvpObject.ADVERTISED -> INTEGRATED_SERVICES;
            case RsvpObject.FILTER_SPECIFICATION -> FILTERS;
            case RsvpObject.SESSION -> SESSIONS;
            case RsvpObject.SENDER_TEMPLATE -> SENDERS;
            case RsvpObject.MESSAGE_ID_ACK -> ACKNOWLEDGEMENTS;
            case RsvpObject.HELLO -> HELLOS;
            case RsvpObject.LABEL_REQUEST -> REQUESTS;
            case RsvpObject.LABEL, RsvpObject.SUGGESTED_LABEL, RsvpObject.UPSTREAM_LABEL, RsvpObject.RECOVERY_LABEL -> LABELS;
            case RsvpObject.EXPLICIT_ROUTE, RsvpObject.RECORD_ROUTE, RsvpObject.RESTART_CAPABILITY -> IPV4;
            case RsvpObject.SESSION_ATTRIBUTE, RsvpObject.DETOUR -> TUNNEL;
            case RsvpObject.FAST_REROUTE -> FAST_REROUTES;
            case RsvpObject.SUB_LSP -> SUB_LSPS;
            case RsvpObject.TIME_VALUES, RsvpObject.MESSAGE_ID, RsvpObject.MESSAGE_ID_LIST, RsvpObject.STYLE,
                    RsvpObject.CAPABILITY, RsvpObject.PROPERTIES, RsvpObject.ADMINISTRATIVE_STATUS, RsvpObject.CLASS_TYPE,
                    RsvpObject.CLASS_TYPE_OLD, RsvpObject.LABEL_SET, RsvpObject.GENERALIZED_UNI -> ONE;
            default -> NONE;
        };
        return names.get(type, "Unknown");
    }
}
