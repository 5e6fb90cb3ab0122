package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Line;

/**
 * SMB's transactions on files and file systems, [MS-CIFS] section 2.2.6. A reply does not say of which kind it is: it is
 * printed as one to the request printed last.
 */
final class SmbTransaction2 {
    private static final String[] NAMES = {
        "TRANSACT2_OPEN", "TRANSACT2_FINDFIRST", "TRANSACT2_FINDNEXT", "TRANSACT2_QFSINFO", "TRANSACT2_SETFSINFO",
        "TRANSACT2_QPATHINFO", "TRANSACT2_SETPATHINFO", "TRANSACT2_QFILEINFO", "TRANSACT2_SETFILEINFO", "TRANSACT2_FSCTL",
        "TRANSACT2_IOCTL", "TRANSACT2_FINDNOTIFYFIRST", "TRANSACT2_FINDNOTIFYNEXT", "TRANSACT2_MKDIR"
    };
    private static final int OPEN = 0;
    private static final int FIND_FIRST = 1;
    private static final int QUERY_FILE_SYSTEM = 3;
    /** As many words as a secondary request has; a primary one has more. */
    private static final int SECONDARY_WORDS = 8;

    private static final SmbBlock SECONDARY = SmbBlock.builder()
            .text("Trans2Secondary\n").u16("TotParam").u16("TotData").u16("ParamCnt").u16("ParamOff").u16("ParamDisp")
            .u16("DataCnt").u16("DataOff").u16("DataDisp").u16("Handle").build();
    private static final SmbBlock REQUEST = SmbBlock.builder()
            .u16("TotParam").u16("TotData").u16("MaxParam").u16("MaxData")
            .text("MaxSetup=").item(SmbFields::u8).skip(1).text("\n")
            .hex16("Flags").i32("TimeOut").hex16("Res1").u16("ParamCnt").u16("ParamOff").u16("DataCnt").u16("DataOff")
            .text("SetupCnt=").item(SmbFields::u8).skip(1).text("\n").build();
    private static final SmbBlock REPLY = SmbBlock.builder()
            .u16("TotParam").u16("TotData").hex16("Res1").u16("ParamCnt").u16("ParamOff")
            .text("ParamDisp").item(SmbFields::u16).text("\n")
            .u16("DataCnt").u16("DataOff").u16("DataDisp")
            .text("SetupCnt=").item(SmbFields::u8).skip(1).text("\n").build();

    private static final SmbBlock PARAMETERS = SmbBlock.builder().text("Parameters=\n").build();
    private static final SmbBlock DATA = SmbBlock.builder().text("Data=\n").build();
    private static final SmbBlock OPEN_REQUEST = SmbBlock.builder()
            .hex16("Flags2").hex16("Mode").attributes("SearchAttrib").attributes("Attrib").dateAndTime("Time").text("\n")
            .hex16("OFun").u32("Size").words("Res", 5, ", ").text("\nPath=").item(SmbFields::string).build();
    private static final SmbBlock OPEN_REPLY = SmbBlock.builder()
            .u16("Handle").attributes("Attrib").dateAndTime("Time").text("\n").u32("Size").hex16("Access").hex16("Type")
            .hex16("State").hex16("Action").hex32("Inode").u16("OffErr").more().u16("EALength").build();
    private static final SmbBlock FIND_REQUEST = SmbBlock.builder()
            .attributes("Attribute").u16("SearchCount").hex16("Flags")
            .text("Level=").item(SmbFields::u16, fields -> fields.skip(4)).text("\n").string("File").build();
    private static final SmbBlock FIND_REPLY =
            SmbBlock.builder().hex16("Handle").u16("Count").hex16("EOS").u16("Eoffset").hex16("LastNameOfs").build();
    private static final SmbBlock LEVEL = SmbBlock.builder().u16("InfoLevel").build();
    private static final SmbBlock ALLOCATION = SmbBlock.builder()
            .hex32("idFileSystem").u32("SectorUnit").u32("Unit").u32("Avail").u16("SectorSize").build();
    private static final SmbBlock VOLUME = SmbBlock.builder()
            .dateAndTime("CreationTime").text("VolNameLength=").item(SmbFields::stringLength8).text("\n")
            .countedBytes("VolumeLabel").build();
    private static final SmbBlock CAPABILITIES = SmbBlock.builder()
            .hex32("Capabilities").u32("MaxFileLen").text("VolNameLen=").item(SmbFields::stringLength32).text("\n")
            .countedString("Volume").build();
    private static final SmbBlock UNKNOWN_LEVEL = SmbBlock.builder().text("UnknownLevel\n").build();

