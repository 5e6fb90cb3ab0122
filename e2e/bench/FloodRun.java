import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What one tool made of a flood of the smallest packets.
 *
 * @param sent       packets that the kernel took from the packet source
 * @param rate       packets a second that were really sent
 * @param captured   packets that the tool says it captured
 * @param dropped    packets that it says the kernel dropped
 * @param cpuSeconds user and system time of the tool's process, its start included
 * @param megabytes  its resident memory after the flood
 */
record FloodRun(long sent, double rate, long captured, long dropped, double cpuSeconds, double megabytes) {
    private static final int FLOWS = 16;
    private static final int MILLIS_TO_READ_THE_REST = 1000;

    /** What the packet source sent, and how many a second. */
    record Sent(long packets, double rate) {}

    long lost() {
        return sent - captured;
    }

    /** CPU time for each packet, in microseconds. */
    double cpuMicros() {
        return cpuSeconds * 1e6 / sent;
    }

    /**
     * Sends a flood while the tool captures.
     *
     * @param rate      packets a second
     * @param arguments what the tool makes of the packets
     */
    static FloodRun measure(Tool tool, TestNetwork network, int rate, int seconds, String... arguments)
            throws IOException, InterruptedException {
        try (CaptureRun capture = new CaptureRun(tool, network, arguments)) {
            Thread.sleep(200);
            Sent flood = flood(network, rate, seconds);
            double cpu = capture.cpuSeconds();
            double megabytes = capture.memoryMegabytes();
            capture.end();
            return new FloodRun(flood.packets(), flood.rate(), capture.captured(), capture.dropped(), cpu, megabytes);
        }
    }

    /** Sends to nobody, and waits until a capture has read the rest. */
    static Sent flood(TestNetwork network, int rate, int seconds) throws IOException, InterruptedException {
        Process flood = new Tool("flood", List.of(new File("e2e/build/flood").getAbsolutePath())).in(network.namespace())
                .with(List.of(TestNetwork.NOBODY, "9", Integer.toString(rate), Long.toString((long) rate * seconds),
                        Integer.toString(seconds + 1), Integer.toString(FLOWS)))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(flood.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (flood.waitFor() != 0) {
            throw new IOException("the packet source failed");
        }
        Thread.sleep(MILLIS_TO_READ_THE_REST);
        String[] words = said.split(" ");
        long sent = Long.parseLong(words[0]);
        return new Sent(sent, sent / Double.parseDouble(words[3]));
    }
}
