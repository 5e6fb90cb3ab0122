import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How fast a file of mixed packets is read. */
final class ReadBench {
    private static final double LEAST_SPEED_UP = 4;
    private static final int RUNS = 3;
    private static final String COPY = "/dev/null";

    private ReadBench() {}

    static void measure(Setting setting) throws IOException, InterruptedException {
        int packets = setting.choose(1_000_000, 50_000);
        Path file = Path.of("e2e/build/mixed-" + packets + ".pcap");
        MixedCapture.write(file, packets);
        setting.report().row(Figures.text("-r, %,d mixed packets (median of %d)", packets, RUNS), "", "");
        setting.report().figure("read_packets", packets);
        measure(setting, file, "text", "-n");
        measure(setting, file, "verbose", "-n", "-v");
        measure(setting, file, "hex", "-n", "-X");
        measure(setting, file, "count", "--count");
        measure(setting, file, "copy", "-w", COPY);
    }

    private static void measure(Setting setting, Path file, String name, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-r", file.toString()));
        arguments.addAll(List.of(options));
        double[][] seconds = new double[2][RUNS];
        for (int i = 0; i < RUNS; i++) {
            for (int tool = 0; tool < 2; tool++) {
                seconds[tool][i] = setting.tools().get(tool).seconds(arguments);
            }
        }
        double peer = Figures.median(seconds[0]);
        double own = Figures.median(seconds[1]);
        setting.report().target("    " + String.join(" ", options), Figures.seconds(peer), Figures.seconds(own),
                Figures.text("%.1f times as fast, at least %.0f", peer / own, LEAST_SPEED_UP), LEAST_SPEED_UP * own / peer);
        setting.report().figures("read_" + name + "_seconds", peer, own);
    }
}
