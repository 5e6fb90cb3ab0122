package io.ptcpdump.dissect.transport;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * The selection of a logical functional block in ForCES, RFC 5810 section 7.1.5: its class and instance, then TLVs of
 * operations on it.
 */
final class ForcesSelect {
    private static final int SET = 1;
    private static final int SET_PROPERTIES = 2;
    private static final int SET_RESPONSE = 3;
    private static final int SET_PROPERTIES_RESPONSE = 4;
    private static final int DELETE = 5;
    private static final int DELETE_RESPONSE = 6;
    private static final int GET = 7;
    private static final int GET_PROPERTIES = 8;
    private static final int GET_RESPONSE = 9;
    private static final int GET_PROPERTIES_RESPONSE = 10;
    private static final int REPORT = 11;
    private static final int COMMIT = 12;
    private static final int COMMIT_RESPONSE = 13;
    private static final int TRANSACTION_COMPLETE = 14;
    private static final String[] OPERATIONS = {
        "Invalid OPTLV", " Set", " SetProp", " SetResp", " SetPropResp", " Del", " DelResp", " Get", " GetProp", " GetResp",
        " GetPropResp", " Report", " Commit", " RCommit", " RTRCOMP"
    };
    private static final int FIRST_VENDOR_OPERATION = 0x8000;

    static final int CONFIG = bit(SET) | bit(SET_PROPERTIES) | bit(DELETE) | bit(COMMIT) | bit(TRANSACTION_COMPLETE);
    static final int CONFIG_RESPONSE =
            bit(SET_RESPONSE) | bit(SET_PROPERTIES_RESPONSE) | bit(DELETE_RESPONSE) | bit(COMMIT_RESPONSE);
    static final int QUERY = bit(GET) | bit(GET_PROPERTIES);
    static final int QUERY_RESPONSE = bit(GET_RESPONSE) | bit(GET_PROPERTIES_RESPONSE);
    static final int EVENT = bit(REPORT);

    private static final ValueNames CLASSES = ValueNames.of(0, "Invalid TLV", 1, "FEObj LFB", 2, "FEProtoObj LFB");
    private static final int HEADER = 8;
    private static final int MINIMUM = 12;
    private static final int MINIMUM_OPERATION = 8;
    /** Dumps of a selection's rest, one for each operation that is not allowed, which together could be huge. */
    private static final int MAX_DUMPS = 256;

    private ForcesSelect() {}

    private static int bit(int operation) {
        return 1 << operation - 1;
    }

    /** @param allowed bits of the operations that the message may have; returns false where something is not sound */
    static boolean print(Dissection d, PacketReader in, int start, int length, int allowed, int indent) {
        Line out = d.out();
        if (length <= MINIMUM) {
            out.add("\n\t\ttruncated lfb selector: ").add(MINIMUM - length).add(" bytes missing! ");
            return false;
        }
        if (!in.hasAt(start, HEADER)) {
            d.printTruncated();
            return false;
        }
        if (d.verbose(3)) {
            int type = in.i32At(start);
            out.newline(indent).addName(CLASSES.get(type), "#", type, "").add("(Classid ").hex(type & 0xffffffffL);
            out.add(") instance ").hex(in.u32At(start + 4)).add('\n');
        }
        int at = start + HEADER;
        int room = length - HEADER;
        int dumps = 0;
        while (room != 0) {
            int operation = in.u16At(at);
            int operationLength = in.u16At(at + 2);
            if (ForcesElement.fault(operationLength, room) != 0) {
                break;
            }
            if (isAllowed(operation, allowed)) {
                printOperation(d, in, at, operation, operationLength, indent + 1);
            } else {
                out.add(d.verbose(3) ? "" : "\n").add("\t\tINValid oper-TLV type 0x").hex(operation);
                out.add(" length ").add(operationLength).add(" for this ForCES message\n");
                if (++dumps <= MAX_DUMPS) {
                    printData(d, in, at, room, indent + 1);
                }
            }
            at += ForcesElement.aligned(operationLength);
            room -= ForcesElement.aligned(operationLength);
        }
        if (room != 0) {
            ForcesElement.printMess(out, in, at, room, "oper");
            return false;
        }
        return true;
    }

    private static boolean isAllowed(int operation, int allowed) {
        if (operation == 0 || operation >= OPERATIONS.length) {
            return operation >= FIRST_VENDOR_OPERATION;
        }
        return (bit(operation) & allowed) != 0;
    }

    private static void printOperation(Dissection d, PacketReader in, int at, int operation, int length, int indent) {
        Line out = d.out();
        String name = OPERATIONS[operation < OPERATIONS.length ? operation : 0];
        if (d.verbose(3)) {
            ForcesElement.indent(out, indent);
            printHeader(out.add("Oper TLV "), name, operation, length);
        }
        int dataLength = length - ForcesElement.HEADER;
        int data = at + ForcesElement.HEADER;
        if (dataLength < MINIMUM_OPERATION) {
            printHeader(out.add("\t\tOper TLV "), name, operation, length);
            out.add("\t\tTruncated data size ").add(dataLength).add(" minimum required ").add(MINIMUM_OPERATION).add('\n');
            printData(d, in, data, dataLength, indent);
            return;
        }
        switch (operation) {
            case COMMIT, TRANSACTION_COMPLETE -> { }
            case COMMIT_RESPONSE -> ForcesPath.printAny(d, in, data, dataLength, ForcesPath.RESULT, indent + 1);
            default -> {
                if (operation < OPERATIONS.length) {
                    ForcesPath.printAll(d, in, data, dataLength, contents(operation), indent + 1, 0);
                } else {
                    printData(d, in, data, dataLength, indent + 1);
                }
            }
        }
    }

    private static void printHeader(Line out, String name, int operation, int length) {
        out.add(name).add("(0x").hex(operation).add(") length ").add(length).add('\n');
    }

    /** What the data at the end of an operation's paths may be. */
    private static int contents(int operation) {
        return switch (operation) {
            case SET, SET_PROPERTIES, REPORT -> ForcesPath.FULL_DATA | ForcesPath.SPARSE_DATA;
            case SET_RESPONSE, SET_PROPERTIES_RESPONSE, DELETE_RESPONSE -> ForcesPath.RESULT;
            case GET_RESPONSE -> ForcesPath.FULL_DATA | ForcesPath.SPARSE_DATA | ForcesPath.RESULT;
            case GET_PROPERTIES_RESPONSE -> ForcesPath.FULL_DATA | ForcesPath.RESULT;
            default -> 0;
        };
    }

    private static void printData(Dissection d, PacketReader in, int at, int length, int indent) {
        if (d.verbose(3)) {
            ForcesElement.indent(d.out(), indent - 1).add("Data[");
            String before = ForcesElement.dumpIndent(indent);
            Forces.dump(d.out(), before, in, at, length);
            d.out().add(before).add("]\n");
        }
    }
}
