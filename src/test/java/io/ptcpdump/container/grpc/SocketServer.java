package io.ptcpdump.container.grpc;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A gRPC server on a Unix socket. */
public final class SocketServer implements AutoCloseable {
    private final Path path;
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final Server server;

    public SocketServer(Path path, BindableService... services) throws IOException {
        this.path = path;
        NettyServerBuilder builder = NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(path))
                .channelFactory(NioServerDomainSocketChannel::new)
                .bossEventLoopGroup(loop)
                .workerEventLoopGroup(loop)
                .executor(calls);
        for (BindableService each : services) {
            builder.addService(each);
        }
        server = builder.build().start();
    }

    /** Ends all connections. */
    @Override
    public void close() throws IOException {
        server.shutdownNow();
        try {
            server.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        calls.shutdownNow();
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly(10, TimeUnit.SECONDS);
        Files.deleteIfExists(path);
    }
}
