package io.ptcpdump.container.docker;

import io.ptcpdump.container.SocketPath;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.InvalidPathException;

/**
 * Where an engine listens.
 *
 * @param path of a Unix socket, null where it listens on TCP
 * @param host name or address, without the brackets of IPv6; null for a Unix socket
 * @param port of TCP
 */
public record EngineAddress(String path, String host, int port) {
    /** Where Docker listens without TLS. */
    private static final int DEFAULT_PORT = 2375;

    /**
     * @param text a path, {@code unix://PATH}, {@code tcp://HOST:PORT} or {@code http://HOST:PORT}
     * @throws IllegalArgumentException if it is none of these
     */
    public static EngineAddress parse(String text) {
        if (text.startsWith("tcp://") || text.startsWith("http://")) {
            URI uri = URI.create(text);
            String host = uri.getHost();
            if (host == null) {
                throw new IllegalArgumentException("no host in " + text);
            }
            boolean isBracketed = host.startsWith("[");
            return new EngineAddress(null, isBracketed ? host.substring(1, host.length() - 1) : host,
                    uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
        }
        String path = SocketPath.of(text);
        if (path.isEmpty() || path.contains("://")) {
            throw new IllegalArgumentException("neither a path nor unix://, tcp:// or http://: " + text);
        }
        return new EngineAddress(path, null, 0);
    }

    boolean isUnix() {
        return path != null;
    }

    /** A name of a host is looked up each time, since it may move. */
    SocketAddress resolve() throws InvalidPathException {
        return isUnix() ? UnixDomainSocketAddress.of(path) : new InetSocketAddress(host, port);
    }
}
