import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prints what ptcpdump.jar uses of the libraries, as rules for ProGuard, sorted. Arguments: the jar of the libraries, ptcpdump.jar, and
 * packages of models, as in {@code com/example/model/}: of a model that is used, all is, and so are the models that its fields name,
 * since the library fills them by reflection.
 */
final class LibraryUses {
    private static final Pattern NAMED = Pattern.compile("L([\\w/$]+)[;<]");

    private final Map<String, ClassModel> library = new HashMap<>();
    private final Map<String, ClassModel> program = new HashMap<>();
    private final Set<String> rules = new TreeSet<>();
    private final Set<String> used = new HashSet<>();

    private LibraryUses() {}

    public static void main(String[] arguments) throws IOException {
        LibraryUses uses = new LibraryUses();
        for (ClassModel each : classes(arguments[0])) {
            uses.library.put(each.thisClass().asInternalName(), each);
        }
        for (ClassModel each : classes(arguments[1])) {
            uses.program.put(each.thisClass().asInternalName(), each);
        }
        uses.program.values().forEach(uses::addUsesOf);
        uses.library.values().forEach(uses::addLookedUp);
        uses.addModels(Arrays.asList(arguments).subList(2, arguments.length));
        uses.rules.forEach(System.out::println);
    }

    private static Iterable<ClassModel> classes(String path) throws IOException {
        Deque<ClassModel> found = new ArrayDeque<>();
        try (JarFile jar = new JarFile(path)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().endsWith(".class")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        found.add(ClassFile.of().parse(in.readAllBytes()));
                    }
                }
            }
        }
        return found;
    }

    private void addUsesOf(ClassModel user) {
        for (PoolEntry entry : user.constantPool()) {
            switch (entry) {
                case ClassEntry type -> addClass(type.asInternalName());
                case MemberRefEntry member -> addMember(member);
                case Utf8Entry text -> { // descriptors and signatures among them
                    Matcher names = NAMED.matcher(text.stringValue());
                    while (names.find()) {
                        addClass(names.group(1));
                    }
                }
                default -> { }
            }
        }
    }

    private void addClass(String name) {
        if (library.containsKey(name) && used.add(name)) {
            rules.add("-keep class " + name.replace('/', '.'));
        }
    }

    /** The member may be an inherited one, of a class of the program, too: it is kept wherever the class or what it inherits from has it. */
    private void addMember(MemberRefEntry member) {
        String rule = member.name().stringValue() + text(member.type().stringValue());
        Deque<String> types = new ArrayDeque<>();
        types.add(member.owner().asInternalName());
        while (!types.isEmpty()) {
            String name = types.remove();
            ClassModel type = library.getOrDefault(name, program.get(name));
            if (type == null) {
                continue;
            }
            String descriptor = member.type().stringValue();
            boolean declares = library.containsKey(name) && (type.methods().stream().anyMatch(
                    each -> each.methodName().equals(member.name()) && each.methodType().stringValue().equals(descriptor))
                    || type.fields().stream().anyMatch(each -> each.fieldName().equals(member.name())));
            if (declares) {
                addClass(type.thisClass().asInternalName());
                String result = member.name().stringValue().equals("<init>") ? ""
                        : descriptor.startsWith("(") ? text(MethodTypeDesc.ofDescriptor(descriptor).returnType()) + ' '
                        : text(ClassDesc.ofDescriptor(descriptor)) + ' ';
                rules.add("-keepclassmembers class " + type.thisClass().asInternalName().replace('/', '.') + " { " + result + rule + "; }");
            }
            type.superclass().ifPresent(each -> types.add(each.asInternalName()));
            type.interfaces().forEach(each -> types.add(each.asInternalName()));
        }
    }

    /** Methods that a class of the libraries may look up in itself: those that its strings name. */
    private void addLookedUp(ClassModel type) {
        Set<String> strings = new HashSet<>();
        boolean looksUp = false;
        for (PoolEntry entry : type.constantPool()) {
            switch (entry) {
                case StringEntry text -> strings.add(text.stringValue());
                case ClassEntry named -> looksUp |= named.asInternalName().equals("java/lang/invoke/MethodHandles$Lookup")
                        || named.asInternalName().equals("java/lang/reflect/Method");
                default -> { }
            }
        }
        if (looksUp) {
            for (MethodModel method : type.methods()) {
                if (strings.contains(method.methodName().stringValue())) {
                    rules.add("-keepclassmembers class " + type.thisClass().asInternalName().replace('/', '.') + " { *** "
                            + method.methodName().stringValue() + "(...); }");
                }
            }
        }
    }

    /** The parameters of a method's descriptor in the words of a rule; nothing for a field's. */
    private static String text(String descriptor) {
        if (!descriptor.startsWith("(")) {
            return "";
        }
        return MethodTypeDesc.ofDescriptor(descriptor).parameterList().stream()
                .map(LibraryUses::text).collect(Collectors.joining(",", "(", ")"));
    }

    private static String text(ClassDesc type) {
        if (type.isArray()) {
            return text(type.componentType()) + "[]";
        }
        return type.isPrimitive() ? type.displayName()
                : type.descriptorString().substring(1, type.descriptorString().length() - 1).replace('/', '.');
    }

    private void addModels(Iterable<String> packages) {
        Deque<String> open = new ArrayDeque<>(used);
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.remove();
            ClassModel model = library.get(name);
            boolean isModel = false;
            for (String each : packages) {
                isModel |= name.startsWith(each);
            }
            if (!isModel || model == null || !seen.add(name)) {
                continue;
            }
            rules.add("-keep class " + name.replace('/', '.') + " { *; }");
            model.superclass().ifPresent(each -> open.add(each.asInternalName()));
            // Types of fields, with their parameters, and what annotations name; of methods, only setters' and creators' matter, which
            // have the types of fields.
            for (FieldModel field : model.fields()) {
                addNamed(field.fieldType().stringValue(), open);
                field.findAttribute(Attributes.signature())
                        .ifPresent(signature -> addNamed(signature.signature().stringValue(), open));
            }
        }
    }

    private static void addNamed(String text, Deque<String> open) {
        Matcher names = NAMED.matcher(text);
        while (names.find()) {
            open.add(names.group(1));
        }
    }
}
