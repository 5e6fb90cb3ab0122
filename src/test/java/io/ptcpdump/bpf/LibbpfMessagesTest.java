package io.ptcpdump.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LibbpfMessagesTest {
    @Test
    void shouldFindTheFirstProgramThatWasRefused() {
        assertEquals("sock_send_length", LibbpfMessages.refusedProgram("""
                libbpf: prog 'sock_send_length': failed to prepare load attributes: -3
                libbpf: prog 'sock_send_length': failed to load: -3
                libbpf: failed to load object 'ptcpdump'
                """));
        assertEquals("fentry_sendmsg", LibbpfMessages.refusedProgram("""
                libbpf: permission error while running as root; try raising 'ulimit -l'? current value: 8.0 MiB
                libbpf: prog 'fentry_sendmsg': failed to load: -1
                """));
    }

    @Test
    void shouldFindNoneWhereNoneIsToBlame() {
        assertEquals("", LibbpfMessages.refusedProgram(""));
        assertEquals("", LibbpfMessages.refusedProgram("libbpf: failed to find valid kernel BTF\n"));
        assertEquals("", LibbpfMessages.refusedProgram("libbpf: prog 'cut"));
    }

    @Test
    void shouldHearWhatLibbpfSaysOnlyWhileOpen() {
        try (LibbpfMessages messages = LibbpfMessages.listen()) {
            assertThrows(BpfException.class, () -> BpfObject.open("noise", new byte[100]));
            assertTrue(messages.text().startsWith("libbpf: "), messages.text());
        }
        assertEquals(0, LibbpfMessages.printer());
    }
}
