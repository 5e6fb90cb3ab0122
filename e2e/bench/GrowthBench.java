import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How the costs of ptcpdump grow with what there is on a host: open sockets, processes, interfaces. */
final class GrowthBench {
    private static final double MOST_GROWTH = 1.5;
    private static final double MOST_SCAN_SECONDS = 1;
    private static final int RATE = 200_000;
    private static final String HOLDERS_SECONDS = "300";

    private final Setting setting;
    private final Report report;
    private final int runs;
    private final int seconds;

    /** Start-up, and CPU for each packet once it runs. */
    private record Cost(double startSeconds, double cpuMicros) {}

    private interface Measurement {
        Cost get() throws IOException, InterruptedException;
    }

    private GrowthBench(Setting setting) {
        this.setting = setting;
        report = setting.report();
        runs = setting.choose(5, 1);
        seconds = setting.choose(3, 1);
    }

    static void measure(Setting setting) throws IOException, InterruptedException {
        new GrowthBench(setting).measure();
    }

    private void measure() throws IOException, InterruptedException {
        int sockets = setting.choose(100_000, 1000);
        Cost few = withHolders(1, 100);
        Cost many = withHolders(10, sockets / 10);
        row("sockets", Figures.text("100 to %,d sockets", sockets), few, many, MOST_SCAN_SECONDS * sockets / 100_000);
        int processes = setting.choose(10_000, 100);
        few = withHolders(10, 0);
        many = withHolders(processes, 0);
        row("processes", Figures.text("10 to %,d processes", processes), few, many, 0);
        int interfaces = setting.choose(64, 4);
        few = cost("-i", TestNetwork.INTERFACE);
        setting.network().addInterfaces(interfaces - 1);
        many = cost("-i", "any");
        row("interfaces", Figures.text("1 to %d interfaces", interfaces), few, many, 0);
    }

    /** @param allowed seconds that start-up may take longer, beside its share */
    private void row(String name, String what, Cost few, Cost many, double allowed) {
        double start = many.startSeconds / few.startSeconds;
        double packet = many.cpuMicros / few.cpuMicros;
        report.target(what + ": start-up", "", Figures.millis(few.startSeconds) + " to " + Figures.millis(many.startSeconds),
                allowed > 0 ? Figures.text("at most %.2f s more", allowed) : Figures.text("at most %.1f times", MOST_GROWTH),
                allowed > 0 ? (many.startSeconds - few.startSeconds) / allowed : start / MOST_GROWTH);
        report.target("    CPU for each packet", "", Figures.text("%.2f to %.2f us", few.cpuMicros, many.cpuMicros),
                Figures.text("at most %.1f times", MOST_GROWTH), packet / MOST_GROWTH);
        report.figure("ptcpdump_growth_" + name + "_start", start);
        report.figure("ptcpdump_growth_" + name + "_packet", packet);
    }

    private Cost withHolders(int processes, int socketsOfEach) throws IOException, InterruptedException {
        Process holders = new Tool("holders", List.of(new File("e2e/build/holders").getAbsolutePath()))
                .in(setting.network().namespace())
                .with(List.of("127.0.0.1", Integer.toString(processes), Integer.toString(socketsOfEach), HOLDERS_SECONDS))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = holders.inputReader(StandardCharsets.UTF_8)) {
            if (!"ready".equals(said.readLine())) {
                throw new IOException("not all of " + processes + " processes started");
            }
            return cost();
        } finally {
            Tool.end(holders);
        }
    }

    /** The middle of several runs. */
    private Cost cost(String... arguments) throws IOException, InterruptedException {
        double[] starts = new double[runs];
        double[] cpu = new double[runs];
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[all.length - 2] = "-w";
        all[all.length - 1] = "/dev/null";
        for (int i = 0; i < runs; i++) {
            try (CaptureRun capture = new CaptureRun(setting.ptcpdump(), setting.network(), all)) {
                starts[i] = capture.readySeconds();
                double before = capture.cpuSeconds();
                long sent = FloodRun.flood(setting.network(), setting.choose(RATE, 20_000), seconds).packets();
                cpu[i] = (capture.cpuSeconds() - before) * 1e6 / sent;
                capture.end();
            }
        }
        return new Cost(Figures.median(starts), Figures.median(cpu));
    }
}
