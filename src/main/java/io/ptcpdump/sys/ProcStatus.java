package io.ptcpdump.sys;

import java.nio.charset.StandardCharsets;

/** What /proc/PID/status (proc_pid_status(5)) says of a process. */
public final class ProcStatus {
    private static final byte[] UID_LABEL = "\nUid:\t".getBytes(StandardCharsets.US_ASCII);

    private ProcStatus() {}

    /**
     * The real user id, the first number of the {@code Uid:} line in {@code bytes[0, length)}; -1 where there is none.
     * A task name cannot forge the line, as the kernel escapes its newlines there.
     */
    public static int realUid(byte[] bytes, int length) {
        for (int at = 0; at + UID_LABEL.length < length; at++) {
            int same = 0;
            while (same < UID_LABEL.length && bytes[at + same] == UID_LABEL[same]) {
                same++;
            }
            if (same == UID_LABEL.length) {
                return number(bytes, at + same, length);
            }
        }
        return -1;
    }

    private static int number(byte[] bytes, int at, int length) {
        int value = 0;
        while (at < length && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at++] - '0';
        }
        return value;
    }
}
