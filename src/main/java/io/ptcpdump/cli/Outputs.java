package io.ptcpdump.cli;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.dissect.stack.Stack;
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
import io.ptcpdump.text.TextOptions;
import io.ptcpdump.text.TextOptions.OwnerFields;
import io.ptcpdump.text.TextSink;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** Where the packets go, as the options say: text or JSON, a file, both, or nowhere but into a count. */
final class Outputs {
    private Outputs() {}

    /** What is printed on standard output: text, or JSON. */
    static PacketSink printed(Options options) {
        return printed(options, options.text(), options.print());
    }

    /** The same for packets of a file of another tool, whose text is to be tcpdump's own. */
    static PacketSink printedAsTcpdump(Options options) {
        return printed(options, options.text().withoutCaptureColumns(), options.print().withoutApplicationLines());
    }

    private static PacketSink printed(Options options, TextOptions text, PrintOptions print) {
        String payloadProtocol = options.payloadProtocol();
        Demux demux = payloadProtocol == null ? Stack.standard() : Stack.forced(payloadProtocol);
        Names names = print.numeric() > 0
                ? new InterfaceNames(InterfaceIndex::nameOf)
                : ServiceNames.ofSystem(print.noDomains(), 0, 0);
        Dissection dissection = new Dissection(print, names, demux);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        return options.json()
                ? new JsonSink(out, dissection, text.owners(), text.lineBuffered())
                : new TextSink(out, dissection, text);
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
