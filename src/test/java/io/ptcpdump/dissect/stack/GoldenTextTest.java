package io.ptcpdump.dissect.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.dissect.Demux;
import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Names;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.model.Packet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of captures in testdata/golden, whose MANIFEST says what is compared with what. */
class GoldenTextTest {
    private static final TimeZone ZONE = TimeZone.getDefault();

    /** Some protocols carry times that are printed as local ones. */
    @BeforeAll
    static void useUtc() {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    @AfterAll
    static void useZoneAgain() {
        TimeZone.setDefault(ZONE);
    }

    static List<String> rows() throws IOException {
        return Files.readAllLines(Sample.GOLDEN.resolve("MANIFEST")).stream().filter(row -> !row.startsWith("#")).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void shouldPrintWhatTcpdumpPrints(String row) throws IOException {
        String[] columns = row.split("\t", -1);
        String[] flags = columns[3].split(" ?-T ");
        Demux demux = flags.length == 1 ? Stack.standard() : Stack.forced(flags[1]);
        Dissection dissection = new Dissection(options(flags[0]), Names.NONE, demux);
        Packet packet = new Packet();
        for (Sample sample : Sample.read(Sample.GOLDEN.resolve(columns[1]))) {
            packet.captureInterface = sample.captureInterface();
            packet.bytes = sample.bytes();
            packet.capturedLength = sample.bytes().length;
            packet.wireLength = sample.wireLength();
            dissection.print(packet);
            dissection.out().add('\n');
        }
        String text = new String(dissection.out().bytes(), 0, dissection.out().length(), StandardCharsets.ISO_8859_1);
        assertEquals(Files.readString(Sample.GOLDEN.resolve(columns[2]), StandardCharsets.ISO_8859_1), text);
    }

    /** Of those options that a row may have before {@code -T}. */
    private static PrintOptions options(String flags) {
        int verbose = (int) flags.chars().filter(c -> c == 'v').count();
        return new PrintOptions(verbose, flags.contains("q"), flags.contains("e"), 1, false, flags.contains("K"), flags.contains("u"), false,
                false, false, false, flags.contains("g"), false);
    }
}
