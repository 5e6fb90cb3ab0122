package io.ptcpdump.savefile;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.PacketSink;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes packets to a capture file. Packets are gathered and written in large blocks. When a write fails, for a full disk
 * or a closed pipe, that is thrown from the call that wrote, the file is cut after its last whole record, and nothing more
 * is written.
 */
public sealed interface SaveFileWriter extends PacketSink permits PcapWriter, PcapngWriter {

    /**
     * Creates or empties a file: pcap if its name ends in {@code .pcap}, else pcapng.
     *
     * @param name    a path, or {@code -} for standard output, which is left open
     * @param options what else to write
     * @param first   an interface of the capture; it gives a pcap file its only link type, and its snapshot length
     * @throws SaveFileException if the file cannot be created
     */
    static SaveFileWriter open(String name, SaveFileOptions options, CaptureInterface first) throws IOException {
        RecordOutput output;
        try {
            output = name.equals("-")
                    ? RecordOutput.toStream(new FileOutputStream(FileDescriptor.out), options.flushesEachPacket())
                    : RecordOutput.toFile(new FileOutputStream(name), options.flushesEachPacket());
        } catch (IOException e) {
            throw SaveFileException.cannotOpen(name, e);
        }
        return name.endsWith(".pcap")
                ? new PcapWriter(output, options, first)
                : new PcapngWriter(output, options, first);
    }

    /** Writes pcapng to a stream, which is flushed but never closed. */
    static SaveFileWriter pcapng(OutputStream out, SaveFileOptions options, CaptureInterface first) throws IOException {
        return new PcapngWriter(RecordOutput.toStream(out, options.flushesEachPacket()), options, first);
    }

    /** Writes pcap to a stream, which is flushed but never closed. */
    static SaveFileWriter pcap(OutputStream out, SaveFileOptions options, CaptureInterface first) throws IOException {
        return new PcapWriter(RecordOutput.toStream(out, options.flushesEachPacket()), options, first);
    }

    /**
     * Tells the file of an interface before a packet of it comes; others are written with their first packet. A pcap file
     * has no place for it.
     */
    void addInterface(CaptureInterface captureInterface) throws IOException;

    /**
     * Writes the final counts of an interface. A pcap file has no place for them.
     *
     * @param received        packets that passed the filter, the dropped ones included
     * @param droppedByKernel packets that passed the filter and were lost for want of room
     * @param startNanos      start of the capture, nanoseconds since 1970
     * @param endNanos        its end
     */
    void writeStatistics(
            CaptureInterface captureInterface, long received, long droppedByKernel, long startNanos, long endNanos)
            throws IOException;
}
