package io.ptcpdump.cli;

import io.ptcpdump.filter.OfflineFilter;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.PacketSink;
import io.ptcpdump.savefile.SaveFileReader;
import java.io.IOException;

/** {@code -r}: the packets of a file, to where a live capture's would go. */
final class ReadCommand {
    private final Options options;
    private final Messages messages;
    private long matched;

    ReadCommand(Options options, Messages messages) {
        this.options = options;
        this.messages = messages;
    }

    /** Returns the exit status. What was read before a failure has reached its destination by then. */
    int run() {
        try (SaveFileReader reader = SaveFileReader.open(options.readFile())) {
            OfflineFilter filter = new OfflineFilter(options.expression());
            filter.prepare(reader.firstInterface().linkType());
            if (!options.quietStart()) {
                messages.line(reader.describe(options.readFile()));
            }
            copy(reader, filter);
        } catch (OutputFailure e) {
            return e.report(messages);
        } catch (IOException e) {
            messages.say(e.getMessage());
            return ExitCode.FAILURE;
        }
        return ExitCode.OK;
    }

    private void copy(SaveFileReader reader, OfflineFilter filter) throws IOException {
        IOException damage = null;
        try (PacketSink sink = sink(reader)) {
            try {
                copy(reader, filter, sink);
            } catch (OutputFailure e) {
                throw e;
            } catch (IOException e) {
                damage = e;
            }
        } catch (OutputFailure e) {
            throw e;
        } catch (IOException e) {
            throw new OutputFailure(outputName(), e);
        }
        if (options.countOnly() && options.writeFile() == null) {
            System.out.println(matched + (matched == 1 ? " packet" : " packets"));
        }
        if (damage != null) {
            throw damage;
        }
    }

    private void copy(SaveFileReader reader, OfflineFilter filter, PacketSink sink) throws IOException {
        Packet packet = new Packet();
        boolean anyProcess = options.processes().isEmpty();
        while (reader.next(packet)) {
            if (!filter.matches(packet) || !anyProcess && !options.processes().matches(packet)) {
                continue;
            }
            matched++;
            try {
                sink.accept(packet);
            } catch (IOException e) {
                throw new OutputFailure(outputName(), e);
            }
            if (matched == options.packetLimit()) {
                return;
            }
        }
    }

    private PacketSink sink(SaveFileReader reader) {
        PacketSink printed = options.countOnly() ? Outputs.nothing() : printed(reader.isOwnFile());
        if (options.writeFile() == null) {
            return printed;
        }
        PacketSink file = new FileSink(options, reader.firstInterface());
        return options.printWithWrite() ? Outputs.both(printed, file) : file;
    }

    private PacketSink printed(boolean ownFile) {
        return ownFile ? Outputs.printed(options) : Outputs.printedAsTcpdump(options);
    }

    private String outputName() {
        return options.writeFile() == null ? "standard output" : options.writeFile();
    }
}
