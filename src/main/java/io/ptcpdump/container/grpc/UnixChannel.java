package io.ptcpdump.container.grpc;

import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractStub;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.ptcpdump.container.SocketPath;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A connection to the gRPC services on one Unix socket. It is not made anew when it has ended. Has one thread of its own, which waits
 * for the socket; callers wait in theirs.
 */
public final class UnixChannel implements AutoCloseable {
    /** To the first answer, and to that of each call but those that give a stream of events. */
    private static final int ANSWER_SECONDS = 5;
    static final String NO_ANSWER = "no answer in " + ANSWER_SECONDS + " s";
    /** As much as containerd sends at most. gRPC's own limit, 4 MiB, is less than the list of a full node may have. */
    private static final int MAX_MESSAGE = 16 << 20;

    /** They would print. Kept, since a logger that nobody refers to is forgotten with its level. Netty uses the JDK's if slf4j has none. */
    private static final List<Logger> LOGGERS = List.of(Logger.getLogger("io.grpc"), Logger.getLogger("io.netty"));

    private final EventLoopGroup loop;
    private final ManagedChannel channel;

    private UnixChannel(UnixDomainSocketAddress address) {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
        loop = new MultiThreadIoEventLoopGroup(
                1, Thread.ofPlatform().daemon().name("engine-socket").factory(), NioIoHandler.newFactory());
        channel = NettyChannelBuilder.forAddress(address)
                .eventLoopGroup(loop)
                .channelFactory(NioDomainSocketChannel::new)
                .overrideAuthority("localhost") // services in Go refuse a path there
                .usePlaintext()
                .directExecutor()
                .offloadExecutor(Runnable::run)
                .proxyDetector(target -> null)
                .disableRetry()
                .disableServiceConfigLookUp()
                .maxTraceEvents(0)
                .maxInboundMessageSize(MAX_MESSAGE)
                .idleTimeout(Long.MAX_VALUE, TimeUnit.DAYS)
                .build();
    }

    /**
     * Connects.
     *
     * @param address a path, perhaps with {@code unix://} before it
     * @throws IOException if nobody answers there. Where something else is wrong the first call says it
     */
    public static UnixChannel connect(String address) throws IOException, InterruptedException {
        UnixChannel made = open(address);
        try {
            made.awaitAnswer();
            return made;
        } catch (IOException | InterruptedException e) {
            made.close();
            throw e;
        }
    }

    /** A channel that connects, at the latest with its first call. */
    static UnixChannel open(String address) throws IOException {
        try {
            UnixDomainSocketAddress socket = UnixDomainSocketAddress.of(SocketPath.of(address));
            tryConnecting(socket);
            return new UnixChannel(socket);
        } catch (InvalidPathException e) {
            throw new IOException("not a path", e);
        }
    }

    /** Where nobody listens, a thousand classes need not be loaded to find that out. Never waits. */
    private static void tryConnecting(UnixDomainSocketAddress socket) throws IOException {
        try (SocketChannel attempt = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            attempt.configureBlocking(false);
            attempt.connect(socket);
        } catch (SocketException e) {
            throw new IOException(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT), e);
        }
    }

    /** Waits until the other side has said something as HTTP/2, or the connection has failed. */
    void awaitAnswer() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_SECONDS);
        ConnectivityState state = channel.getState(true);
        while (state == ConnectivityState.IDLE || state == ConnectivityState.CONNECTING) {
            CountDownLatch changed = new CountDownLatch(1);
            channel.notifyWhenStateChanged(state, changed::countDown);
            if (!changed.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new IOException(NO_ANSWER);
            }
            state = channel.getState(false);
        }
    }

    /** For stubs. */
    public Channel channel() {
        return channel;
    }

    /** A stub for one call that has to be answered in time. */
    public static <T extends AbstractStub<T>> T limited(T stub) {
        return stub.withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    /** Runs {@code action} once when the connection that there is now has ended. It may run in any thread and must not wait. */
    public void onEnd(Runnable action) {
        channel.notifyWhenStateChanged(ConnectivityState.READY, action);
    }

    /** Ends all calls at once. Any thread may do so; what the connection holds is given back by {@link #close}. */
    public void cancel() {
        channel.shutdownNow();
    }

    /** Ends all calls and, as soon as they have ended, the thread. */
    @Override
    public void close() {
        channel.shutdownNow();
        try {
            channel.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
}
