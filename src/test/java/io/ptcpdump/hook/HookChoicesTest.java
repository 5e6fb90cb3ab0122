package io.ptcpdump.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HookChoicesTest {
    private static String refusal(String word) {
        return assertThrows(HookException.class, () -> HookChoices.parse(List.of(word))).getMessage();
    }

    @Test
    void shouldKnowEveryRungByItsWords() {
        for (Rung rung : Rung.values()) {
            HookChoices choices = HookChoices.parse(List.of(rung.toString()));
            assertTrue(choices.isForced(rung));
            assertEquals(List.of(rung), choices.candidates(rung.need()));
        }
    }

    @Test
    void shouldLeaveOtherNeedsAlone() {
        HookChoices choices = HookChoices.parse(List.of("sends=kprobe", "accept=none"));
        assertEquals(List.of(), choices.candidates(Need.ACCEPT));
        assertEquals(Need.PROCESSES.rungs(), choices.candidates(Need.PROCESSES));
        assertFalse(choices.isForced(Rung.PROCESS_BTF));
    }

    @Test
    void shouldTakeTheLastOfSeveral() {
        assertEquals(List.of(Rung.SEND_PROBE),
                HookChoices.parse(List.of("sends=none", "sends=fentry", "sends=kprobe")).candidates(Need.SENDS));
        assertEquals(List.of(), HookChoices.parse(List.of("sends=fentry", "sends=none")).candidates(Need.SENDS));
    }

    @Test
    void shouldListWhatThereIsWhereAWordIsWrong() {
        assertEquals("invalid hook sends: not of the form NEED=HOOK, such as sends=kprobe", refusal("sends"));
        assertEquals(
                "invalid need send in --hooks: not one of processes, sockets, sends, accept, existing, namespaces, nat, packets, events",
                refusal("send=kprobe"));
        assertEquals("invalid hook fexit for accept: not one of fentry, kprobe, syscall, none", refusal("accept=fexit"));
        assertEquals("invalid hook none for packets: not one of tcx, clsact", refusal("packets=none"));
    }
}
