import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * Puts the classes and the lists of services of several jars into one; of a class that two have, the first. Other files stay behind.
 * Arguments: the level of compression (0 to 9), the jar to be made, and the jars.
 *
 * <p>Classes come in a format that the AOT cache takes: it leaves out those of before Java 6, which have no stack maps, so that they are
 * read, and verified the slow way, at each start.
 */
final class MergedJar {
    private static final int MODERN = ClassFile.JAVA_8_VERSION;
    private static final ClassDesc SQL_DATE = ClassDesc.of("java.sql.Date");
    private static final String SERVICES = "META-INF/services/";
    /** Whoever changes a file says so in it (Apache License 2.0, section 4). */
    private static final String NOTICE = """
            Changed by the build of ptcpdump: libraries in one jar, without what ptcpdump does not reach, and without debugging information;
            class files of formats before Java 8 are in that one, with stack maps; the Kubernetes client's JSON knows no models.
            """;
    /** All entries have it, so that the same libraries give the same jar. */
    private static final long TIME = 1_767_225_600_000L;

    private final Map<String, byte[]> entries = new TreeMap<>();
    private final ClassFile format = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver
                    .ofResourceParsing(type -> open(type.descriptorString()))
                    .orElse(ClassHierarchyResolver.defaultResolver())
                    .cached()));

    private MergedJar() {}

    public static void main(String[] arguments) throws IOException {
        MergedJar merged = new MergedJar();
        for (int i = 2; i < arguments.length; i++) {
            merged.add(Path.of(arguments[i]));
        }
        merged.prune();
        merged.entries.put("META-INF/CHANGED", NOTICE.getBytes(StandardCharsets.US_ASCII));
        merged.write(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
    }

    private void add(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                boolean isClass = name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class");
                boolean isService = name.startsWith(SERVICES) && !entry.isDirectory();
                if (!isClass && !isService) {
                    continue;
                }
                byte[] content;
                try (InputStream in = jar.getInputStream(entry)) {
                    content = in.readAllBytes();
                }
                entries.merge(name, content, isClass ? (first, second) -> first : MergedJar::lines);
            }
        }
    }

    /** Takes from the lists of services the classes that are not there. */
    private void prune() {
        entries.entrySet().removeIf(each -> {
            if (!each.getKey().startsWith(SERVICES)) {
                return false;
            }
            String classes = new String(each.getValue(), StandardCharsets.UTF_8).lines()
                    .filter(name -> entries.containsKey(name.strip().replace('.', '/') + ".class"))
                    .collect(Collectors.joining("\n"));
            each.setValue(classes.getBytes(StandardCharsets.UTF_8));
            return classes.isEmpty();
        });
    }

    private static byte[] lines(byte[] first, byte[] second) {
        return (new String(first, StandardCharsets.UTF_8) + '\n' + new String(second, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void write(int level, Path path) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(path))) {
            out.setLevel(level);
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTime(TIME);
                out.putNextEntry(entry);
                out.write(each.getKey().endsWith(".class") ? changed(each.getValue()) : each.getValue());
                out.closeEntry();
            }
        }
    }

    private byte[] changed(byte[] content) {
        ClassModel model = format.parse(content);
        if (model.thisClass().asInternalName().equals("io/kubernetes/client/openapi/JSON")) {
            content = format.transformClass(model, ClassTransform.transformingMethodBodies(withoutModels()));
            model = format.parse(content);
        }
        if (model.majorVersion() >= MODERN) {
            return content;
        }
        ClassTransform version = ClassTransform.endHandler(builder -> builder.withVersion(MODERN, 0));
        // The code as it is, but written anew: what is only copied gets no stack maps.
        return format.transformClass(model, version.andThen(ClassTransform.transformingMethodBodies(CodeBuilder::with)));
    }

    /**
     * Leaves out {@code new Model.CustomTypeAdapterFactory()} and its registration, which stand there for each of the 768 models: they
     * would be loaded with the first call, and none could be left out of the jar. ptcpdump reads the answers itself. Leaves out dates of
     * SQL, too, for which the module java.sql would be needed.
     */
    private static CodeTransform withoutModels() {
        return CodeTransform.ofStateful(() -> new CodeTransform() {
            private boolean isWithin;

            @Override
            public void accept(CodeBuilder builder, CodeElement element) {
                boolean starts = switch (element) {
                    case NewObjectInstruction made -> made.className().asInternalName().endsWith("$CustomTypeAdapterFactory")
                            || made.className().asInternalName().endsWith("$SqlDateTypeAdapter");
                    case ConstantInstruction constant -> SQL_DATE.equals(constant.constantValue());
                    default -> false;
                };
                isWithin |= starts;
                if (!isWithin || !(element instanceof Instruction instruction)) {
                    builder.with(element);
                } else if (instruction.opcode() == Opcode.INVOKEVIRTUAL || instruction.opcode() == Opcode.PUTSTATIC) {
                    isWithin = false;
                }
            }
        });
    }

    /** The class file of a type's descriptor; null where the jars have none. */
    private InputStream open(String descriptor) {
        byte[] content = entries.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
        return content == null ? null : new ByteArrayInputStream(content);
    }
}
