import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Prints the notice that goes with the libraries: the list of them, what their own notices say, and the texts of their licences, each once.
 * Those that nothing was taken from are not in it. Arguments: the list as license-maven-plugin makes it, the jar with what was taken, a
 * directory of texts of licences that are in no jar (ARTIFACT.txt), and the jars.
 */
final class Notices {
    private static final Pattern LICENCE = Pattern.compile("META-INF/[^/]*(LICENSE|COPYING)[^/]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOTICE = Pattern.compile("META-INF/[^/]*NOTICE[^/]*", Pattern.CASE_INSENSITIVE);
    private static final String RULE = "\n" + "-".repeat(80) + "\n";

    private Notices() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, List<String>> notices = new LinkedHashMap<>();
        Map<String, List<String>> licences = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        try (JarFile jar = new JarFile(arguments[1])) {
            jar.stream().filter(each -> each.getName().endsWith(".class")).forEach(each -> taken.add(each.getName()));
        }
        StringBuilder list = new StringBuilder();
        List<String> lines = Files.readAllLines(Path.of(arguments[0]));
        for (String path : Arrays.asList(arguments).subList(3, arguments.length)) {
            try (JarFile jar = new JarFile(path)) {
                if (jar.stream().noneMatch(each -> taken.contains(each.getName()))) {
                    continue;
                }
                String name = Path.of(path).getFileName().toString().replace(".jar", "");
                String line = lines.stream().filter(each -> (each + ' ').contains(':' + name.replaceFirst("-(?=\\d)", ":") + ' '))
                        .findFirst().orElseThrow(() -> new IllegalStateException("no licence is known of " + name));
                list.append(line.strip()).append('\n');
                Path text = Path.of(arguments[2], name.replaceFirst("-\\d.*", "") + ".txt");
                if (Files.exists(text)) {
                    add(licences, Files.readString(text), name);
                }
                for (JarEntry entry : Collections.list(jar.entries())) {
                    boolean isLicence = LICENCE.matcher(entry.getName()).matches();
                    if (!entry.isDirectory() && (isLicence || NOTICE.matcher(entry.getName()).matches())) {
                        try (InputStream in = jar.getInputStream(entry)) {
                            add(isLicence ? licences : notices, new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
                        }
                    }
                }
            }
        }
        System.out.println("ptcpdump contains parts of these libraries, shrunk to what it uses. Their names, versions and licences:\n");
        System.out.print(list);
        notices.forEach(Notices::print);
        licences.forEach(Notices::print);
    }

    /** Texts that differ in white space alone are one. */
    private static void add(Map<String, List<String>> texts, String text, String owner) {
        String shape = text.replaceAll("\\s+", " ").strip();
        for (Map.Entry<String, List<String>> each : texts.entrySet()) {
            if (each.getKey().replaceAll("\\s+", " ").strip().equals(shape)) {
                each.getValue().add(owner);
                return;
            }
        }
        texts.put(text, new ArrayList<>(List.of(owner)));
    }

    private static void print(String text, List<String> owners) {
        System.out.println(RULE + String.join(", ", owners) + RULE + text.strip());
    }
}
