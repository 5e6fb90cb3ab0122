package io.ptcpdump.dissect.app;

/** How an SMB session begins: the negotiation of a dialect and the setup, [MS-CIFS] sections 2.2.4.52 and 2.2.4.53. */
final class SmbSession {
    private static final SmbBlock DIALECTS = SmbBlock.builder().list().more().typedAsciiString("Dialect").build();
    private static final SmbBlock CORE = SmbBlock.builder().text("Core Protocol\nDialectIndex=").item(SmbFields::u16).build();
    private static final SmbBlock LANMAN = SmbBlock.builder()
            .text("Coreplus/Lanman1/Lanman2 Protocol\n")
            .u16("DialectIndex").hex16("SecMode").u16("MaxXMit").u16("MaxMux").u16("MaxVcs").hex16("BlkMode")
            .hex32("SessionKey").timeAndDate("ServerTime").u16("TimeZone").hex32("Res").text("CryptKey=").build();
    private static final SmbBlock NT = SmbBlock.builder()
            .text("NT1 Protocol\n")
            .u16("DialectIndex").hex8("SecMode").u16("MaxMux").u16("NumVcs").u32("MaxBuffer").u32("RawSize").hex32("SessionKey")
            .hex32("Capabilities").fileTime("ServerTime").u16("TimeZone").text("CryptKey=").build();

    private static final SmbBlock LANMAN_REQUEST = SmbBlock.builder()
            .hex16("Com2").u16("Off2").u16("BufSize").u16("MpxMax").u16("VcNum").hex32("SessionKey").u16("PassLen")
            .u16("CryptLen").u16("CryptOff").text("Pass&Name=\n").build();
    private static final SmbBlock NT_REQUEST = SmbBlock.builder()
            .hex8("Com2").hex8("Res1").u16("Off2").u16("MaxBuffer").u16("MaxMpx").u16("VcNumber").hex32("SessionKey")
            .u16("CaseInsensitivePasswordLength").u16("CaseSensitivePasswordLength").hex32("Res").hex32("Capabilities")
            .text("Pass1&Pass2&Account&Domain&OS&LanMan=\n").build();
    private static final SmbBlock REPLY = SmbBlock.builder().hex16("Com2").u16("Off2").hex16("Action").build();
    private static final SmbBlock LONG_REPLY = SmbBlock.builder().hex8("Com2").hex8("Res").u16("Off2").hex16("Action").build();
    private static final SmbBlock LONG_REPLY_BYTES =
            SmbBlock.builder().string("NativeOS").string("NativeLanMan").string("PrimaryDomain").build();

    private SmbSession() {}

    static void printNegotiation(SmbMessage message, int words) {
        SmbBlock wordsBlock = message.request() ? null : switch (message.u8(words)) {
            case 1 -> CORE;
            case 13 -> LANMAN;
            case 17 -> NT;
            default -> null;
        };
        message.printWords(words, wordsBlock);
        message.printBytes(message.bytesAfter(words), message.request() ? DIALECTS : null);
    }

    static void printSetup(SmbMessage message, int words) {
        int count = message.u8(words);
        SmbBlock wordsBlock;
        SmbBlock bytesBlock = null;
        if (message.request()) {
            wordsBlock = count == 10 ? LANMAN_REQUEST : NT_REQUEST;
        } else if (count == 13) {
            wordsBlock = LONG_REPLY;
            bytesBlock = LONG_REPLY_BYTES;
        } else {
            wordsBlock = count == 3 ? REPLY : null;
        }
        message.printWords(words, wordsBlock);
        message.printBytes(message.bytesAfter(words), bytesBlock);
    }
}
