package io.ptcpdump;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which of our packages use which, as their class files say. Names are relative to io.ptcpdump. A constant that the compiler
 * copied leaves no trace in the class that uses it.
 */
final class PackageDependencies {
    private static final String ROOT = "io/ptcpdump/";
    private static final String FOREIGN = "java/lang/foreign/";

    private final SortedMap<String, SortedSet<String>> used = new TreeMap<>();
    private final SortedSet<String> foreign = new TreeSet<>();

    /** Reads all class files under {@code folder}. */
    static PackageDependencies read(Path folder) throws IOException {
        PackageDependencies dependencies = new PackageDependencies();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                dependencies.add(Files.readAllBytes(file));
            }
        }
        return dependencies;
    }

    void add(byte[] classFile) {
        ClassModel model = ClassFile.of().parse(classFile);
        String user = packageOf(model.thisClass().asInternalName());
        used.computeIfAbsent(user, unused -> new TreeSet<>());
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry type) {
                addType(user, type.asInternalName());
            } else if (entry instanceof Utf8Entry text) {
                addDescriptors(user, text.stringValue()); // of fields, methods, annotations and generic types
            }
        }
    }

    private void addDescriptors(String user, String text) {
        for (int at = text.indexOf('L'); at >= 0; at = text.indexOf('L', at + 1)) {
            if (text.startsWith(ROOT, at + 1) || text.startsWith(FOREIGN, at + 1)) {
                int end = at + 1;
                while (end < text.length() && text.charAt(end) != ';' && text.charAt(end) != '<') {
                    end++;
                }
                addType(user, text.substring(at + 1, end));
            }
        }
    }

    private void addType(String user, String internalName) {
        if (internalName.startsWith(FOREIGN)) {
            foreign.add(user);
        } else if (internalName.startsWith(ROOT) && !packageOf(internalName).equals(user)) {
            used.get(user).add(packageOf(internalName));
        }
    }

    private static String packageOf(String internalName) {
        int end = internalName.lastIndexOf('/');
        return end < ROOT.length() ? "" : internalName.substring(ROOT.length(), end).replace('/', '.');
    }

    /** The packages that have classes. */
    Set<String> packages() {
        return used.keySet();
    }

    /** The packages that use java.lang.foreign. */
    Set<String> usersOfForeignMemory() {
        return foreign;
    }

    /** Each use that {@code allowed} (package to the packages that it may use) does not have, as a line of text. */
    List<String> violations(Map<String, Set<String>> allowed) {
        List<String> violations = new ArrayList<>();
        used.forEach((user, all) -> {
            if (!allowed.containsKey(user)) {
                violations.add(user + " is not in the table");
                return;
            }
            for (String each : all) {
                if (!allowed.get(user).contains(each)) {
                    violations.add(user + " may not use " + each);
                }
            }
        });
        return violations;
    }

    /** Each way from a package over others back to itself, as "a -> b -> a". */
    List<String> cycles() {
        List<String> cycles = new ArrayList<>();
        for (String start : used.keySet()) {
            List<String> way = way(start, start, new TreeSet<>());
            if (way != null) {
                cycles.add(start + " -> " + String.join(" -> ", way));
            }
        }
        return cycles;
    }

    /** The packages from what {@code from} uses to {@code target}; null where there is no way past those {@code seen}. */
    private List<String> way(String from, String target, Set<String> seen) {
        for (String next : used.getOrDefault(from, new TreeSet<>())) {
            if (next.equals(target)) {
                return List.of(next);
            }
            if (seen.add(next)) {
                List<String> rest = way(next, target, seen);
                if (rest != null) {
                    return Stream.concat(Stream.of(next), rest.stream()).toList();
                }
            }
        }
        return null;
    }
}
