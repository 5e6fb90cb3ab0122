import java.io.File;
import java.io.IOException;
import java.util.List;

/** How soon the tools are there. Their runs take turns, so that what else the machine does meets all of them. */
final class StartBench {
    private static final double MOST_FOR_VERSION = 2;
    private static final double MOST_FOR_FIRST_PACKET = 10;
    private static final List<String> VERSION = List.of("--version");
    private static final List<String> ONE_PACKET = List.of("--immediate-mode", "-i", "lo", "-n", "-c", "1");

    private final Setting setting;
    private final int runs;

    private StartBench(Setting setting) {
        this.setting = setting;
        runs = setting.choose(21, 5);
    }

    static void measure(Setting setting) throws IOException, InterruptedException {
        new StartBench(setting).measure();
    }

    private void measure() throws IOException, InterruptedException {
        double[][] seconds = new double[6][runs];
        Tool[] inside = {setting.hello().in(namespace()), setting.tcpdump().in(namespace()), setting.ptcpdump().in(namespace())};
        Process pinger = new Tool("flood", List.of(new File("e2e/build/flood").getAbsolutePath())).in(namespace())
                .with(List.of("127.0.0.1", "9", "1000", "1000000", "300", "1")).start();
        try {
            for (int i = 0; i < runs; i++) {
                seconds[0][i] = setting.hello().seconds(List.of());
                seconds[1][i] = setting.tcpdump().seconds(VERSION);
                seconds[2][i] = setting.ptcpdump().seconds(VERSION);
                seconds[3][i] = inside[0].secondsToFirstLine(List.of());
                seconds[4][i] = inside[1].secondsToFirstLine(ONE_PACKET);
                seconds[5][i] = inside[2].secondsToFirstLine(ONE_PACKET);
            }
        } finally {
            Tool.end(pinger);
        }
        double[] medians = new double[seconds.length];
        for (int i = 0; i < medians.length; i++) {
            medians[i] = Figures.median(seconds[i]);
        }
        setting.report().row("a bare JVM's hello world", "", Figures.millis(medians[0]));
        row("version", "--version", medians[1], medians[2], medians[0], MOST_FOR_VERSION);
        row("first_packet", "start to first packet line", medians[4], medians[5], medians[3], MOST_FOR_FIRST_PACKET);
        setting.report().figure("hello_seconds", medians[0]);
        setting.report().figure("hello_first_line_seconds", medians[3]);
    }

    private String namespace() {
        return setting.network().namespace();
    }

    private void row(String name, String what, double peer, double own, double bare, double most) {
        double times = own / bare;
        setting.report().target(what + " (median of " + runs + ")", Figures.millis(peer), Figures.millis(own),
                Figures.text("%.1f x hello world, at most %.0f", times, most), times / most);
        setting.report().figures(name + "_seconds", peer, own);
    }
}
