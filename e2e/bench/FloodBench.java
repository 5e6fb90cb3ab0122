import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What becomes of a flood of 64-byte packets. */
final class FloodBench {
    /** More than a core can send. */
    private static final int AS_FAST_AS_IT_CAN = 10_000_000;

    private static final int TEXT_RATE = 400_000;
    private static final double MOST_CPU = 3;
    private static final double MOST_MEMORY = 150;
    private static final long PRINTED_FOR_MEMORY = 1_000_000;
    /** A packet source that falls this short of its rate, as on a busy machine, tests something else. */
    private static final double NEARLY = 0.95;

    private final Setting setting;
    private final Report report;

    private FloodBench(Setting setting) {
        this.setting = setting;
        report = setting.report();
    }

    static void measure(Setting setting) throws IOException, InterruptedException {
        FloodBench bench = new FloodBench(setting);
        bench.measureFile();
        bench.measureText();
    }

    private void measureFile() throws IOException, InterruptedException {
        int rate = setting.choose(AS_FAST_AS_IT_CAN, 20_000);
        int seconds = setting.choose(5, 2);
        Path file = Files.createTempFile("ptcpdump-bench", ".pcapng");
        try {
            FloodRun peer = FloodRun.measure(setting.tcpdump(), setting.network(), rate, seconds, "-w", file.toString());
            FloodRun own = FloodRun.measure(setting.ptcpdump(), setting.network(), rate, seconds, "-w", file.toString());
            long owned = count("-r", file.toString(), "--count", "--pname", "flood");
            describe("flood", "-w, 64-byte UDP as fast as one core sends", peer, own);
            lossRow(own, "0 lost", own.lost() == 0);
            report.target("    with its owner", "", Figures.text("%,d", owned), "all that were sent", owned == own.sent() ? 1 : 2);
            report.target("    CPU for each packet, user and system", Figures.text("%.2f us", peer.cpuMicros()),
                    Figures.text("%.2f us", own.cpuMicros()),
                    Figures.text("%.1f times tcpdump's, at most %.0f", own.cpuMicros() / peer.cpuMicros(), MOST_CPU),
                    own.cpuMicros() / peer.cpuMicros() / MOST_CPU);
            report.figure("ptcpdump_flood_owned", owned);
        } finally {
            Files.delete(file);
        }
    }

    private void measureText() throws IOException, InterruptedException {
        int rate = setting.choose(TEXT_RATE, 20_000);
        int seconds = setting.choose(5, 2);
        FloodRun peer = FloodRun.measure(setting.tcpdump(), setting.network(), rate, seconds);
        FloodRun own = FloodRun.measure(setting.ptcpdump(), setting.network(), rate, seconds);
        describe("text_flood", "text to /dev/null, 64-byte UDP", peer, own);
        lossRow(own, Figures.text("0 lost at %,d a second", rate), own.lost() == 0 && own.rate() >= NEARLY * rate);
        if (own.captured() >= PRINTED_FOR_MEMORY) {
            report.target("    memory after it", Figures.megabytes(peer.megabytes()), Figures.megabytes(own.megabytes()),
                    Figures.text("at most %.0f MB", MOST_MEMORY), own.megabytes() / MOST_MEMORY);
        }
    }

    private void describe(String name, String what, FloodRun peer, FloodRun own) {
        report.row(what + ", sent", Figures.text("%,d", peer.sent()), Figures.text("%,d", own.sent()));
        report.row("    packets a second", Figures.text("%,.0f", peer.rate()), Figures.text("%,.0f", own.rate()));
        report.row("    lost", Figures.text("%,d", peer.lost()), Figures.text("%,d", own.lost()));
        report.figures(name + "_sent", peer.sent(), own.sent());
        report.figures(name + "_rate", peer.rate(), own.rate());
        report.figures(name + "_lost", peer.lost(), own.lost());
        report.figures(name + "_dropped", peer.dropped(), own.dropped());
        report.figures(name + "_cpu_micros", peer.cpuMicros(), own.cpuMicros());
        report.figures(name + "_megabytes", peer.megabytes(), own.megabytes());
    }

    private void lossRow(FloodRun own, String target, boolean met) {
        report.target("    said to be lost by the kernel", "", Figures.text("%,d", own.dropped()), target, met ? 1 : 2);
    }

    private long count(String... arguments) throws IOException, InterruptedException {
        Process process = setting.ptcpdump().with(List.of(arguments)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the file that was written cannot be read");
        }
        return Long.parseLong(said.substring(0, said.indexOf(' ')));
    }
}
