package io.ptcpdump.container.docker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * A connection with a time limit on all that it waits for; Java's own sockets have none on Unix sockets. For one thread, but for
 * {@link #close}, which ends a wait at once.
 */
final class Connection extends InputStream implements Closeable {
    private static final int CONNECT_SECONDS = 2;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    /** Seconds until {@link #deadline} when it was set, 0 where there is none. */
    private int limit;
    private long deadline;

    private Connection(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        channel.configureBlocking(false);
        key = channel.register(selector, 0);
    }

    /** @throws IOException also if there is no connection within 2 s */
    static Connection open(EngineAddress address) throws IOException {
        SocketAddress target = address.resolve();
        if (target instanceof InetSocketAddress internet && internet.isUnresolved()) {
            throw new UnknownHostException("unknown host " + address.host());
        }
        Connection connection = create(address);
        try {
            connection.limit(CONNECT_SECONDS);
            connection.connect(target);
            return connection;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection create(EngineAddress address) throws IOException {
        Selector selector = Selector.open();
        SocketChannel channel = null;
        try {
            if (address.isUnix()) {
                channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            } else {
                channel = SocketChannel.open();
                channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true); // the stream of events is silent for long
            }
            return new Connection(channel, selector);
        } catch (IOException | RuntimeException e) {
            selector.close();
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
    }

    /** A Unix socket connects at once, or not at all: "resource temporarily unavailable" where the engine's queue is full. */
    private void connect(SocketAddress target) throws IOException {
        boolean isConnected = channel.connect(target);
        while (!isConnected) {
            await(SelectionKey.OP_CONNECT);
            isConnected = channel.finishConnect();
        }
    }

    /** From now on all together must be done within so many seconds; 0 for no limit. */
    void limit(int seconds) {
        limit = seconds;
        deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (channel.write(buffer) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        int count = channel.read(buffer);
        while (count == 0 && length > 0) {
            await(SelectionKey.OP_READ);
            count = channel.read(buffer);
        }
        return count;
    }

    private void await(int operation) throws IOException {
        long millis = 0; // for ever
        if (limit > 0) {
            millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (millis <= 0) {
                throw new IOException("no answer in " + limit + " s");
            }
        }
        try {
            key.interestOps(operation);
            selector.select(millis);
        } catch (ClosedSelectorException e) {
            throw new ClosedChannelException();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        selector.close();
    }
}