    private int function = OPEN;
    private int level;

    /** Where the parameters and the data of a transaction are. */
    private record Parts(int parameters, int parameterCount, int data, int dataCount) {
        /** Each count has its offset behind it. */
        static Parts read(SmbMessage message, int parametersAt, int dataAt) {
            return new Parts(message.start() + message.u16(parametersAt + 2), message.u16(parametersAt),
                    message.start() + message.u16(dataAt + 2), message.u16(dataAt));
        }
    }

    void print(SmbMessage message, int words) {
        Line out = message.out();
        int first = words + 1;
        int count = message.u8(words);
        if (!message.request() && count == 0) {
            out.add(NAMES[function]).add("\nTrans2Interim\n");
            return;
        }
        if (!message.in().hasAt(first + (message.request() ? 14 : 7) * 2, 2)) {
            message.d().printTruncated();
            return;
        }
        Parts parts = message.request()
                ? Parts.read(message, first + 9 * 2, first + 11 * 2)
                : Parts.read(message, first + 3 * 2, first + 6 * 2);
        if (message.request()) {
            int number = message.u16(first + 14 * 2);
            function = number < NAMES.length ? number : OPEN;
        }
        out.add(NAMES[function]).add(" param_length=").add(parts.parameterCount);
        out.add(" data_length=").add(parts.dataCount).add('\n');
        if (message.request() && count == SECONDARY_WORDS) {
            message.fields().print(SECONDARY, first, message.limit());
            return;
        }
        if (message.request()) {
            message.fields().print(REQUEST, first, first + 14 * 2);
        } else {
            message.fields().print(REPLY, first, first + 10 * 2);
        }
        message.printByteCount(message.bytesAfter(words));
        printParts(message, parts);
    }

    private void printParts(SmbMessage message, Parts parts) {
        switch (function) {
            case FIND_FIRST -> {
                printParameters(message, parts, message.request() ? FIND_REQUEST : FIND_REPLY);
                dumpData(message, parts);
            }
            case QUERY_FILE_SYSTEM -> {
                if (message.request()) {
                    level = message.u16(parts.parameters);
                    printParameters(message, parts, LEVEL);
                } else {
                    printData(message, parts, levelBlock());
                }
                dumpData(message, parts);
            }
            default -> {
                SmbBlock open = message.request() ? OPEN_REQUEST : OPEN_REPLY;
                printParameters(message, parts, function == OPEN ? open : PARAMETERS);
                printData(message, parts, DATA);
            }
        }
    }

    private SmbBlock levelBlock() {
        return switch (level) {
            case 1 -> ALLOCATION;
            case 2 -> VOLUME;
            case 0x105 -> CAPABILITIES;
            default -> UNKNOWN_LEVEL;
        };
    }

    private static void printParameters(SmbMessage message, Parts parts, SmbBlock block) {
        message.fields().print(block, parts.parameters, parts.parameters + parts.parameterCount);
    }

    private static void printData(SmbMessage message, Parts parts, SmbBlock block) {
        message.fields().print(block, parts.data, parts.data + parts.dataCount);
    }

    private static void dumpData(SmbMessage message, Parts parts) {
        if (parts.dataCount > 0) {
            message.out().add("data:\n");
            message.fields().dump(parts.data, parts.data + parts.dataCount);
        }
    }
}
