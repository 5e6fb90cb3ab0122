import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What the tools take of memory at rest and of the disk. */
final class FootprintBench {
    private static final double MOST_AT_REST = 90;
    private static final double MOST_ON_DISK = 70;
    private static final Path IMAGE = Path.of("target/image");

    private FootprintBench() {}

    static void measure(Setting setting) throws IOException, InterruptedException {
        double peer = memoryAtRest(setting, setting.tcpdump());
        double own = memoryAtRest(setting, setting.ptcpdump());
        double image = sizeOf(IMAGE) / 1e6;
        Report report = setting.report();
        report.target("memory at rest", Figures.megabytes(peer), Figures.megabytes(own),
                Figures.text("at most %.0f MB", MOST_AT_REST), own / MOST_AT_REST);
        report.target("the installed image", "", Figures.megabytes(image), Figures.text("at most %.0f MB", MOST_ON_DISK),
                image / MOST_ON_DISK);
        report.figures("rest_megabytes", peer, own);
        report.figure("ptcpdump_image_megabytes", image);
    }

    private static double memoryAtRest(Setting setting, Tool tool) throws IOException, InterruptedException {
        try (CaptureRun capture = new CaptureRun(tool, setting.network())) {
            Thread.sleep(2000);
            double megabytes = capture.memoryMegabytes();
            capture.end();
            return megabytes;
        }
    }

    private static long sizeOf(Path folder) throws IOException {
        long[] bytes = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes[0];
    }
}
