import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * Copies a jar, its classes in a format that the AOT cache takes: it leaves out those of before Java 6, which have no stack maps, so that
 * they are read, and verified the slow way, at each start. Arguments: the jar, and the copy.
 */
final class ModernClasses {
    private static final int MODERN = ClassFile.JAVA_8_VERSION;
    /** Whoever changes a file says so in it (Apache License 2.0, section 4). */
    private static final String NOTICE =
            "Changed by the build of ptcpdump: class files of older formats are in that of Java 8, with stack maps.\n";

    private ModernClasses() {}

    public static void main(String[] arguments) throws IOException {
        try (JarFile jar = new JarFile(arguments[0]);
                JarOutputStream copy = new JarOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            // Stack maps name the types that two types have in common, so the jar's own are looked up, too.
            ClassFile format = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS, ClassFile.ClassHierarchyResolverOption.of(
                    ClassHierarchyResolver.ofResourceParsing(type -> open(jar, type.descriptorString()))
                            .orElse(ClassHierarchyResolver.defaultResolver())
                            .cached()));
            put(copy, new ZipEntry("META-INF/CHANGED"), NOTICE.getBytes(StandardCharsets.US_ASCII));
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                byte[] content;
                try (InputStream in = jar.getInputStream(entry)) {
                    content = in.readAllBytes();
                }
                ZipEntry copied = new ZipEntry(entry.getName());
                copied.setTime(entry.getTime());
                put(copy, copied, entry.getName().endsWith(".class") ? modern(format, content) : content);
            }
        }
    }

    private static void put(JarOutputStream jar, ZipEntry entry, byte[] content) throws IOException {
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }

    private static byte[] modern(ClassFile format, byte[] content) {
        ClassModel old = format.parse(content);
        if (old.majorVersion() >= MODERN) {
            return content;
        }
        ClassTransform version = ClassTransform.endHandler(builder -> builder.withVersion(MODERN, 0));
        // The code as it is, but written anew: what is only copied gets no stack maps.
        return format.transformClass(old, version.andThen(ClassTransform.transformingMethodBodies(CodeBuilder::with)));
    }

    /** The class file of a type's descriptor; null where the jar has none. */
    private static InputStream open(JarFile jar, String descriptor) {
        JarEntry entry = jar.getJarEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
        try {
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
