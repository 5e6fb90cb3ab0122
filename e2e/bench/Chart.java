import java.util.ArrayList;
import java.util.List;

/** The rows of a report as a picture in SVG: how much each figure makes of what its target allows. */
final class Chart {
    private static final int WIDTH = 1100;
    private static final int TEXT_WIDTH = 420;
    private static final int BAR_AREA = 360;
    private static final int ROW_HEIGHT = 22;
    private static final int TOP = 70;
    /** The scale is logarithmic, since figures may be a tenth of what is allowed, or many times it. */
    private static final double LEAST = 1.0 / 64;

    private static final double MOST = 16;

    private Chart() {}

    static String of(List<String> facts, List<Report.Row> rows) {
        List<Report.Row> shown = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        String heading = "";
        for (Report.Row row : rows) {
            boolean isPart = row.what().startsWith(" ");
            heading = isPart ? heading : row.what();
            if (!row.target().isEmpty()) {
                shown.add(row);
                titles.add(isPart ? heading + ":" + row.what().replaceFirst(" +", " ") : row.what());
            }
        }
        int height = TOP + ROW_HEIGHT * shown.size() + 20;
        StringBuilder svg = new StringBuilder(Figures.text(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n", WIDTH, height));
        text(svg, 10, 20, "What each figure makes of the most that its target allows (logarithmic; left of the line: met)");
        text(svg, 10, 40, String.join(", ", facts));
        int line = TEXT_WIDTH + length(1);
        svg.append(Figures.text("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"black\"/>%n", line, TOP - 15, line, height - 15));
        for (int i = 0; i < shown.size(); i++) {
            Report.Row row = shown.get(i);
            int y = TOP + ROW_HEIGHT * i;
            text(svg, 10, y + 10, shortened(titles.get(i)));
            svg.append(Figures.text("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"14\" fill=\"%s\"/>%n",
                    TEXT_WIDTH, y - 2, Math.max(1, length(row.share())), row.isMet() ? "#2a7" : "#c43"));
            text(svg, TEXT_WIDTH + BAR_AREA + 10, y + 10, row.ptcpdump() + " (" + row.target() + ")");
        }
        return svg.append("</svg>\n").toString();
    }

    private static String shortened(String title) {
        return title.length() <= 68 ? title : title.substring(0, 67) + "…";
    }

    private static int length(double share) {
        double held = Math.clamp(share, LEAST, MOST);
        return (int) (BAR_AREA * Math.log(held / LEAST) / Math.log(MOST / LEAST));
    }

    private static void text(StringBuilder svg, int x, int y, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        svg.append(Figures.text("<text x=\"%d\" y=\"%d\">%s</text>%n", x, y, escaped));
    }
}
