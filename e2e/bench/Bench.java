import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Measures ptcpdump beside tcpdump and a bare JVM, all in one run. Arguments: the JDK's home, and --quick for a short run.
 * The targets are those of the project; a target that is missed is reported, and is no failure of the run.
 */
final class Bench {
    private static final Path RESULTS = Path.of("e2e/bench/results/latest.json");
    private static final double MOST_FOR_VERSION = 3;
    private static final double MOST_FOR_FIRST_PACKET = 15;
    private static final double LEAST_TEXT_SPEED_UP = 2;
    /** A packet source that falls this short of its rate, as on a busy machine, tests something else. */
    private static final double NEARLY = 0.95;

    private final Tool tcpdump = new Tool("tcpdump", List.of("tcpdump", "-Z", "root"));
    private final Tool ptcpdump = new Tool("ptcpdump",
            List.of(new File(System.getenv().getOrDefault("PTCPDUMP", "ptcpdump")).getAbsolutePath()));
    private final Tool hello;
    private final Report report = new Report();
    private final int starts;
    private final int packets;
    private final int rate;
    private final int seconds;

    private Bench(String jdk, boolean quick) {
        hello = new Tool("hello", List.of(jdk + "/bin/java", "-cp", "e2e/build/classes", "Hello"));
        starts = quick ? 5 : 21;
        packets = quick ? 50_000 : 1_000_000;
        rate = quick ? 20_000 : 200_000;
        seconds = quick ? 2 : 5;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Bench bench = new Bench(arguments[0], arguments.length > 1 && arguments[1].equals("--quick"));
        bench.describe();
        try (TestNetwork network = new TestNetwork()) {
            bench.measureStart(network);
            bench.measureText();
            bench.measureFlood(network);
        }
        bench.report.print();
        bench.report.write(RESULTS);
    }

    private void describe() throws IOException, InterruptedException {
        report.fact("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        report.fact("machine", Runtime.getRuntime().availableProcessors() + " x " + processor());
        report.fact("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        report.fact("java", Runtime.version().toString());
        report.fact("tcpdump", tcpdump.version());
        report.fact("ptcpdump", ptcpdump.version());
    }

    private static String processor() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
            if (line.startsWith("model name")) {
                return line.substring(line.indexOf(':') + 2);
            }
        }
        return "processor without a name";
    }

    /** The runs of the tools take turns, so that what else the machine does meets all of them. */
    private void measureStart(TestNetwork network) throws IOException, InterruptedException {
        double[][] seconds = new double[6][starts];
        Tool bareHere = hello.in(network.namespace());
        Tool tcpdumpHere = tcpdump.in(network.namespace());
        Tool ptcpdumpHere = ptcpdump.in(network.namespace());
        List<String> version = List.of("--version");
        List<String> onePacket = List.of("--immediate-mode", "-i", "lo", "-n", "-c", "1");
        Process pinger = new Tool("flood", List.of(new File("e2e/build/flood").getAbsolutePath())).in(network.namespace())
                .with(List.of("127.0.0.1", "9", "1000", "1000000", "300", "1")).start();
        try {
            for (int i = 0; i < starts; i++) {
                seconds[0][i] = hello.seconds(List.of());
                seconds[1][i] = tcpdump.seconds(version);
                seconds[2][i] = ptcpdump.seconds(version);
                seconds[3][i] = bareHere.secondsToFirstLine(List.of());
                seconds[4][i] = tcpdumpHere.secondsToFirstLine(onePacket);
                seconds[5][i] = ptcpdumpHere.secondsToFirstLine(onePacket);
            }
        } finally {
            Tool.end(pinger);
        }
        double bare = Tool.median(seconds[0]);
        double bareFirst = Tool.median(seconds[3]);
        report.row("a bare JVM's hello world", "", millis(bare));
        startRow("--version", Tool.median(seconds[1]), Tool.median(seconds[2]), bare, MOST_FOR_VERSION);
        startRow("start to first packet line", Tool.median(seconds[4]), Tool.median(seconds[5]), bareFirst, MOST_FOR_FIRST_PACKET);
        report.figure("hello_seconds", bare);
        report.figure("hello_first_line_seconds", bareFirst);
        report.figure("tcpdump_version_seconds", Tool.median(seconds[1]));
        report.figure("ptcpdump_version_seconds", Tool.median(seconds[2]));
        report.figure("tcpdump_first_packet_seconds", Tool.median(seconds[4]));
        report.figure("ptcpdump_first_packet_seconds", Tool.median(seconds[5]));
    }

    private void startRow(String what, double tcpdumpSeconds, double ptcpdumpSeconds, double bare, double most) {
        double times = ptcpdumpSeconds / bare;
        report.row(what + " (median of " + starts + ")", millis(tcpdumpSeconds), millis(ptcpdumpSeconds),
                text("%.1f x hello world, at most %.0f", times, most), times <= most);
    }

    private void measureText() throws IOException, InterruptedException {
        Path file = Path.of("e2e/build/mixed-" + packets + ".pcap");
        MixedCapture.write(file, packets);
        List<String> arguments = List.of("-n", "-r", file.toString());
        double[][] seconds = new double[2][3];
        for (int i = 0; i < seconds[0].length; i++) {
            seconds[0][i] = tcpdump.seconds(arguments);
            seconds[1][i] = ptcpdump.seconds(arguments);
        }
        double peer = Tool.median(seconds[0]);
        double own = Tool.median(seconds[1]);
        report.row(text("-r, text of %,d packets, -n (median of 3)", packets), text("%.2f s", peer), text("%.2f s", own),
                text("%.1f times as fast, at least %.0f", peer / own, LEAST_TEXT_SPEED_UP), peer / own >= LEAST_TEXT_SPEED_UP);
        report.figure("text_packets", packets);
        report.figure("tcpdump_text_seconds", peer);
        report.figure("ptcpdump_text_seconds", own);
    }

    private void measureFlood(TestNetwork network) throws IOException, InterruptedException {
        FloodRun peer = FloodRun.measure(tcpdump, network, rate, seconds);
        FloodRun own = FloodRun.measure(ptcpdump, network, rate, seconds);
        report.row("-w, 64-byte UDP, sent", text("%,d", peer.sent()), text("%,d", own.sent()));
        report.row("    packets a second", text("%,.0f", peer.rate()), text("%,.0f", own.rate()));
        report.row("    in the file", text("%,d", peer.written()), text("%,d", own.written()));
        report.row("    lost", text("%,d", peer.lost()), text("%,d", own.lost()), text("0 lost at %,d a second, sent %,.0f", rate, own.rate()),
                own.lost() == 0 && own.rate() >= NEARLY * rate);
        report.row("    said to be dropped by the kernel", text("%,d", peer.dropped()), text("%,d", own.dropped()));
        report.row("    CPU for each packet, user and system", text("%.2f us", peer.cpuMicros()), text("%.2f us", own.cpuMicros()));
        figures("tcpdump", peer);
        figures("ptcpdump", own);
    }

    private void figures(String tool, FloodRun run) {
        report.figure(tool + "_flood_sent", run.sent());
        report.figure(tool + "_flood_rate", run.rate());
        report.figure(tool + "_flood_written", run.written());
        report.figure(tool + "_flood_lost", run.lost());
        report.figure(tool + "_flood_dropped", run.dropped());
        report.figure(tool + "_flood_cpu_micros", run.cpuMicros());
    }

    private static String millis(double seconds) {
        return text("%.1f ms", seconds * 1e3);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
