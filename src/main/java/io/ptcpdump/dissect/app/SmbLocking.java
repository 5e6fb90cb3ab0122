package io.ptcpdump.dissect.app;

/** SMB's command to lock and unlock ranges of a file, [MS-CIFS] section 2.2.4.32. */
final class SmbLocking {
    private static final int LOCK_TYPE = 7;
    private static final int LARGE_FILES = 0x10;

    private static final SmbBlock REQUEST = SmbBlock.builder()
            .hex16("Com2").u16("Off2").u16("Handle").hex16("LockType").i32("TimeOut").u16("UnlockCount")
            .u16("LockCount").build();
    private static final SmbBlock REPLY = SmbBlock.builder().hex16("Com2").u16("Off2").build();
    private static final SmbBlock RANGES =
            SmbBlock.builder().list().u16("Process").i32("Offset").u32("Length").build();
    private static final SmbBlock LARGE_RANGES =
            SmbBlock.builder().list().u16("Process").skip(2).mixed64("Offset").mixed64("Length").build();

    private SmbLocking() {}

    static void print(SmbMessage message, int words) {
        SmbBlock ranges = null;
        if (message.request()) {
            ranges = (message.u8(words + LOCK_TYPE) & LARGE_FILES) != 0 ? LARGE_RANGES : RANGES;
        }
        if (message.u8(words) > 0) {
            message.printWords(words, message.request() ? REQUEST : REPLY);
        }
        message.printBytes(message.bytesAfter(words), ranges);
    }
}
