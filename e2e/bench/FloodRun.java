import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What one tool made of a flood that it wrote to a file.
 *
 * @param sent packets that the kernel took from the packet source
 * @param rate packets a second that were really sent
 * @param written packets that the file holds, as tcpdump counts them
 * @param dropped packets that the tool says the kernel dropped, or -1
 * @param cpuSeconds user and system time of the tool's process
 */
record FloodRun(long sent, double rate, long written, long dropped, double cpuSeconds) {
    private static final int FLOWS = 16;
    private static final Duration READY_LIMIT = Duration.ofSeconds(20);
    private static final Path ERRORS = Path.of("e2e/build/flood-run.err");

    long lost() {
        return sent - written;
    }

    /** CPU time for each packet, in microseconds. */
    double cpuMicros() {
        return cpuSeconds * 1e6 / sent;
    }

    static FloodRun measure(Tool tool, TestNetwork network, int rate, int seconds) throws IOException, InterruptedException {
        Path file = Files.createTempFile("ptcpdump-bench", ".pcapng");
        Process capture = tool.in(network.namespace())
                .with(List.of("-i", TestNetwork.INTERFACE, "-n", "-w", file.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ERRORS.toFile()).start();
        try {
            awaitReady(capture);
            String said = flood(network, rate, seconds);
            Thread.sleep(1000);
            double cpu = cpuSeconds(capture.pid());
            new ProcessBuilder("kill", "-INT", Long.toString(capture.pid())).start().waitFor();
            if (!capture.waitFor(30, TimeUnit.SECONDS)) {
                throw new IOException(tool.name() + " did not end on SIGINT");
            }
            String[] words = said.split(" ");
            long sent = Long.parseLong(words[0]);
            return new FloodRun(sent, sent / Double.parseDouble(words[3]), packetsIn(file), saidToBeDropped(), cpu);
        } finally {
            Tool.end(capture);
            Files.delete(file);
        }
    }

    /** A capture says on standard error that it listens; what is sent before would not be its loss. */
    private static void awaitReady(Process capture) throws IOException, InterruptedException {
        long limit = System.nanoTime() + READY_LIMIT.toNanos();
        while (!errors().contains("listening on")) {
            if (!capture.isAlive() || System.nanoTime() > limit) {
                throw new IOException("no capture started: " + errors());
            }
            Thread.sleep(20);
        }
        Thread.sleep(200);
    }

    private static String flood(TestNetwork network, int rate, int seconds) throws IOException, InterruptedException {
        long count = (long) rate * seconds;
        Process flood = new Tool("flood", List.of(new File("e2e/build/flood").getAbsolutePath()))
                .in(network.namespace())
                .with(List.of(TestNetwork.TARGET, "9", Integer.toString(rate), Long.toString(count),
                        Integer.toString(2 * seconds + 1), Integer.toString(FLOWS)))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(flood.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (flood.waitFor() != 0) {
            throw new IOException("the packet source failed");
        }
        return said;
    }

    /** User and system time of a process, fields 14 and 15 of /proc/PID/stat, in ticks of 10 ms (proc(5)). */
    private static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(afterName[11]) + Long.parseLong(afterName[12])) / 100.0;
    }

    private static long packetsIn(Path file) throws IOException, InterruptedException {
        Process count = new ProcessBuilder("tcpdump", "-r", file.toString(), "--count")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(count.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (count.waitFor() != 0) {
            throw new IOException("tcpdump cannot read the file that was written");
        }
        return Long.parseLong(said.substring(0, said.indexOf(' ')));
    }

    private static long saidToBeDropped() throws IOException {
        return errors().lines().filter(line -> line.endsWith("dropped by kernel"))
                .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf(' ')))).findFirst().orElse(-1);
    }

    private static String errors() throws IOException {
        return Files.readString(ERRORS);
    }
}
