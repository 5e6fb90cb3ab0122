package io.ptcpdump.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this machine knows of its place in a cluster.
 *
 * @param nodeName the node's name as somebody has put it into NODE_NAME, for instance a pod's {@code fieldRef: spec.nodeName}; empty where
 *                 nobody has
 * @param hostName as the kernel has it in this UTS namespace
 * @param bootId   another one for each start of a kernel; all containers on it see the same
 */
public record Machine(String nodeName, String hostName, String bootId) {
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** This one. */
    public static Machine read() throws IOException {
        String nodeName = System.getenv("NODE_NAME");
        return new Machine(
                nodeName == null ? "" : nodeName.strip(), Files.readString(HOST_NAME).strip(), Files.readString(BOOT_ID).strip());
    }
}
