package io.ptcpdump.container;

/**
 * The namespaces of a process that tell containers apart, by their inodes; 0 for one that is the first process's of the host, too, and so
 * tells nothing.
 */
public record Namespaces(long mount, long pid, long net) {
    /** The kinds in the order in which they count: hardly anybody shares a container's mounts, but pods share their network. */
    enum Kind {
        MOUNT,
        PID,
        NET
    }

    boolean shares(Kind kind, Namespaces other) {
        long inode = inode(kind);
        return inode != 0 && inode == other.inode(kind);
    }

    private long inode(Kind kind) {
        return switch (kind) {
            case MOUNT -> mount;
            case PID -> pid;
            case NET -> net;
        };
    }
}
