import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How much a capture slows down the traffic that it sees: TCP between two network namespaces. */
final class SlowdownBench {
    private static final String PORT = "7001";
    private static final String SERVER_SECONDS = "600";
    private static final double MOST = 0.02;
    private static final String NO_PACKET = "udp port 1 and host 10.219.0.250";
    private static final String[] TRAFFIC = {"bulk", "requests"};

    private final Setting setting;
    private final int rounds;
    private final String millis;

    private SlowdownBench(Setting setting) {
        this.setting = setting;
        rounds = setting.choose(9, 2);
        millis = Integer.toString(setting.choose(1000, 200));
    }

    static void measure(Setting setting) throws IOException, InterruptedException {
        SlowdownBench bench = new SlowdownBench(setting);
        Process server = throughput(setting.network().farNamespace(), "serve", TestNetwork.FAR, PORT, SERVER_SECONDS).start();
        try (BufferedReader said = server.inputReader(StandardCharsets.UTF_8)) {
            if (!"ready".equals(said.readLine())) {
                throw new IOException("the throughput server does not start");
            }
            bench.measure("unmatched", "a filter that matches nothing", "-w", "/dev/null", NO_PACKET);
            bench.measure("headers", "-s 96", "-w", "/dev/null", "-s", "96");
        } finally {
            Tool.end(server);
        }
    }

    /** The tools take turns with no capture at all; what counts is the middle of the rounds. */
    private void measure(String name, String what, String... arguments) throws IOException, InterruptedException {
        double[][] peer = new double[TRAFFIC.length][rounds];
        double[][] own = new double[TRAFFIC.length][rounds];
        for (int round = 0; round < rounds; round++) {
            double[] free = send();
            double[] withPeer = capturing(setting.tcpdump(), arguments);
            double[] withOwn = capturing(setting.ptcpdump(), arguments);
            for (int i = 0; i < TRAFFIC.length; i++) {
                peer[i][round] = 1 - withPeer[i] / free[i];
                own[i][round] = 1 - withOwn[i] / free[i];
            }
        }
        for (int i = 0; i < TRAFFIC.length; i++) {
            double peerSlowdown = Figures.median(peer[i]);
            double ownSlowdown = Figures.median(own[i]);
            setting.report().target("TCP " + TRAFFIC[i] + " slowed down by " + what, Figures.percent(peerSlowdown),
                    Figures.percent(ownSlowdown), Figures.text("at most %.0f %%, and tcpdump's own", MOST * 100),
                    ownSlowdown <= peerSlowdown ? ownSlowdown / MOST : Math.max(ownSlowdown / MOST, ownSlowdown / peerSlowdown));
            setting.report().figures("slowdown_" + name + "_" + TRAFFIC[i], peerSlowdown, ownSlowdown);
        }
    }

    private double[] capturing(Tool tool, String... arguments) throws IOException, InterruptedException {
        try (CaptureRun capture = new CaptureRun(tool, setting.network(), arguments)) {
            double[] rates = send();
            capture.end();
            return rates;
        }
    }

    /** What goes through of each kind of traffic. */
    private double[] send() throws IOException, InterruptedException {
        double[] rates = new double[TRAFFIC.length];
        for (int i = 0; i < TRAFFIC.length; i++) {
            Process client = throughput(setting.network().namespace(), TRAFFIC[i], TestNetwork.FAR, PORT, millis).start();
            String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (client.waitFor() != 0) {
                throw new IOException("the throughput client failed");
            }
            rates[i] = Double.parseDouble(said.strip());
        }
        return rates;
    }

    private static ProcessBuilder throughput(String namespace, String... arguments) {
        return new Tool("throughput", List.of(new File("e2e/build/throughput").getAbsolutePath())).in(namespace)
                .with(List.of(arguments)).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
