import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run found: printed as one table when it ends, and written as JSON and as a chart. */
final class Report {
    private record Fact(String name, String value) {}

    /** A line of the table. {@code share} is what the figure makes of the most that the target allows. */
    record Row(String what, String tcpdump, String ptcpdump, String target, double share) {
        boolean isMet() {
            return share <= 1;
        }
    }

    private final List<Fact> facts = new ArrayList<>();
    private final List<Fact> figures = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /** Adds something that the figures depend on: a version, the machine. */
    void fact(String name, String value) {
        facts.add(new Fact(name, value));
    }

    /** Adds a figure to the JSON file. */
    void figure(String name, double value) {
        figures.add(new Fact(name, number(value)));
    }

    /** Adds a row of the table without a target. */
    void row(String what, String tcpdump, String ptcpdump) {
        rows.add(new Row(what, tcpdump, ptcpdump, "", 0));
    }

    /**
     * Adds a row of the table with what is aimed at.
     *
     * @param share what the figure makes of the most that the target allows: more than 1 where it is not met
     */
    void target(String what, String tcpdump, String ptcpdump, String target, double share) {
        rows.add(new Row(what, tcpdump, ptcpdump, target, share));
    }

    /** Adds a figure of both tools to the JSON file. */
    void figures(String name, double tcpdump, double ptcpdump) {
        figure("tcpdump_" + name, tcpdump);
        figure("ptcpdump_" + name, ptcpdump);
    }

    void print() {
        for (Fact fact : facts) {
            System.out.printf(Locale.ROOT, "%-10s %s%n", fact.name(), fact.value());
        }
        System.out.println();
        String line = "%-56s %12s %20s  %s%n";
        System.out.printf(Locale.ROOT, line, "", "tcpdump", "ptcpdump", "target");
        for (Row row : rows) {
            String verdict = row.target().isEmpty() ? "" : row.target() + (row.isMet() ? ": met" : ": NOT MET");
            System.out.printf(Locale.ROOT, line, row.what(), row.tcpdump(), row.ptcpdump(), verdict);
        }
    }

    void write(Path file) throws IOException {
        StringBuilder json = new StringBuilder("{\n");
        for (Fact fact : facts) {
            json.append("  ").append(quoted(fact.name())).append(": ").append(quoted(fact.value())).append(",\n");
        }
        json.append("  \"figures\": {\n");
        for (int i = 0; i < figures.size(); i++) {
            Fact figure = figures.get(i);
            json.append("    ").append(quoted(figure.name())).append(": ").append(figure.value())
                    .append(i + 1 < figures.size() ? ",\n" : "\n");
        }
        json.append("  },\n  \"targets\": {");
        String separator = "\n";
        for (Row row : rows) {
            if (!row.target().isEmpty()) {
                json.append(separator).append("    ").append(quoted(row.what() + ", " + row.target())).append(": ").append(row.isMet());
                separator = ",\n";
            }
        }
        Files.writeString(file, json.append("\n  }\n}\n"));
    }

    /** Draws the rows that have a target. */
    void draw(Path file) throws IOException {
        Files.writeString(file, Chart.of(facts.stream().map(fact -> fact.name() + " " + fact.value()).toList(), rows));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.6f", value);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
