package io.ptcpdump.cli;

import io.ptcpdump.cli.Options.Action;
import io.ptcpdump.cli.Options.CaptureDirection;
import io.ptcpdump.container.ContainerCriteria;
import io.ptcpdump.container.ContainerCriteria.PodPattern;
import io.ptcpdump.container.EngineChoice;
import io.ptcpdump.container.Glob;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.dissect.stack.Stack;
import io.ptcpdump.hook.HookChoices;
import io.ptcpdump.hook.HookException;
import io.ptcpdump.process.ProcessCriteria;
import io.ptcpdump.process.ProcessFilter;
import io.ptcpdump.text.DumpStyle;
import io.ptcpdump.text.LocalZone;
import io.ptcpdump.text.TextOptions;
import io.ptcpdump.text.TextOptions.OwnerFields;
import io.ptcpdump.text.TimestampStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns the words of the command line into {@link Options}. */
final class OptionsParser {
    private static final List<String> CONTEXT_WORDS =
            List.of("process", "thread", "parentproc", "user", "container", "pod");
    private static final List<String> NOT_WITH_JSON = List.of("-A", "-x", "-X", "-t", "-#", "--count");
    private static final long MAX_UID = 0xffff_ffffL;
    private static final List<String> LOG_LEVELS = List.of("debug", "info", "warn", "error");

    private final ParseResult result;
    private final List<String> command;
    private final BooleanSupplier terminal;

    private OptionsParser(ParseResult result, List<String> command, BooleanSupplier terminal) {
        this.result = result;
        this.command = command;
        this.terminal = terminal;
    }

    /**
     * @param terminal asked in the end whether standard output is one, so that each packet is printed at once
     * @throws UsageException if the words make no sense
     */
    static Options parse(String[] words, BooleanSupplier terminal) {
        List<String> own = new ArrayList<>();
        List<String> command = new ArrayList<>();
        List<String> current = own;
        for (String word : words) {
            if (current == own && word.equals("--")) {
                current = command;
            } else {
                current.add(word);
            }
        }
        CommandLine commandLine = OptionSpecs.commandLine();
        try {
            ParseResult result = commandLine.parseArgs(own.toArray(new String[0]));
            return new OptionsParser(result, command, terminal).options();
        } catch (ParameterException e) {
            throw new UsageException(firstLine(e.getMessage()));
        }
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.isEmpty() ? line : Character.toLowerCase(line.charAt(0)) + line.substring(1);
    }

    private Options options() {
        String level = lastOf("--log-level", "warn");
        if (!LOG_LEVELS.contains(level)) {
            throw new UsageException("invalid log level " + level + ": not one of debug, info, warn, error");
        }
        String readFile = lastOf("-r", null);
        boolean nanoseconds = nanoseconds();
        return new Options(
                action(readFile),
                interfaces(),
                readFile,
                writeFile(),
                has("--print"),
                json(),
                has("--count"),
                packetLimit(),
                snaplen(),
                ringBytes(),
                direction(),
                has("-U"),
                has("--process-blocks"),
                has("--immediate-mode"),
                nanoseconds,
                expression(),
                processes(),
                has("--wait"),
                command,
                payloadProtocol(),
                level.equals("error"),
                level.equals("info") || level.equals("debug"),
                hooks(),
                engines(),
                textOptions(nanoseconds),
                printOptions());
    }

    private Action action(String readFile) {
        if (has("-h")) {
            return Action.HELP;
        }
        if (has("--version")) {
            return Action.VERSION;
        }
        if (has("-D")) {
            return Action.LIST_INTERFACES;
        }
        if (has("--doctor")) {
            return Action.DOCTOR;
        }
        if (readFile == null) {
            return Action.CAPTURE;
        }
        if (!command.isEmpty()) {
            throw new UsageException("a command cannot be run while a file is read");
        }
        return Action.READ;
    }

    private String writeFile() {
        String file = lastOf("-w", null);
        if ("-".equals(file) && has("--print")) {
            throw new UsageException("--print and -w - would mix text and packets on standard output");
        }
        return file;
    }

