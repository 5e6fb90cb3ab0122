package io.ptcpdump.dissect.stack;

import io.ptcpdump.model.CaptureInterface;
import io.ptcpdump.model.Packet;
import io.ptcpdump.savefile.SaveFileReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A packet of a capture file, kept. */
record Sample(CaptureInterface captureInterface, byte[] bytes, int wireLength) {
    static final Path GOLDEN = Path.of("testdata", "golden");

    static List<Sample> read(Path capture) throws IOException {
        List<Sample> samples = new ArrayList<>();
        Packet packet = new Packet();
        try (SaveFileReader reader = SaveFileReader.open(capture.toString())) {
            while (reader.next(packet)) {
                byte[] bytes = Arrays.copyOfRange(packet.bytes, packet.offset, packet.offset + packet.capturedLength);
                samples.add(new Sample(packet.captureInterface, bytes, packet.wireLength));
            }
        }
        return samples;
    }

    /** The packets of all captures of a folder, up to the first damage of each. */
    static List<Sample> readAll(Path folder) throws IOException {
        List<Path> captures = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pcap")) {
            files.forEach(captures::add);
        }
        captures.sort(null);
        List<Sample> samples = new ArrayList<>();
        for (Path capture : captures) {
            samples.addAll(read(capture));
        }
        return samples;
    }
}
