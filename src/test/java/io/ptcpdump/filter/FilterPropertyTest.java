package io.ptcpdump.filter;

import static io.ptcpdump.filter.Ancillary.PACKET_HOST;
import static io.ptcpdump.filter.Ancillary.PACKET_OUTGOING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptcpdump.model.LinkType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Filters as the kernel runs them give libpcap's own verdict, whatever the expression and the packet. Needs root; as root,
 * a kernel that refuses is a failure.
 */
class FilterPropertyTest {
    private static final int PACKETS = 2000;
    private static final int MIN_EXPRESSIONS = 300;
    private static final int LOOPBACK_INDEX = 1;

    @BeforeEach
    void needsRoot() throws Exception {
        assumeTrue((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "loading eBPF programs needs root");
    }

    @Test
    void shouldJudgeEthernetPacketsInTheKernelAsLibpcapDoes() {
        List<Subject> subjects = compileAll(FilterExpressions.ethernet(), LinkType.ETHERNET);
        assertTrue(subjects.size() >= MIN_EXPRESSIONS, "expressions: " + subjects.size());
        checkAll(subjects, ExtendedTranslator::forEthernet, new PacketGenerator(1)::ethernet, true, 90);
    }

    @Test
    void shouldJudgeRawPacketsInTheKernelAsLibpcapDoes() {
        List<Subject> subjects = compileAll(FilterExpressions.raw(), LinkType.RAW);
        checkAll(subjects, ExtendedTranslator::forRaw, new PacketGenerator(2)::raw, false, 90);
    }

    @Test
    void shouldRunRandomProgramsInTheKernelAsLibpcapDoes() {
        RandomProgram programs = new RandomProgram(6);
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            ClassicProgram program = programs.next();
            subjects.add(new Subject(program.toString(), program));
        }
        checkAll(subjects, ExtendedTranslator::forEthernet, new PacketGenerator(7)::ethernet, true, 50);
    }

    private static List<Subject> compileAll(List<String> expressions, int linkType) {
        List<Subject> subjects = new ArrayList<>();
        for (String expression : expressions) {
            try {
                subjects.add(new Subject(expression, FilterCompiler.compile(expression, linkType)));
            } catch (FilterException e) {
                assertEquals("expression rejects all packets", e.getMessage(), expression);
            }
        }
        return subjects;
    }

    /** Compares all verdicts; at least some percent of the filters must take some packets and reject others. */
    private static void checkAll(
            List<Subject> subjects,
            Function<ClassicProgram, ExtendedProgram> translator,
            Supplier<byte[]> generator,
            boolean tags,
            int selectivePercent) {
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < PACKETS; i++) {
            packets.add(generator.get());
        }
        int objects = Math.ceilDiv(subjects.size(), KernelFilters.MAX_FILTERS);
        for (int object = 0; object < objects; object++) {
            List<Subject> some = new ArrayList<>();
            for (int i = object; i < subjects.size(); i += objects) { // the verifier takes long over protochain: one per object
                some.add(subjects.get(i));
            }
            List<ExtendedProgram> translated = new ArrayList<>();
            for (Subject subject : some) {
                translated.add(translator.apply(subject.program));
            }
            try (KernelFilters kernel = new KernelFilters(translated)) {
                for (int i = 0; i < packets.size(); i++) {
                    check(some, kernel, packets.get(i), i % 3 == 0 ? PACKET_OUTGOING : PACKET_HOST, tags);
                }
            }
        }
        int selective = 0;
        for (Subject subject : subjects) {
            subject.libpcap.close();
            selective += subject.taken > 0 && subject.taken < PACKETS ? 1 : 0;
        }
        assertTrue(selective * 100 > subjects.size() * selectivePercent, "expressions that take some and reject some: " + selective);
    }

    private static void check(List<Subject> subjects, KernelFilters kernel, byte[] packet, int packetType, boolean tags) {
        int expected = 0;
        for (int i = 0; i < subjects.size(); i++) {
            expected |= subjects.get(i).judge(packet, packetType) ? 1 << i : 0;
        }
        int taken = kernel.judge(packet, packetType);
        assertVerdicts(subjects, expected, taken, packet, "");
        if (tags && hasTag(packet)) {
            taken = kernel.judgeTagApart(packet, packetType);
            assertVerdicts(subjects, expected, taken, packet, ", its tag apart");
        }
    }

    private static void assertVerdicts(List<Subject> subjects, int expected, int actual, byte[] packet, String how) {
        int filters = (1 << subjects.size()) - 1;
        int wrong = (expected ^ actual) & filters;
        if (wrong != 0) {
            Subject subject = subjects.get(Integer.numberOfTrailingZeros(wrong));
            fail("kernel: " + subject.expression + ": " + HexFormat.of().formatHex(packet) + how);
        }
    }

    private static long loopbackFact(int offset, int packetType) {
        return switch (offset) {
            case Ancillary.PACKET_TYPE -> packetType;
            case Ancillary.INTERFACE_INDEX -> LOOPBACK_INDEX;
            default -> Ancillary.ABSENT;
        };
    }

    /** Whether the packet has an outer tag of a kind that the kernel takes out of packets, and enough bytes without it. */
    private static boolean hasTag(byte[] packet) {
        int type = (packet[12] & 0xff) << 8 | packet[13] & 0xff;
        return (type == 0x8100 || type == 0x88a8) && packet.length - 4 >= PacketGenerator.MIN_BYTES;
    }

    /** An expression and those that judge by it in this process. */
    private static final class Subject {
        private final String expression;
        private final ClassicProgram program;
        private final NativeFilter libpcap;
        private final ClassicInterpreter interpreter;
        private final boolean seenByLibpcap;
        private int taken;

        Subject(String expression, ClassicProgram program) {
            this.expression = expression;
            this.program = program;
            this.libpcap = new NativeFilter(program);
            this.interpreter = new ClassicInterpreter(program);
            this.seenByLibpcap = !program.loads(Ancillary.PACKET_TYPE) && !program.loads(Ancillary.INTERFACE_INDEX);
        }

        /** libpcap's verdict, which the interpreter shares; the interpreter's alone where libpcap lacks the facts. */
        boolean judge(byte[] packet, int packetType) {
            int length = packet.length;
            int verdict = interpreter.run(packet, 0, length, length, offset -> loopbackFact(offset, packetType));
            if (seenByLibpcap && verdict != libpcap.judge(packet, length, length)) {
                fail("interpreter: " + expression + ": " + HexFormat.of().formatHex(packet));
            }
            taken += verdict != 0 ? 1 : 0;
            return verdict != 0;
        }
    }
}
