package io.ptcpdump.cli;

import io.ptcpdump.filter.LibpcapVersion;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code --version}. */
final class Version {
    /** The version of this program; a test compares it with the one in pom.xml. */
    static final String NUMBER = "0.1.0";

    private Version() {}

    static int print() {
        String text = "ptcpdump version " + NUMBER + "\n" + LibpcapVersion.text() + "\n";
        try {
            new FileOutputStream(FileDescriptor.out).write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return ExitCode.FAILURE;
        }
        return ExitCode.OK;
    }
}
