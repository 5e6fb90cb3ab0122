package io.ptcpdump.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.ProcessInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessFilterTest {
    private static final int[] NONE = {};
    private static final ProcessInfo SHELL = process(10, 1, "/usr/bin/bash", "bash", 1000, null);
    private static final ProcessInfo CURL = process(11, 10, "/usr/bin/curl", "curl", 1001, SHELL);

    private static ProcessInfo process(int pid, int parentPid, String path, String comm, int uid, ProcessInfo parent) {
        return new ProcessInfo(pid, 1, parentPid, path, false, List.of(), false, comm, uid, parent);
    }

    private static ProcessFilter pids(int... pids) {
        return new ProcessFilter(pids, List.of(), NONE, false);
    }

    private static ProcessFilter names(String... names) {
        return new ProcessFilter(NONE, List.of(names), NONE, false);
    }

    private static Owner owner(ProcessInfo process, int uid) {
        return new Owner(process, 0, "", uid, Owner.Evidence.FILE, Owner.Trail.UNKNOWN);
    }

    private static Packet packet(Owner owner, Owner peer) {
        Packet packet = new Packet();
        packet.owner = owner;
        packet.peer = peer;
        return packet;
    }

    @Test
    void shouldMatchAnyOfSeveralPids() {
        assertTrue(pids(9, 11).matches(CURL));
        assertFalse(pids(9, 10).matches(CURL));
    }

    @Test
    void shouldMatchTheWholeNameOfTheExecutableOrTheTask() {
        ProcessInfo renamed = process(1, 1, "/opt/a-name-longer-than-fifteen", "worker", 0, null);
        assertTrue(names("x", "a-name-longer-than-fifteen").matches(renamed));
        assertTrue(names("worker").matches(renamed));
        assertFalse(names("longer-than-fifteen").matches(renamed));
        assertFalse(names("a-name-longer-t").matches(renamed));
        assertFalse(names("WORKER").matches(renamed));
        assertTrue(names("curl").matches(process(1, 1, "curl", "", 0, null)));
        assertFalse(names("opt").matches(renamed));
    }

    @Test
    void shouldMatchTheNameThatIsShownForAnImageWithoutAFile() {
        ProcessInfo memfd = new ProcessInfo(1, 1, 1, "/dev/fd/3", false, List.of("/x/tool"), false, "3", 0, null);
        assertTrue(names("tool").matches(memfd));
    }

    @Test
    void shouldMatchOneKindOrAnother() {
        ProcessFilter filter = new ProcessFilter(new int[] {99}, List.of("nginx"), new int[] {1001}, false);
        assertTrue(filter.matches(CURL));
        assertFalse(filter.matches(SHELL));
    }

    @Test
    void shouldMatchChildrenOnlyWhenFollowingForks() {
        assertFalse(pids(10).matches(CURL));
        assertTrue(new ProcessFilter(new int[] {10}, List.of(), NONE, true).matches(CURL));
        assertTrue(new ProcessFilter(NONE, List.of("bash"), NONE, true).matches(CURL));
        assertTrue(new ProcessFilter(NONE, List.of(), new int[] {1000}, true).matches(CURL));
        assertFalse(new ProcessFilter(NONE, List.of("zsh"), new int[] {5}, true).matches(CURL));
        assertTrue(new ProcessFilter(new int[] {10}, List.of(), NONE, true).matches(process(11, 10, "", "x", -1, null)));
    }

    @Test
    void shouldMatchAPacketByEitherEnd() {
        assertTrue(pids(11).matches(packet(owner(CURL, -1), null)));
        assertTrue(pids(11).matches(packet(null, owner(CURL, -1))));
        assertTrue(pids(11).matches(packet(owner(SHELL, -1), owner(CURL, -1))));
        assertFalse(pids(12).matches(packet(owner(SHELL, -1), owner(CURL, -1))));
        assertFalse(pids(11).matches(packet(null, null)));
    }

    @Test
    void shouldMatchTheUserThatUsedTheSocketBeforeThatOfTheProcess() {
        ProcessFilter filter = new ProcessFilter(NONE, List.of(), new int[] {0}, false);
        assertTrue(filter.matches(packet(owner(CURL, 0), null)));
        ProcessFilter user = new ProcessFilter(NONE, List.of(), new int[] {1001}, false);
        assertFalse(user.matches(packet(owner(CURL, 0), null)));
        assertTrue(user.matches(packet(owner(CURL, -1), null)));
    }

    @Test
    void shouldBeEmptyWithoutCriteria() {
        assertTrue(new ProcessFilter(NONE, List.of(), NONE, true).isEmpty());
        assertFalse(pids(1).isEmpty());
        assertFalse(names("a").isEmpty());
        assertFalse(new ProcessFilter(NONE, List.of(), new int[] {0}, false).isEmpty());
        assertEquals(List.of("a"), names("a").names());
    }
}
