package io.ptcpdump.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.model.LinkType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StubPatcherTest {
    private static final int SLOTS = 1000;
    private static final ExtendedProgram PROGRAM =
            ExtendedTranslator.forEthernet(FilterCompiler.compile("tcp port 80", LinkType.ETHERNET));

    @Test
    void shouldChangeNothingButTheStartOfTheStub() {
        byte[] before = KernelFilters.stubObject();
        byte[] after = before.clone();
        StubPatcher.patch(after, "filter_3", PROGRAM);
        int first = Arrays.mismatch(before, after);
        int last = before.length - 1;
        while (before[last] == after[last]) {
            last--;
        }
        assertTrue(last - first < PROGRAM.length() * 8, "changed " + first + " to " + last);
        assertTrue(last - first > (PROGRAM.length() - 2) * 8, "changed " + first + " to " + last);
    }

    @Test
    void shouldFillAStubToItsLastSlotAndRefuseMore() {
        byte[] object = KernelFilters.stubObject();
        StubPatcher.patch(object, "filter_0", new ExtendedProgram(new long[SLOTS]));
        ExtendedProgram tooLong = new ExtendedProgram(new long[SLOTS + 1]);
        FilterException refused =
                assertThrows(FilterException.class, () -> StubPatcher.patch(object, "filter_1", tooLong));
        assertEquals("filter too long: 1001 instructions, at most 1000", refused.getMessage());
    }

    @Test
    void shouldFindTheStubsOfThePrebuiltObjects() throws IOException {
        for (String architecture : new String[] {"x86_64", "aarch64"}) {
            byte[] object = Files.readAllBytes(Path.of("bpf", "prebuilt", architecture, "ptcpdump.bpf.o"));
            byte[] before = object.clone();
            StubPatcher.patch(object, "pcap_filter_l2", PROGRAM);
            StubPatcher.patch(object, "pcap_filter_l3", PROGRAM);
            assertFalse(Arrays.equals(before, object), architecture);
        }
    }

    @Test
    void shouldRefuseAStubThatIsPatchedAlready() {
        byte[] object = KernelFilters.stubObject();
        StubPatcher.patch(object, "filter_0", PROGRAM);
        assertThrows(IllegalArgumentException.class, () -> StubPatcher.patch(object, "filter_0", PROGRAM));
    }

    @Test
    void shouldRefuseAFunctionThatIsNoStub() {
        byte[] object = KernelFilters.stubObject();
        assertThrows(IllegalArgumentException.class, () -> StubPatcher.patch(object, "judge", PROGRAM));
        assertThrows(IllegalArgumentException.class, () -> StubPatcher.patch(object, "filter_9", PROGRAM));
        assertThrows(IllegalArgumentException.class, () -> StubPatcher.patch(new byte[100], "filter_0", PROGRAM));
    }

    @Test
    void shouldRefuseAProgramTooLongForItsJumps() {
        long[] loads = new long[Short.MAX_VALUE];
        Arrays.fill(loads, ClassicProgram.instruction(ClassicOpcode.LD | ClassicOpcode.ABS, 0, 0, 0));
        loads[loads.length - 1] = ClassicProgram.instruction(ClassicOpcode.RET, 0, 0, 1);
        ClassicProgram program = new ClassicProgram(loads);
        FilterException refused =
                assertThrows(FilterException.class, () -> ExtendedTranslator.forEthernet(program));
        assertTrue(refused.getMessage().startsWith("filter too long: "), refused.getMessage());
    }
}
