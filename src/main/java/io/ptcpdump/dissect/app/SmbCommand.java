package io.ptcpdump.dissect.app;

/**
 * A command of SMB, [MS-CIFS] section 2.2.4: what its words and its bytes are, in a request and in a reply. Blocks that
 * are null are not known, or are printed by a class of their own.
 *
 * @param chained whether another command may follow in the message
 */
record SmbCommand(
        String name,
        boolean chained,
        SmbBlock requestWords,
        SmbBlock requestBytes,
        SmbBlock replyWords,
        SmbBlock replyBytes) {

    private static final SmbCommand UNKNOWN = plain("SMBunknown");
    private static final SmbCommand[] COMMANDS = new SmbCommand[256];

    private static final SmbBlock PATH = block().typedString("Path").build();
    private static final SmbBlock CREATION = block().attributes("Attrib").dateAndTime("Time").build();
    private static final SmbBlock HANDLE = block().u16("Handle").build();
    private static final SmbBlock ATTRIBUTES = block().attributes("Attrib").build();
    private static final SmbBlock RANGE = block().u16("Handle").u16("ByteCount").i32("Offset").u16("CountLeft").build();
    private static final SmbBlock READ_REPLY = block().u16("Count").words("Res", 4, ",").text("\n").build();
    private static final SmbBlock COUNT = block().u16("Count").build();
    private static final SmbBlock LOCK = block().u16("Handle").u32("Count").i32("Offset").build();
    private static final SmbBlock COPY = block().u16("TreeID2").hex16("OFun").hex16("Flags").build();
    private static final SmbBlock TWO_PATHS = block().string("Path").string("NewPath").build();
    private static final SmbBlock ERROR_TEXT = block().more().string("ErrStr").build();
    private static final SmbBlock SEARCH = block().u16("Count").attributes("Attrib").build();
    private static final SmbBlock FOUND = block().hex8("BlkType").u16("BlkLen").list().text("\n").hex8("Res1")
            .fixedText("Mask", 11).hex8("Srv1").u16("DirIndex").hex16("Srv2").hex32("Res2").attributes8("Attrib")
            .timeAndDate("Time").u32("Size").fixedText("Name", 13).build();
    private static final SmbBlock SEARCH_FROM = block().typedString("Path").hex8("BlkType").u16("BlkLen").more().hex8("Res1")
            .fixedText("Mask", 11).hex8("Srv1").u16("DirIndex").hex16("Srv2").build();
    private static final SmbBlock MESSAGE_NAMES = block().typedString("Source").typedString("Dest").build();
    private static final SmbBlock GROUP = block().u16("GroupID").build();

    static {
        addFiles();
        addBlocks();
        addExtended();
        addSessions();
        addSearches();
        addNtFiles();
        addPrinting();
        addMessages();
    }

    /** The command of a code; never null. */
    static SmbCommand of(int code) {
        SmbCommand command = COMMANDS[code];
        return command == null ? UNKNOWN : command;
    }

    private static SmbBlock.Builder block() {
        return SmbBlock.builder();
    }

    private static SmbCommand plain(String name) {
        return new SmbCommand(name, false, null, null, null, null);
    }

    private static SmbCommand chained(String name) {
        return new SmbCommand(name, true, null, null, null, null);
    }

    private SmbCommand request(SmbBlock words, SmbBlock bytes) {
        return new SmbCommand(name, chained, words, bytes, replyWords, replyBytes);
    }

    private SmbCommand reply(SmbBlock words, SmbBlock bytes) {
        return new SmbCommand(name, chained, requestWords, requestBytes, words, bytes);
    }

    private static void addFiles() {
        COMMANDS[0x00] = plain("SMBmkdir").request(null, PATH);
        COMMANDS[0x01] = plain("SMBrmdir").request(null, PATH);
        COMMANDS[0x02] = plain("SMBopen")
                .request(block().hex16("Mode").attributes("Attribute").build(), PATH)
                .reply(block().u16("Handle").attributes("OAttrib").dateAndTime("Time").u32("Size").hex16("Access")
                        .build(), null);
        COMMANDS[0x03] = plain("SMBcreate").request(CREATION, PATH).reply(HANDLE, null);
        COMMANDS[0x04] = plain("SMBclose").request(block().u16("Handle").dateAndTime("Time").build(), null);
        COMMANDS[0x05] = plain("SMBflush").request(HANDLE, null);
        COMMANDS[0x06] = plain("SMBunlink").request(ATTRIBUTES, PATH);
        COMMANDS[0x07] = plain("SMBmv").request(ATTRIBUTES, block().typedString("OldPath").typedString("NewPath").build());
        COMMANDS[0x08] = plain("SMBgetatr")
                .request(null, PATH)
                .reply(block().attributes("Attribute").dateAndTime("Time").u32("Size").words("Res", 5, ",").text("\n")
                        .build(), null);
        COMMANDS[0x09] = plain("SMBsetatr")
                .request(block().attributes("Attribute").dateAndTime("Time").words("Res", 5, ",").text("\n").build(), PATH);
        COMMANDS[0x0a] = plain("SMBread").request(RANGE, null).reply(READ_REPLY, null);
        COMMANDS[0x0b] = plain("SMBwrite").request(RANGE, null).reply(COUNT, null);
        COMMANDS[0x0c] = plain("SMBlock").request(LOCK, null);
        COMMANDS[0x0d] = plain("SMBunlock").request(LOCK, null);
        COMMANDS[0x0e] = plain("SMBctemp");
        COMMANDS[0x0f] = plain("SMBmknew").request(CREATION, PATH).reply(HANDLE, null);
        COMMANDS[0x10] = plain("SMBchkpth").request(null, PATH);
        COMMANDS[0x11] = plain("SMBexit");
        COMMANDS[0x12] = plain("SMBlseek")
                .request(block().u16("Handle").hex16("Mode").i32("Offset").build(), block().i32("Offset").build());
        COMMANDS[0x13] = plain("SMBlockread").request(RANGE, null).reply(READ_REPLY, null);
        COMMANDS[0x14] = plain("SMBwriteunlock").request(RANGE, null).reply(COUNT, null);
    }

    private static void addBlocks() {
        COMMANDS[0x1a] = plain("SMBreadbraw")
                .request(block().u16("Handle").i32("Offset").u16("MaxCount").u16("MinCount").i32("TimeOut").u16("Res")
                        .build(), null);
        COMMANDS[0x1b] = plain("SMBreadBmpx")
                .request(block().u16("Handle").i32("Offset").u16("MaxCount").u16("MinCount").i32("TimeOut").hex16("Res")
                        .build(), null)
                .reply(block().i32("Offset").u16("TotCount").u16("Remaining").words("Res", 2, ",").text("\n").u16("DataSize")
                        .u16("DataOff").build(), null);
        COMMANDS[0x1c] = plain("SMBreadBs");
        COMMANDS[0x1d] = plain("SMBwritebraw")
                .request(block().u16("Handle").u16("TotalCount").hex16("Res").i32("Offset").i32("TimeOut").hex16("WMode")
                        .hex32("Res2").more().u16("DataSize").u16("DataOff").build(), null)
                .reply(block().text("WriteRawAck").build(), null);
        COMMANDS[0x1e] = plain("SMBwriteBmpx")
                .request(block().u16("Handle").u16("TotCount").hex16("Res").i32("Offset").i32("TimeOut").hex16("WMode")
                        .hex32("Res2").u16("DataSize").u16("DataOff").build(), null)
                .reply(block().u16("Remaining").build(), null);
        COMMANDS[0x1f] = plain("SMBwriteBs")
                .request(block().u16("Handle").u16("TotCount").i32("Offset").hex32("Res").u16("DataSize").u16("DataOff")
                        .build(), null)
                .reply(COUNT, null);
        COMMANDS[0x20] = plain("SMBwritec").reply(COUNT, null);
        COMMANDS[0x22] = plain("SMBsetattrE")
                .request(block().u16("Handle").dateAndTime("CreationTime").dateAndTime("AccessTime").dateAndTime("ModifyTime")
                        .build(), null);
        COMMANDS[0x23] = plain("SMBgetattrE")
                .request(HANDLE, null)
                .reply(block().dateAndTime("CreationTime").dateAndTime("AccessTime").dateAndTime("ModifyTime").u32("Size")
                        .u32("AllocSize").attributes("Attribute").build(), null);
    }

    private static void addExtended() {
        COMMANDS[0x24] = chained("SMBlockingX");
        COMMANDS[0x25] = plain("SMBtrans");
        COMMANDS[0x26] = plain("SMBtranss");
        COMMANDS[0x27] = plain("SMBioctl");
        COMMANDS[0x28] = plain("SMBioctls");
        COMMANDS[0x29] = plain("SMBcopy").request(COPY, TWO_PATHS).reply(block().u16("CopyCount").build(), ERROR_TEXT);
        COMMANDS[0x2a] = plain("SMBmove").request(COPY, TWO_PATHS).reply(block().u16("MoveCount").build(), ERROR_TEXT);
        COMMANDS[0x2b] = plain("SMBecho")
                .request(block().u16("ReverbCount").build(), null)
                .reply(block().u16("SequenceNum").build(), null);
        COMMANDS[0x2c] = plain("SMBwriteclose")
                .request(block().u16("Handle").u16("Count").i32("Offset").dateAndTime("Time").words("Res", 6, ",")
                        .build(), null)
                .reply(COUNT, null);
        COMMANDS[0x2d] = chained("SMBopenX")
                .request(block().hex16("Com2").u16("Off2").hex16("Flags").hex16("Mode").attributes("SearchAttrib")
                        .attributes("Attrib").dateAndTime("Time").hex16("OFun").u32("Size").i32("TimeOut").hex32("Res")
                        .build(), block().string("Path").build())
                .reply(block().hex16("Com2").u16("Off2").u16("Handle").attributes("Attrib").dateAndTime("Time").u32("Size")
                        .hex16("Access").hex16("Type").hex16("State").hex16("Action").hex32("FileID").hex16("Res")
                        .build(), null);
        COMMANDS[0x2e] = chained("SMBreadX")
                .request(block().hex16("Com2").u16("Off2").u16("Handle").i32("Offset").u16("MaxCount").u16("MinCount")
                        .i32("TimeOut").u16("CountLeft").build(), null)
                .reply(block().hex16("Com2").u16("Off2").u16("Remaining").hex32("Res").u16("DataSize").u16("DataOff")
                        .words("Res", 4, ",").text("\n").build(), null);
        COMMANDS[0x2f] = chained("SMBwriteX")
                .request(block().hex16("Com2").u16("Off2").u16("Handle").i32("Offset").i32("TimeOut").hex16("WMode")
                        .u16("CountLeft").hex16("Res").u16("DataSize").u16("DataOff").build(), null)
                .reply(block().hex16("Com2").u16("Off2").u16("Count").u16("Remaining").hex32("Res").build(), null);
        COMMANDS[0x32] = plain("SMBtrans2");
        COMMANDS[0x33] = plain("SMBtranss2");
        COMMANDS[0x34] = plain("SMBfindclose").request(HANDLE, null);
        COMMANDS[0x35] = plain("SMBfindnclose").request(HANDLE, null);
    }

    private static void addSessions() {
        COMMANDS[0x70] = plain("SMBtcon")
                .request(null, block().typedString("Path").typedString("Password").typedString("Device").build())
                .reply(block().u16("MaxXmit").u16("TreeId").build(), null);
        COMMANDS[0x71] = plain("SMBtdis");
        COMMANDS[0x72] = plain("SMBnegprot");
        COMMANDS[0x73] = chained("SMBsesssetupX");
        COMMANDS[0x74] = chained("SMBulogoffX");
        COMMANDS[0x75] = chained("SMBtconX")
                .request(block().hex16("Com2").u16("Off2").hex16("Flags").u16("PassLen").text("Passwd&Path&Device=\n")
                        .build(), null)
                .reply(block().hex16("Com2").u16("Off2").build(), block().asciiString("ServiceType").build());
    }

    private static void addSearches() {
        COMMANDS[0x80] = plain("SMBdskattr")
                .reply(block().u16("TotalUnits").u16("BlocksPerUnit").u16("BlockSize").u16("FreeUnits").hex16("Media")
                        .build(), null);
        COMMANDS[0x81] = plain("SMBsearch")
                .request(SEARCH, block().typedString("Path").hex8("BlkType").u16("BlkLen").more().hex8("Res1")
                        .fixedText("Mask", 11).hex8("Srv1").u16("DirIndex").hex16("Srv2").hex32("Res2").build())
                .reply(COUNT, FOUND);
        COMMANDS[0x82] = plain("SMBffirst").request(SEARCH, SEARCH_FROM).reply(COUNT, FOUND);
        COMMANDS[0x83] = plain("SMBfunique").request(SEARCH, SEARCH_FROM).reply(COUNT, FOUND);
        COMMANDS[0x84] = plain("SMBfclose").request(SEARCH, SEARCH_FROM).reply(COUNT, FOUND);
    }

    private static void addNtFiles() {
        COMMANDS[0xa0] = plain("SMBnttrans");
        COMMANDS[0xa1] = plain("SMBnttranss");
        COMMANDS[0xa2] = chained("SMBntcreateX")
                .request(block().hex16("Com2").u16("Off2").u8("Res").text("NameLen=").item(SmbFields::stringLength16).text("\n")
                        .hex32("Flags").u32("RootDirectoryFid").hex32("AccessMask").u64("AllocationSize")
                        .hex32("ExtFileAttributes").hex32("ShareAccess").hex32("CreateDisposition").hex32("CreateOptions")
                        .hex32("ImpersonationLevel").u8("SecurityFlags").build(), block().countedString("Path").build())
                .reply(block().hex16("Com2").u16("Off2").u8("OplockLevel").u16("Fid").hex32("CreateAction")
                        .fileTime("CreateTime").fileTime("LastAccessTime").fileTime("LastWriteTime").fileTime("ChangeTime")
                        .hex32("ExtFileAttributes").u64("AllocationSize").u64("EndOfFile").hex16("FileType")
                        .hex16("DeviceState").u8("Directory").build(), null);
        COMMANDS[0xa4] = plain("SMBntcancel");
    }

    private static void addPrinting() {
        COMMANDS[0xc0] = plain("SMBsplopen")
                .request(block().u16("SetupLen").hex16("Mode").build(), block().typedString("Ident").build())
                .reply(HANDLE, null);
        COMMANDS[0xc1] = plain("SMBsplwr").request(HANDLE, null);
        COMMANDS[0xc2] = plain("SMBsplclose").request(HANDLE, null);
        COMMANDS[0xc3] = plain("SMBsplretq")
                .request(block().u16("MaxCount").u16("StartIndex").build(), null)
                .reply(block().u16("Count").u16("Index").build(), block().list().dateAndTime("Time").hex8("Status").u16("JobID")
                        .u32("Size").text("Res=").item(SmbFields::hex8).fixedText("Name", 16).build());
    }

    private static void addMessages() {
        COMMANDS[0xd0] = plain("SMBsends").request(null, MESSAGE_NAMES);
        COMMANDS[0xd1] = plain("SMBsendb").request(null, MESSAGE_NAMES);
        COMMANDS[0xd2] = plain("SMBfwdname");
        COMMANDS[0xd3] = plain("SMBcancelf");
        COMMANDS[0xd4] = plain("SMBgetmac");
        COMMANDS[0xd5] = plain("SMBsendstrt").request(null, MESSAGE_NAMES).reply(GROUP, null);
        COMMANDS[0xd6] = plain("SMBsendend").request(GROUP, null);
        COMMANDS[0xd7] = plain("SMBsendtxt").request(GROUP, null);
    }
}
