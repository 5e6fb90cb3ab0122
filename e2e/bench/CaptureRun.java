import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A live capture by one tool, from its start until it has said its counts. */
final class CaptureRun implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofSeconds(20);
    private static final int TICKS_PER_SECOND = 100;
    /** Fields of /proc/PID/stat (proc(5)) behind the name: user and system time. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    private final Tool tool;
    private final Path errors = Files.createTempFile("ptcpdump-bench", ".err");
    private final Process process;
    private final double readySeconds;

    /**
     * Starts a capture and waits until it listens.
     *
     * @param arguments those of the tool beside {@code -n} and the interface
     */
    CaptureRun(Tool tool, TestNetwork network, String... arguments) throws IOException, InterruptedException {
        this.tool = tool;
        List<String> all = new ArrayList<>(List.of("-i", TestNetwork.INTERFACE, "-n"));
        all.addAll(List.of(arguments));
        long start = System.nanoTime();
        process = tool.in(network.namespace()).with(all)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(errors.toFile()).start();
        readySeconds = awaitReady(start);
    }

    /** A capture says on standard error that it listens; what is sent before would not be its loss. */
    private double awaitReady(long start) throws IOException, InterruptedException {
        while (!said().contains("listening on")) {
            if (!process.isAlive() || System.nanoTime() - start > READY_LIMIT.toNanos()) {
                String reason = said();
                close();
                throw new IOException(tool.name() + ": no capture started: " + reason);
            }
            Thread.sleep(1);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** From its start until it said that it listens; a millisecond more or less. */
    double readySeconds() {
        return readySeconds;
    }

    /** Its user and system time so far. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(proc("stat"));
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (double) (Long.parseLong(afterName[USER_TIME]) + Long.parseLong(afterName[SYSTEM_TIME])) / TICKS_PER_SECOND;
    }

    /** Its resident memory now, in megabytes of 10^6 bytes. */
    double memoryMegabytes() throws IOException {
        for (String line : Files.readAllLines(proc("status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024 / 1e6;
            }
        }
        throw new IOException("no VmRSS of " + tool.name());
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    /** Ends it as Ctrl-C does, and waits for its counts. */
    void end() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IOException(tool.name() + " did not end on SIGINT");
        }
    }

    /** The packets that it says it captured. */
    long captured() throws IOException {
        return count("captured");
    }

    /** The packets that it says the kernel dropped. */
    long dropped() throws IOException {
        return count("dropped by kernel");
    }

    private long count(String what) throws IOException {
        return said().lines().filter(line -> line.endsWith(" packets " + what) || line.endsWith(" packet " + what))
                .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf(' ')))).findFirst()
                .orElseThrow(() -> new IOException(tool.name() + " says no count of packets " + what));
    }

    private String said() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() throws IOException {
        try {
            Tool.end(process);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("while " + tool.name() + " ends");
        }
        Files.delete(errors);
    }
}
