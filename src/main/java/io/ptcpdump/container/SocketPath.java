package io.ptcpdump.container;

/** Paths of Unix sockets as they are given for engines: perhaps with {@code unix://} before them. */
public final class SocketPath {
    private static final String SCHEME = "unix://";

    private SocketPath() {}

    /** The path alone; an address of another kind as it is. */
    public static String of(String address) {
        return address.startsWith(SCHEME) ? address.substring(SCHEME.length()) : address;
    }
}
