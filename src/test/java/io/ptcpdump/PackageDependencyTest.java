package io.ptcpdump;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.model.Packet;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Signature;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages use each other as docs/architecture.md says, and in no other way. */
class PackageDependencyTest {
    /** The package, and the packages that it may use. */
    private static final Map<String, Set<String>> ALLOWED = new TreeMap<>(Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("ffi.libbpf", Set.of()),
            Map.entry("ffi.libpcap", Set.of()),
            Map.entry("sys", Set.of()),
            Map.entry("bpf", Set.of("ffi.libbpf", "sys")),
            Map.entry("filter", Set.of("ffi.libbpf", "ffi.libpcap", "sys", "model")),
            Map.entry("hook", Set.of("bpf", "filter", "sys", "model")),
            Map.entry("process", Set.of("sys", "container", "model")),
            Map.entry("container", Set.of("model")),
            Map.entry("kubernetes", Set.of("container", "model")),
            Map.entry("container.docker", Set.of("container", "model")),
            Map.entry("container.grpc", Set.of("container")),
            Map.entry("container.grpc.containerd", Set.of()),
            Map.entry("container.grpc.cri", Set.of()),
            Map.entry("container.containerd", Set.of("container.grpc", "container.grpc.containerd", "container", "model")),
            Map.entry("container.cri", Set.of(
                    "container.grpc", "container.grpc.cri", "container.grpc.containerd", "container", "model")),
            Map.entry("dissect", Set.of("model")),
            Map.entry("dissect.link", Set.of("dissect", "model")),
            Map.entry("dissect.net", Set.of("dissect", "model")),
            Map.entry("dissect.transport", Set.of("dissect", "model")),
            Map.entry("dissect.app", Set.of("dissect", "model")),
            Map.entry("dissect.stack", Set.of(
                    "dissect", "dissect.link", "dissect.net", "dissect.transport", "dissect.app", "model")),
            Map.entry("resolve", Set.of("dissect", "sys")),
            Map.entry("text", Set.of("dissect", "dissect.stack", "model")),
            Map.entry("json", Set.of("dissect", "text", "model")),
            Map.entry("savefile", Set.of("model")),
            Map.entry("capture", Set.of(
                    "hook", "filter", "process", "container", "sys", "model"))));

    static {
        ALLOWED.put("cli", Set.copyOf(ALLOWED.keySet()));
    }

    private static final Set<String> MAY_USE_FOREIGN_MEMORY =
            Set.of("ffi.libbpf", "ffi.libpcap", "sys", "bpf", "filter", "hook");

    private static PackageDependencies ours() throws Exception {
        return PackageDependencies.read(
                Path.of(Packet.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }

    @Test
    void shouldUseOnlyThePackagesOfTheTable() throws Exception {
        PackageDependencies ours = ours();
        assertTrue(ours.packages().containsAll(Set.of("model", "dissect", "process")), ours.packages()::toString);
        assertEquals(List.of(), ours.violations(ALLOWED));
    }

    @Test
    void shouldHaveNoCycles() throws Exception {
        assertEquals(List.of(), ours().cycles());
    }

    @Test
    void shouldUseForeignMemoryOnlyWhereItBelongs() throws Exception {
        Set<String> others = new HashSet<>(ours().usersOfForeignMemory());
        others.removeAll(MAY_USE_FOREIGN_MEMORY);
        assertEquals(Set.of(), others);
    }

    @Test
    void shouldSayOfEveryPackageWhatItOwns() throws IOException {
        Set<Path> folders = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/ptcpdump"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> folders.add(file.getParent()));
        }
        assertTrue(folders.contains(Path.of("src/main/java/io/ptcpdump/model")));
        folders.removeIf(folder -> Files.exists(folder.resolve("package-info.java")));
        assertEquals(Set.of(), folders);
    }

    // The check itself.

    private static ClassDesc type(String name) {
        return ClassDesc.of("io.ptcpdump." + name);
    }

    private static PackageDependencies dependencies(byte[]... classFiles) {
        PackageDependencies dependencies = new PackageDependencies();
        for (byte[] each : classFiles) {
            dependencies.add(each);
        }
        return dependencies;
    }

    private static byte[] classThatCalls(String name, ClassDesc called) {
        Consumer<CodeBuilder> code =
                body -> body.invokestatic(called, "run", MethodTypeDesc.of(CD_void)).return_();
        return ClassFile.of().build(type(name), type ->
                type.withMethodBody("call", MethodTypeDesc.of(CD_void), ClassFile.ACC_STATIC, code));
    }

    @Test
    void shouldFindACallThatIsNotAllowed() {
        PackageDependencies fake = dependencies(classThatCalls("model.Fake", type("cli.Main")));
        assertEquals(List.of("model may not use cli"), fake.violations(ALLOWED));
        assertEquals(List.of(), dependencies(classThatCalls("cli.Fake", type("model.Packet"))).violations(ALLOWED));
        assertEquals(List.of(), dependencies(classThatCalls("model.Fake", type("model.Packet"))).violations(ALLOWED));
    }

    @Test
    void shouldFindATypeThatOnlyADescriptorOrAGenericTypeNames() {
        byte[] parameter = ClassFile.of().build(type("model.Fake"), type -> type.withMethodBody(
                "take", MethodTypeDesc.of(CD_void, type("text.Line").arrayType()), ClassFile.ACC_STATIC, body -> body.return_()));
        assertEquals(List.of("model may not use text"), dependencies(parameter).violations(ALLOWED));
        byte[] generic = ClassFile.of().build(type("model.Fake"), type -> type.withField("field", CD_Object, field ->
                field.with(SignatureAttribute.of(Signature.parseFrom("Ljava/util/List<Lio/ptcpdump/text/Line<TX;>;>;")))));
        assertEquals(List.of("model may not use text"), dependencies(generic).violations(ALLOWED));
    }

    @Test
    void shouldFindAPackageThatTheTableDoesNotHave() {
        PackageDependencies fake = dependencies(classThatCalls("util.Fake", type("model.Packet")));
        assertEquals(List.of("util is not in the table"), fake.violations(ALLOWED));
    }

    @Test
    void shouldFindCycles() {
        PackageDependencies fake = dependencies(
                classThatCalls("a.Fake", type("b.Fake")),
                classThatCalls("b.Fake", type("c.Fake")),
                classThatCalls("c.Fake", type("a.Fake")),
                classThatCalls("d.Fake", type("a.Fake")));
        assertEquals(List.of("a -> b -> c -> a", "b -> c -> a -> b", "c -> a -> b -> c"), fake.cycles());
    }

    @Test
    void shouldFindTheUseOfForeignMemory() {
        PackageDependencies fake = dependencies(
                classThatCalls("text.Fake", ClassDesc.of("java.lang.foreign.Arena")),
                classThatCalls("model.Fake", ClassDesc.of("java.lang.String")));
        assertEquals(Set.of("text"), fake.usersOfForeignMemory());
    }
}
