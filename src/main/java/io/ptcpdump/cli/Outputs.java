package io.ptcpdump.cli;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.dissect.SequenceNumbers;
import io.ptcpdump.dissect.stack.Stack;
import io.ptcpdump.dissect.transport.Connections;
import io.ptcpdump.json.JsonSink;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PacketSink;
import io.ptcpdump.resolve.InterfaceNames;
import io.ptcpdump.resolve.ServiceNames;
import io.ptcpdump.savefile.SaveFileException;
import io.ptcpdump.savefile.SaveFileOptions;
import io.ptcpdump.savefile.SaveFileOptions.OwnerField;
import io.ptcpdump.savefile.SaveFileWriter;
import io.ptcpdump.sys.InterfaceIndex;
import io.ptcpdump.text.ParallelTextSink;
import io.ptcpdump.text.TextOptions;
import io.ptcpdump.text.TextOptions.OwnerFields;
import io.ptcpdump.text.TextSink;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** Where the packets go, as the options say: text or JSON, a file, both, or nowhere but into a count. */
final class Outputs {
    /** That make text; more would wait for the one that reads. */
    private static final int MOST_THREADS = 4;

    private Outputs() {}

    /** What is printed on standard output: text, or JSON. */
    static PacketSink printed(Options options) {
        return printed(options, standardOutput());
    }

    /** The same on a stream, which is closed with the sink. */
    static PacketSink printed(Options options, OutputStream out) {
        return printed(options, options.text(), options.print(), out);
    }

    /** The same for packets of a file of another tool, whose text is to be tcpdump's own. */
    static PacketSink printedAsTcpdump(Options options) {
        return printed(
                options, options.text().withoutCaptureColumns(), options.print().withoutApplicationLines(), standardOutput());
    }

    private static OutputStream standardOutput() {
        return new FileOutputStream(FileDescriptor.out);
    }

    private static PacketSink printed(Options options, TextOptions text, PrintOptions print, OutputStream out) {
        if (options.json()) {
            return new JsonSink(out, dissection(options, print, null), text.owners(), text.lineBuffered());
        }
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        // Names are looked up while a packet is printed, and each thread would look up its own.
        if (threads > 1 && isRegularFile(options.readFile()) && print.numeric() > 0 && ParallelTextSink.canPrint(text)) {
            return new ParallelTextSink(out, text, numbers -> dissection(options, print, numbers), new Connections(), threads);
        }
        return new TextSink(out, dissection(options, print, null), text);
    }

    /** A file in which the next packet does not have to be waited for. */
    private static boolean isRegularFile(String name) {
        return name != null && !name.equals("-") && Files.isRegularFile(Path.of(name));
    }

    private static Dissection dissection(Options options, PrintOptions print, SequenceNumbers numbers) {
        String payloadProtocol = options.payloadProtocol();
        Demux demux = payloadProtocol == null ? Stack.standard() : Stack.forced(payloadProtocol);
        Names names = print.numeric() > 0
                ? new InterfaceNames(InterfaceIndex::nameOf)
                : ServiceNames.ofSystem(print.noDomains(), 0, 0);
        return new Dissection(print, names, demux, numbers);
    }

    /**
     * The file of {@code -w}.
     *
     * @throws UsageException if it cannot be created
     * @throws IOException    if nothing can be written to it
     */
    static SaveFileWriter file(Options options, CaptureInterface first) throws IOException {
        SaveFileOptions how = new SaveFileOptions(
                Version.NUMBER,
                options.expression(),
                options.nanoseconds(),
                options.unbuffered(),
                options.processBlocks(),
                fields(options.text().owners()));
        try {
            return SaveFileWriter.open(options.writeFile(), how, first);
        } catch (SaveFileException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static Set<OwnerField> fields(OwnerFields owners) {
        Set<OwnerField> fields = EnumSet.noneOf(OwnerField.class);
        if (owners.process()) {
            fields.add(OwnerField.PROCESS);
        }
        if (owners.thread()) {
            fields.add(OwnerField.THREAD);
        }
        if (owners.user()) {
            fields.add(OwnerField.USER);
        }
        if (owners.parentProcess()) {
            fields.add(OwnerField.PARENT);
        }
        if (owners.container()) {
            fields.add(OwnerField.CONTAINER);
        }
        if (owners.pod()) {
            fields.add(OwnerField.POD);
        }
        return fields;
    }

    /** Takes packets and does nothing with them. */
    static PacketSink nothing() {
        return new PacketSink() {
            @Override
            public void accept(Packet packet) {}

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    /** The one, then the other. Both are closed, also where the first fails. */
    static PacketSink both(PacketSink first, PacketSink second) {
        return new PacketSink() {
            @Override
            public void accept(Packet packet) throws IOException {
                first.accept(packet);
                second.accept(packet);
            }

            @Override
            public void flush() throws IOException {
                first.flush();
                second.flush();
            }

            @Override
            public void close() throws IOException {
                try (first) {
                    second.close();
                }
            }
        };
    }
}
