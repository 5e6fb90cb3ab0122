package io.ptcpdump.sys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of an open file of this process in /proc/self/fdinfo/FD (proc_pid_fdinfo(5)): a line of text for each label. */
public final class DescriptorInfo {
    private final String text;

    DescriptorInfo(String text) {
        this.text = "\n" + text;
    }

    /** Of a descriptor; it has no labels where it is not open, or proc is not mounted. */
    public static DescriptorInfo of(int fd) {
        try {
            return new DescriptorInfo(Files.readString(Path.of("/proc/self/fdinfo", Integer.toString(fd)), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return new DescriptorInfo("");
        }
    }

    /** The decimal number after a label, {@code absent} where there is no such line. */
    public long number(String label, long absent) {
        int from = text.indexOf("\n" + label + ":\t");
        if (from < 0) {
            return absent;
        }
        from += label.length() + 3;
        int to = text.indexOf('\n', from);
        return Long.parseUnsignedLong(text, from, to < 0 ? text.length() : to, 10);
    }
}
