import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run found: printed as one table when it ends, and written as JSON. */
final class Report {
    private record Fact(String name, String value) {}

    private record Row(String what, String tcpdump, String ptcpdump, String target, boolean met) {}

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
        rows.add(new Row(what, tcpdump, ptcpdump, "", true));
    }

    /** Adds a row of the table with what is aimed at, and whether it was met. */
    void row(String what, String tcpdump, String ptcpdump, String target, boolean met) {
        rows.add(new Row(what, tcpdump, ptcpdump, target, met));
    }

    void print() {
        for (Fact fact : facts) {
            System.out.printf(Locale.ROOT, "%-10s %s%n", fact.name(), fact.value());
        }
        System.out.println();
        String line = "%-46s %14s %14s  %s%n";
        System.out.printf(Locale.ROOT, line, "", "tcpdump", "ptcpdump", "target");
        for (Row row : rows) {
            String verdict = row.target().isEmpty() ? "" : row.target() + (row.met() ? ": met" : ": NOT MET");
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
                json.append(separator).append("    ").append(quoted(row.what() + ", " + row.target())).append(": ").append(row.met());
                separator = ",\n";
            }
        }
        Files.writeString(file, json.append("\n  }\n}\n"));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.6f", value);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
