import java.util.Arrays;
import java.util.Locale;

/** Numbers and how they are shown. */
final class Figures {
    private Figures() {}

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static String millis(double seconds) {
        return text("%.1f ms", seconds * 1e3);
    }

    static String seconds(double seconds) {
        return text("%.2f s", seconds);
    }

    static String percent(double share) {
        return text("%.1f %%", share * 100);
    }

    static String megabytes(double megabytes) {
        return text("%.0f MB", megabytes);
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
