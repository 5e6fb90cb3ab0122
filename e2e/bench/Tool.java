import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program to be measured.
 *
 * @param name what the table calls it
 * @param command its path, and the arguments that it always gets
 */
record Tool(String name, List<String> command) {
    private static final int LIMIT_SECONDS = 60;

    /** The same tool, started inside a network namespace. */
    Tool in(String namespace) {
        List<String> inside = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        inside.addAll(command);
        return new Tool(name, inside);
    }

    ProcessBuilder with(List<String> arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        return new ProcessBuilder(all);
    }

    /** Returns the first line that the tool prints of itself. */
    String version() throws IOException, InterruptedException {
        Process process = with(List.of("--version")).redirectErrorStream(true).start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            return lines.readLine();
        } finally {
            end(process);
        }
    }

    /** Returns the seconds that a run takes, its output going to /dev/null. */
    double seconds(List<String> arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = with(arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        Process process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            end(process);
            throw new IOException(name + " " + arguments + " took more than " + LIMIT_SECONDS + " s");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException(name + " " + arguments + " ended with status " + process.exitValue());
        }
        return seconds;
    }

    /** Returns the seconds from the start of a run to the first line on its standard output. */
    double secondsToFirstLine(List<String> arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = with(arguments).redirectError(new File("e2e/build/first-line.err"));
        long start = System.nanoTime();
        Process process = builder.start();
        Thread.startVirtualThread(() -> endLater(process));
        try (InputStreamReader output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            if (output.read() < 0) {
                throw new IOException(name + " " + arguments + " printed nothing; see e2e/build/first-line.err");
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            end(process);
        }
    }

    /** A tool that hangs closes its output when it is ended, and so ends the wait for its first line. */
    private static void endLater(Process process) {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                end(process);
            }
        } catch (InterruptedException ignored) {
            // The run is over; so is the watch.
        }
    }

    /** Asks a process to end, and makes it where it does not. */
    static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
