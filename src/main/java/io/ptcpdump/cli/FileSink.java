package io.ptcpdump.cli;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PacketSink;
import io.ptcpdump.savefile.SaveFileWriter;
import java.io.IOException;

/** The file of {@code -w} while a file is read: it begins with the interface of the first packet that it gets. */
final class FileSink implements PacketSink {
    private final Options options;
    private final CaptureInterface ifEmpty;
    private SaveFileWriter writer;
    private boolean closed;

    /** @param ifEmpty the interface of a file that gets no packet */
    FileSink(Options options, CaptureInterface ifEmpty) {
        this.options = options;
        this.ifEmpty = ifEmpty;
    }

    @Override
    public void accept(Packet packet) throws IOException {
        if (writer == null) {
            writer = Outputs.file(options, packet.captureInterface);
        }
        writer.accept(packet);
    }

    @Override
    public void flush() throws IOException {
        if (writer != null) {
            writer.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (writer == null) {
            writer = Outputs.file(options, ifEmpty);
        }
        writer.close();
    }
}
