package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** Error messages of OpenFlow 1.3 (OpenFlow Switch Specification 1.3.5, section 7.4.4): a type, a code of it, and data. */
final class OpenFlow13Error {
    /** A type that says nothing of its codes. */
    private static final int EXPERIMENTER = 0xffff;
    private static final String[] TYPES = {
        "HELLO_FAILED", "BAD_REQUEST", "BAD_ACTION", "BAD_INSTRUCTION", "BAD_MATCH", "FLOW_MOD_FAILED", "GROUP_MOD_FAILED",
        "PORT_MOD_FAILED", "TABLE_MOD_FAILED", "QUEUE_OP_FAILED", "SWITCH_CONFIG_FAILED", "ROLE_REQUEST_FAILED",
        "METER_MOD_FAILED", "TABLE_FEATURES_FAILED"
    };
    /** The codes of each type. */
    private static final String[][] CODES = {
        {"INCOMPATIBLE", "EPERM"},
        {"BAD_VERSION", "BAD_TYPE", "BAD_MULTIPART", "BAD_EXPERIMENTER", "BAD_EXP_TYPE", "EPERM", "BAD_LEN", "BUFFER_EMPTY",
            "BUFFER_UNKNOWN", "BAD_TABLE_ID", "IS_SLAVE", "BAD_PORT", "BAD_PACKET", "MULTIPART_BUFFER_OVERFLOW"},
        {"BAD_TYPE", "BAD_LEN", "BAD_EXPERIMENTER", "BAD_EXP_TYPE", "BAD_OUT_PORT", "BAD_ARGUMENT", "EPERM", "TOO_MANY",
            "BAD_QUEUE", "BAD_OUT_GROUP", "MATCH_INCONSISTENT", "UNSUPPORTED_ORDER", "BAD_TAG", "BAD_SET_TYPE",
            "BAD_SET_LEN", "BAD_SET_ARGUMENT"},
        {"UNKNOWN_INST", "UNSUP_INST", "BAD_TABLE_ID", "UNSUP_METADATA", "UNSUP_METADATA_MASK", "BAD_EXPERIMENTER",
            "BAD_EXP_TYPE", "BAD_LEN", "EPERM"},
        {"BAD_TYPE", "BAD_LEN", "BAD_TAG", "BAD_DL_ADDR_MASK", "BAD_NW_ADDR_MASK", "BAD_WILDCARDS", "BAD_FIELD", "BAD_VALUE",
            "BAD_MASK", "BAD_PREREQ", "DUP_FIELD", "EPERM"},
        {"UNKNOWN", "TABLE_FULL", "BAD_TABLE_ID", "OVERLAP", "EPERM", "BAD_TIMEOUT", "BAD_COMMAND", "BAD_FLAGS"},
        {"GROUP_EXISTS", "INVALID_GROUP", "WEIGHT_UNSUPPORTED", "OUT_OF_GROUPS", "OUT_OF_BUCKETS", "CHAINING_UNSUPPORTED",
            "WATCH_UNSUPPORTED", "LOOP", "UNKNOWN_GROUP", "CHAINED_GROUP", "BAD_TYPE", "BAD_COMMAND", "BAD_BUCKET",
            "BAD_MATCH", "EPERM"},
        {"BAD_PORT", "BAD_HW_ADDR", "BAD_CONFIG", "BAD_ADVERTISE", "EPERM"},
        {"BAD_TABLE", "BAD_CONFIG", "EPERM"},
        {"BAD_PORT", "BAD_QUEUE", "EPERM"},
        {"BAD_FLAGS", "BAD_LEN", "EPERM"},
        {"STALE", "UNSUP", "BAD_ROLE"},
        {"UNKNOWN", "METER_EXISTS", "INVALID_METER", "UNKNOWN_METER", "BAD_COMMAND", "BAD_FLAGS", "BAD_RATE", "BAD_BURST",
            "BAD_BAND", "BAD_BAND_VALUE", "OUT_OF_METERS", "OUT_OF_BANDS"},
        {"BAD_TABLE", "BAD_METADATA", "BAD_TYPE", "BAD_LEN", "BAD_ARGUMENT", "EPERM"},
    };

    private OpenFlow13Error() {}

    static void print(Dissection d, PacketReader in) {
        int type = in.u16();
        String typeName = type == EXPERIMENTER ? "EXPERIMENTER" : ValueNames.at(TYPES, type);
        d.out().add("\n\t type ").addNameHex(typeName, "invalid (0x", type, 4, ")");
        int code = in.u16();
        String name = type < CODES.length ? ValueNames.at(CODES[type], code) : null;
        d.out().add(", code ").addNameHex(name, "invalid (0x", code, 4, ")");
        OpenFlow.printData(d, in);
    }
}