    /** Refuses with it what would change nothing, or would not be in it. */
    private boolean json() {
        if (!has("--json")) {
            return false;
        }
        for (String option : NOT_WITH_JSON) {
            if (has(option)) {
                throw new UsageException("--json cannot be combined with " + option);
            }
        }
        if (has("-w") && !has("--print")) {
            throw new UsageException("--json with -w needs --print, without which nothing is printed");
        }
        return true;
    }

    private List<String> interfaces() {
        Set<String> names = new LinkedHashSet<>(listOf("-i"));
        if (names.isEmpty()) {
            return List.of(command.isEmpty() ? "lo" : "any");
        }
        return List.copyOf(names);
    }

    private long packetLimit() {
        String text = lastOf("-c", null);
        if (text == null) {
            return 0;
        }
        long limit = number(text, Long.MAX_VALUE);
        if (limit < 1) {
            throw new UsageException("invalid packet count " + text);
        }
        return limit;
    }

    private int snaplen() {
        String text = lastOf("-s", "0");
        long length = number(text, Options.MAX_SNAPLEN);
        if (length < 0) {
            throw new UsageException("invalid snaplen " + text);
        }
        return length == 0 ? Options.MAX_SNAPLEN : (int) length;
    }

    private int ringBytes() {
        String text = lastOf("-B", null);
        if (text == null) {
            return Options.DEFAULT_RING_BYTES;
        }
        long kibibytes = number(text, Options.MAX_RING_BYTES / 1024);
        if (kibibytes < 1) {
            throw new UsageException("invalid packet buffer size " + text);
        }
        int bytes = Math.max((int) kibibytes * 1024, Options.MIN_RING_BYTES);
        return bytes == Integer.highestOneBit(bytes) ? bytes : 2 * Integer.highestOneBit(bytes);
    }

    private CaptureDirection direction() {
        String word = lastOf("-Q", "inout");
        return switch (word) {
            case "in" -> CaptureDirection.IN;
            case "out" -> CaptureDirection.OUT;
            case "inout" -> CaptureDirection.BOTH;
            default -> throw new UsageException("unknown capture direction `" + word + "'");
        };
    }

