package io.ptcpdump.dissect.app;

/**
 * SMB's transactions on named pipes and mailslots, [MS-CIFS] section 2.2.4.33, with the messages of the browser protocol
 * ([MS-BRWS]) that one of the mailslots takes.
 */
final class SmbTransaction {
    private static final String BROWSER = "\\MAILSLOT\\BROWSE\0";
    private static final String LANMAN = "\\PIPE\\LANMAN\0";

    private static final SmbBlock REQUEST = SmbBlock.builder()
            .u16("TotParamCnt").u16("TotDataCnt").u16("MaxParmCnt").u16("MaxDataCnt").u16("MaxSCnt").hex16("TransFlags")
            .hex16("Res1").hex16("Res2").hex16("Res3").u16("ParamCnt").u16("ParamOff").u16("DataCnt").u16("DataOff")
            .u16("SUCnt").build();
    private static final SmbBlock REPLY = SmbBlock.builder()
            .u16("TotParamCnt").u16("TotDataCnt").u16("Res1").u16("ParamCnt").u16("ParamOff").u16("Res2").u16("DataCnt")
            .u16("DataOff").u16("Res3").u16("Lsetup").build();
    private static final SmbBlock NAME = SmbBlock.builder().more().string("Name").build();
    private static final SmbBlock UNKNOWN = SmbBlock.builder().more().text("Unknown ").build();
    private static final SmbBlock PARAMETERS = SmbBlock.builder().more().text("Param ").build();
    private static final SmbBlock DATA = SmbBlock.builder().more().text("Data ").build();
    private static final SmbBlock PIPE_PARAMETERS = SmbBlock.builder().hex16("Command").string("Str1").string("Str2").build();
    private static final SmbBlock PIPE_DATA = SmbBlock.builder().text("IPC ").build();

    private static final SmbBlock BROWSER_PARAMETERS = SmbBlock.builder().text("BROWSE PACKET\n").more().text("Param ").build();
    private static final SmbBlock HOST =
            announcement("HostAnnouncement").hex16("ElectionVersion").hex16("BrowserConstant").build();
    private static final SmbBlock ANNOUNCEMENT_REQUEST =
            browser("AnnouncementRequest").hex8("Flags").string("ReplySystemName").build();
    private static final SmbBlock ELECTION = browser("ElectionFrame")
            .hex8("ElectionVersion").hex32("OSSummary")
            .text("Uptime=").item(
                    fields -> fields.out().add('('), SmbFields::hex32,
                    fields -> fields.out().add(", "), SmbFields::hex32,
                    fields -> fields.out().add(')'))
            .text("\n").string("ServerName").build();
    private static final SmbBlock GET_BACKUP_LIST = browser("GetBackupList").hex8("ListCount?").hex32("Token").build();
    private static final SmbBlock BACKUP_LIST =
            browser("BackupListResponse").hex8("ServerCount?").hex32("Token").list().string("Name").build();
    private static final SmbBlock BECOME_BACKUP = browser("BecomeBackupBrowser").string("Name").build();
    private static final SmbBlock WORKGROUP =
            announcement("WorkgroupAnnouncement").hex32("CommentPointer").string("ServerName").build();
    private static final SmbBlock MASTER = browser("MasterAnnouncement").string("MasterName").build();
    private static final SmbBlock RESET = browser("ResetBrowser").hex8("Options").build();
    private static final SmbBlock LOCAL_MASTER =
            announcement("LocalMasterAnnouncement").hex16("ElectionVersion").hex16("BrowserConstant").build();
    private static final SmbBlock UNKNOWN_FRAME = SmbBlock.builder().text("Unknown Browser Frame ").build();

    private SmbTransaction() {}

    private static SmbBlock.Builder browser(String name) {
        return SmbBlock.builder().text("BROWSE PACKET:\nType=").item(SmbFields::hex8).text(" (" + name + ")\n");
    }

    private static SmbBlock.Builder announcement(String name) {
        return browser(name).hex16("UpdateCount").hex8("Res1").u16("AnnounceInterval").paddedName("Name").hex8("MajorVersion")
                .hex8("MinorVersion").hex32("ServerType");
    }

    static void print(SmbMessage message, int words) {
        int first = words + 1;
        int countsAt = first + (message.request() ? 9 : 3) * 2;
        int dataCountAt = first + (message.request() ? 11 : 6) * 2;
        if (!message.in().hasAt(dataCountAt + 2, 2)) {
            message.d().printTruncated();
            return;
        }
        int parameterCount = message.u16(countsAt);
        int parameters = message.start() + message.u16(countsAt + 2);
        int dataCount = message.u16(dataCountAt);
        int data = message.start() + message.u16(dataCountAt + 2);
        message.printWords(words, message.request() ? REQUEST : REPLY);
        int bytes = message.bytesAfter(words);
        if (message.printByteCount(bytes) == 0) {
            return;
        }
        int name = bytes + 2;
        SmbFields fields = message.fields();
        fields.print(message.request() ? NAME : UNKNOWN, name, message.limit() - (parameterCount + dataCount));
        if (isCut(message, name, BROWSER)) {
            return;
        }
        if (isNamed(message, name, BROWSER)) {
            printBrowser(message, parameters, parameterCount, data, dataCount);
        } else if (!isCut(message, name, LANMAN)) {
            boolean pipe = isNamed(message, name, LANMAN);
            print(message, pipe ? PIPE_PARAMETERS : PARAMETERS, parameters, parameterCount, pipe);
            print(message, pipe ? PIPE_DATA : DATA, data, dataCount, pipe);
        }
    }

    /** Prints the mark where less was captured than a name needs to be told from others; returns whether that is so. */
    private static boolean isCut(SmbMessage message, int at, String name) {
        if (message.in().hasAt(at, name.length())) {
            return false;
        }
        message.d().printTruncated();
        return true;
    }

    private static boolean isNamed(SmbMessage message, int at, String name) {
        return message.in().startsWith(at - message.in().position(), name);
    }

    /** @param beyond whether bytes are printed that lie outside of the message */
    private static void print(SmbMessage message, SmbBlock block, int at, int count, boolean beyond) {
        if (count > 0) {
            message.fields().print(block, at, beyond ? at + count : Math.min(at + count, message.limit()));
        }
    }

    private static void printBrowser(SmbMessage message, int parameters, int parameterCount, int data, int dataCount) {
        SmbBlock block = switch (message.u8(data)) {
            case 0x1 -> HOST;
            case 0x2 -> ANNOUNCEMENT_REQUEST;
            case 0x8 -> ELECTION;
            case 0x9 -> GET_BACKUP_LIST;
            case 0xa -> BACKUP_LIST;
            case 0xb -> BECOME_BACKUP;
            case 0xc -> WORKGROUP;
            case 0xd -> MASTER;
            case 0xe -> RESET;
            case 0xf -> LOCAL_MASTER;
            default -> UNKNOWN_FRAME;
        };
        message.fields().print(BROWSER_PARAMETERS, parameters, parameters + parameterCount);
        message.fields().print(block, data, data + dataCount);
    }
}
