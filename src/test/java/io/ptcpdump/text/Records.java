package io.ptcpdump.text;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.LinkType;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.ProcessInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Packets, owners and options for the tests of this package, and the text that comes of them. */
final class Records {
    /** 2023-11-14 22:13:20 UTC. */
    static final long TIME = 1_700_000_000_123_456_789L;
    static final CaptureInterface UNNAMED = new CaptureInterface("", 0, 0, LinkType.ETHERNET, 0, false);
    static final CaptureInterface LO = new CaptureInterface("lo", 1, 4026531833L, LinkType.ETHERNET, 262144, false);
    static final ProcessInfo BASH =
            new ProcessInfo(53229, 0, 1, "/usr/bin/bash", false, List.of("-bash"), false, "bash", 1000, null);
    static final Owner CURL = owner("/usr/bin/curl", List.of("curl", "http://127.0.0.1:8000/notfound"));

    /** Prints what a printer of TCP in IPv4 prints, behind an Ethernet header of 14 bytes. */
    static final LinkPrinter TCP = (d, in) -> {
        if (d.verbose(1)) {
            d.out().add("IP (tos 0x0, ttl 64, id 23071, proto TCP (6), length 60)").newline(4);
        } else {
            d.out().add("IP ");
        }
        d.out().ipv4(0x7f000001).add('.').add(58694).add(" > ").ipv4(0x7f000001).add('.').add(8000).add(": Flags [S], length 0");
        return 14;
    };

    private Records() {}

    static Owner owner(String path, List<String> arguments) {
        ProcessInfo process = new ProcessInfo(345650, 0, 53229, path, false, arguments, false, "curl", 1000, BASH);
        return new Owner(process, 345651, "curl-io", 1001, Owner.Evidence.CONNECT, Owner.Trail.SOCKET);
    }

    static Packet packet(CaptureInterface captured, int length) {
        Packet packet = new Packet();
        packet.timestampNanos = TIME;
        packet.captureInterface = captured;
        packet.bytes = new byte[length + 8];
        packet.offset = 4;
        for (int i = 0; i < length; i++) {
            packet.bytes[packet.offset + i] = (byte) i;
        }
        packet.capturedLength = length;
        packet.wireLength = length;
        return packet;
    }

    static TextOptions options() {
        return options(DumpStyle.NONE, false, TextOptions.OwnerFields.ALL);
    }

    static TextOptions options(DumpStyle dump, boolean oneline, TextOptions.OwnerFields owners) {
        return new TextOptions(false, TimestampStyle.TIME_OF_DAY, false, LocalZone.UTC, dump, oneline, false, true, owners);
    }

    static Dissection dissection(LinkPrinter printer, int verbose) {
        PrintOptions options =
                new PrintOptions(verbose, false, false, 1, false, false, false, false, false, false, false, false, false);
        return new Dissection(options, Names.NONE, new Demux(printer));
    }

    /** The text of packets, without -v. */
    static String print(TextOptions options, Packet... packets) {
        return print(options, dissection(TCP, 0), packets);
    }

    static String print(TextOptions options, Dissection dissection, Packet... packets) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (TextSink sink = new TextSink(target, dissection, options)) {
            for (Packet packet : packets) {
                sink.accept(packet);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return target.toString(StandardCharsets.UTF_8);
    }
}
