import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Measures ptcpdump beside tcpdump and a bare JVM, all in one run. Arguments: the JDK's home, and --quick for a short run.
 * The targets are those of the project; a target that is missed is reported, and is no failure of the run.
 */
final class Bench {
    private static final Path RESULTS = Path.of("e2e/bench/results");
    /** Not kept: its figures mean too little. */
    private static final Path QUICK_RESULTS = Path.of("e2e/build/bench-quick");

    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean isQuick = arguments.length > 1 && arguments[1].equals("--quick");
        Tool tcpdump = new Tool("tcpdump", List.of("tcpdump", "-Z", "root"));
        Tool ptcpdump = new Tool("ptcpdump",
                List.of(new File(System.getenv().getOrDefault("PTCPDUMP", "ptcpdump")).getAbsolutePath()));
        Tool hello = new Tool("hello", List.of(arguments[0] + "/bin/java", "-cp", "e2e/build/classes", "Hello"));
        Report report = new Report();
        try (TestNetwork network = new TestNetwork()) {
            Setting setting = new Setting(tcpdump, ptcpdump, hello, network, report, isQuick);
            describe(setting);
            StartBench.measure(setting);
            FootprintBench.measure(setting);
            ReadBench.measure(setting);
            FloodBench.measure(setting);
            SlowdownBench.measure(setting);
            GrowthBench.measure(setting);
        }
        report.print();
        Path results = Files.createDirectories(isQuick ? QUICK_RESULTS : RESULTS);
        report.write(results.resolve("latest.json"));
        report.draw(results.resolve("latest.svg"));
    }

    private static void describe(Setting setting) throws IOException, InterruptedException {
        Report report = setting.report();
        report.fact("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        report.fact("machine", Runtime.getRuntime().availableProcessors() + " x " + processor());
        report.fact("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        report.fact("java", Runtime.version().toString());
        report.fact("tcpdump", setting.tcpdump().version());
        report.fact("ptcpdump", setting.ptcpdump().version());
    }

    private static String processor() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
            if (line.startsWith("model name")) {
                return line.substring(line.indexOf(':') + 2);
            }
        }
        return "processor without a name";
    }
}