    private String expression() {
        String file = lastOf("-F", null);
        if (file == null) {
            String[] words = result.hasMatchedPositional(0) ? result.matchedPositionalValue(0, new String[0]) : new String[0];
            return String.join(" ", words).strip();
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (NoSuchFileException e) {
            throw new UsageException("can't open " + file + ": No such file or directory");
        } catch (IOException e) {
            throw new UsageException("can't read " + file + ": " + e.getMessage());
        }
    }

    private ProcessFilter processes() {
        return new ProcessFilter(criteria("--"), criteria("--not-"), containers());
    }

    /** What the options say that begin with {@code prefix}. */
    private ProcessCriteria criteria(String prefix) {
        return new ProcessCriteria(
                numbers(prefix + "pid", 1, Integer.MAX_VALUE),
                names(prefix + "pname"),
                numbers(prefix + "uid", 0, MAX_UID),
                numbers(prefix + "ppid", 1, Integer.MAX_VALUE),
                has("-f"));
    }

    private ContainerCriteria containers() {
        List<Glob> names = new ArrayList<>();
        names("--container-name").forEach(name -> names.add(new Glob(name)));
        List<PodPattern> pods = new ArrayList<>();
        names("--pod-name").forEach(name -> pods.add(PodPattern.parse(name)));
        return new ContainerCriteria(listOf("--container-id"), names, pods);
    }

    /** Names are no lists: a name may have a comma. */
    private List<String> names(String option) {
        List<String> names = valuesOf(option);
        if (names.contains("")) {
            throw new UsageException("empty value for " + option);
        }
        return names;
    }

    private int[] numbers(String option, long lowest, long highest) {
        List<String> words = listOf(option);
        int[] numbers = new int[words.size()];
        for (int i = 0; i < numbers.length; i++) {
            long value = number(words.get(i), highest);
            if (value < lowest) {
                throw new UsageException("invalid " + option.substring(2) + " " + words.get(i));
            }
            numbers[i] = (int) value;
        }
        return numbers;
    }

    private HookChoices hooks() {
        try {
            return HookChoices.parse(listOf("--hooks"));
        } catch (HookException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /** None where nothing of containers is to be shown, and none is asked for. */
    private EngineChoice engines() {
        OwnerFields shown = ownerFields();
        if (!shown.container() && !shown.pod() && containers().isEmpty()) {
            return EngineChoice.NONE;
        }
        String cri = lastOf("--cri-runtime-address", "");
        String docker = lastOf("--docker-address", null);
        return new EngineAddresses(
                docker == null ? EngineAddresses.DOCKER : docker,
                docker == null ? EngineAddresses.PODMAN : "",
                lastOf("--containerd-address", EngineAddresses.CONTAINERD),
                cri.isEmpty() ? EngineAddresses.CRI : List.of(cri),
                lastOf("--kubeconfig", null));
    }

    private String payloadProtocol() {
        String protocol = lastOf("-T", null);
        if (protocol != null && !Stack.forcible().contains(protocol)) {
            throw new UsageException("unknown packet type '" + protocol + "'");
        }
        return protocol;
    }

    private boolean nanoseconds() {
        String precision = lastOf("--time-stamp-precision", has("--nano") && !has("--micro") ? "nano" : "micro");
        return switch (precision) {
            case "micro" -> false;
            case "nano" -> true;
            default -> throw new UsageException("unable to parse time stamp precision " + precision + ": not micro or nano");
        };
    }

    private TextOptions textOptions(boolean nanoseconds) {
        TimestampStyle style;
        try {
            style = TimestampStyle.ofCount(countOf("-t"));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
        return new TextOptions(
                has("-#"),
                style,
                nanoseconds,
                has("--utc-time") ? LocalZone.UTC : LocalZone.ofEnvironment(),
                DumpStyle.ofCounts(countOf("-x"), countOf("-X"), countOf("-A")),
                has("--oneline"),
                has("-l") || terminal.getAsBoolean(),
                true,
                ownerFields());
    }

    private OwnerFields ownerFields() {
        List<String> words = listOf("--context");
        if (words.isEmpty()) {
            return OwnerFields.ALL;
        }
        for (String word : words) {
            if (!CONTEXT_WORDS.contains(word)) {
                throw new UsageException("invalid context " + word + ": not one of " + String.join(", ", CONTEXT_WORDS));
            }
        }
        return new OwnerFields(
                words.contains("process"),
                words.contains("thread"),
                words.contains("parentproc"),
                words.contains("user"),
                words.contains("container"),
                words.contains("pod"));
    }

    private PrintOptions printOptions() {
        boolean dump = has("-x") || has("-X");
        return new PrintOptions(
                countOf("-v"),
                has("-q"),
                has("-e"),
                countOf("-n"),
                has("-S"),
                has("-K"),
                has("-u"),
                has("-b"),
                has("-H"),
                has("-N"),
                dump,
                has("-g"),
                true);
    }

    // ---- what was given

    private boolean has(String option) {
        return result.hasMatchedOption(option);
    }

    private int countOf(String option) {
        boolean[] occurrences = result.matchedOptionValue(option, new boolean[0]);
        return occurrences.length;
    }

    private List<String> valuesOf(String option) {
        return List.of(result.matchedOptionValue(option, new String[0]));
    }

    /** All values of an option that may be given again, each possibly a list with commas. */
    private List<String> listOf(String option) {
        List<String> all = new ArrayList<>();
        for (String value : valuesOf(option)) {
            int start = 0;
            for (int comma; (comma = value.indexOf(',', start)) >= 0; start = comma + 1) {
                all.add(value.substring(start, comma).strip());
            }
            all.add(value.substring(start).strip());
        }
        for (String value : all) {
            if (value.isEmpty()) {
                throw new UsageException("empty value for " + option);
            }
        }
        return all;
    }

    private String lastOf(String option, String absent) {
        List<String> values = valuesOf(option);
        return values.isEmpty() ? absent : values.getLast();
    }

    /** A decimal number from 0 to {@code max}, or -1. */
    private static long number(String text, long max) {
        if (text.isEmpty() || text.length() > 19) {
            return -1;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        try {
            long value = Long.parseLong(text);
            return value <= max ? value : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
