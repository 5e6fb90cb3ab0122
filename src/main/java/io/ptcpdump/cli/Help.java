package io.ptcpdump.cli;

import java.io.PrintWriter;

/** {@code -h}. */
final class Help {
    private Help() {}

    static int print() {
        PrintWriter out = new PrintWriter(System.out);
        OptionSpecs.commandLine().usage(out);
        out.flush();
        return out.checkError() ? ExitCode.FAILURE : ExitCode.OK;
    }
}
