package io.ptcpdump.cli;

import io.ptcpdump.sys.CurrentProcess;
import io.ptcpdump.sys.NetworkLink;
import io.ptcpdump.sys.NetworkLinks;
import java.io.IOException;

/** {@code -D}: a line for each interface, as ptcpdump prints them, with what tcpdump says of it. */
final class InterfaceList {
    private InterfaceList() {}

    static int print() {
        StringBuilder text = new StringBuilder();
        try (NetworkLinks links = NetworkLinks.open()) {
            long namespace = CurrentProcess.networkNamespaceInode();
            for (NetworkLink link : links.all()) {
                text.append(link.index()).append('.').append(link.name()).append(", netns ").append(namespace);
                text.append(" [").append(state(link)).append("]\n");
            }
        } catch (IOException e) {
            throw new UsageException("can't read /proc/self/ns/net: " + e.getMessage());
        }
        System.out.print(text);
        System.out.flush();
        return System.out.checkError() ? ExitCode.FAILURE : ExitCode.OK;
    }

    private static String state(NetworkLink link) {
        StringBuilder state = new StringBuilder(link.isUp() ? "Up" : "Down");
        if (link.isRunning()) {
            state.append(", Running");
        }
        if (link.isLoopback()) {
            state.append(", Loopback");
        }
        return state.toString();
    }
}
