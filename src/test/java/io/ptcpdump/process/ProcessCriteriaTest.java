package io.ptcpdump.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.model.Owner;
import io.ptcpdump.model.ProcessInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessCriteriaTest {
    private static final int[] NONE = {};
    private static final ProcessInfo SHELL = process(10, 1, "/usr/bin/bash", "bash", 1000, null);
    private static final ProcessInfo CURL = process(11, 10, "/usr/bin/curl", "curl", 1001, SHELL);

    private static ProcessInfo process(int pid, int parentPid, String path, String comm, int uid, ProcessInfo parent) {
        return new ProcessInfo(pid, 1, parentPid, path, false, List.of(), false, comm, uid, parent);
    }

    private static ProcessCriteria pids(int... pids) {
        return new ProcessCriteria(pids, List.of(), NONE, NONE, false);
    }

    private static ProcessCriteria names(String... names) {
        return new ProcessCriteria(NONE, List.of(names), NONE, NONE, false);
    }

    private static ProcessCriteria uids(int... uids) {
        return new ProcessCriteria(NONE, List.of(), uids, NONE, false);
    }

    private static Owner owner(ProcessInfo process, int uid) {
        return new Owner(process, 0, "", uid, Owner.Evidence.FILE, Owner.Trail.UNKNOWN);
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
        ProcessCriteria filter = new ProcessCriteria(new int[] {99}, List.of("nginx"), new int[] {1001}, NONE, false);
        assertTrue(filter.matches(CURL));
        assertFalse(filter.matches(SHELL));
    }

    @Test
    void shouldMatchChildrenOnlyWhenFollowingForks() {
        assertFalse(pids(10).matches(CURL));
        assertTrue(new ProcessCriteria(new int[] {10}, List.of(), NONE, NONE, true).matches(CURL));
        assertTrue(new ProcessCriteria(NONE, List.of("bash"), NONE, NONE, true).matches(CURL));
        assertTrue(new ProcessCriteria(NONE, List.of(), new int[] {1000}, NONE, true).matches(CURL));
        assertFalse(new ProcessCriteria(NONE, List.of("zsh"), new int[] {5}, NONE, true).matches(CURL));
        assertTrue(new ProcessCriteria(new int[] {10}, List.of(), NONE, NONE, true).matches(process(11, 10, "", "x", -1, null)));
    }

    @Test
    void shouldMatchTheUserThatUsedTheSocketBeforeThatOfTheProcess() {
        assertTrue(uids(0).matches(owner(CURL, 0)));
        assertFalse(uids(1001).matches(owner(CURL, 0)));
        assertTrue(uids(1001).matches(owner(CURL, -1)));
    }

    @Test
    void shouldKnowEveryUserAndTakeNoneForAnUnknownOne() {
        assertTrue(uids(-2).matches(owner(CURL, -2)));
        assertFalse(uids(-2).matches(owner(CURL, -3)));
        assertFalse(uids(-1).matches(owner(process(1, 1, "", "x", -1, null), -1)));
    }

    @Test
    void shouldMatchTheNameOfTheThreadThatUsedTheSocket() {
        Owner worker = new Owner(CURL, 12, "resolver", -1, Owner.Evidence.FILE, Owner.Trail.UNKNOWN);
        assertTrue(names("resolver").matches(worker));
        assertFalse(names("resolve").matches(worker));
        assertFalse(names("resolver").matches(owner(CURL, -1)));
    }

    @Test
    void shouldMatchTheChildrenOfAParentAndNotItself() {
        ProcessCriteria children = new ProcessCriteria(NONE, List.of(), NONE, new int[] {10, 77}, false);
        assertTrue(children.matches(CURL));
        assertFalse(children.matches(SHELL));
        ProcessCriteria descendants = new ProcessCriteria(NONE, List.of(), NONE, new int[] {1}, true);
        assertTrue(descendants.matches(SHELL));
        assertTrue(descendants.matches(CURL));
    }

    @Test
    void shouldMatchNobodyWithoutAnOwner() {
        assertFalse(pids(11).matches((Owner) null));
    }

    @Test
    void shouldBeEmptyWithoutCriteria() {
        assertTrue(new ProcessCriteria(NONE, List.of(), NONE, NONE, true).isEmpty());
        assertFalse(pids(1).isEmpty());
        assertFalse(names("a").isEmpty());
        assertFalse(uids(0).isEmpty());
        assertFalse(new ProcessCriteria(NONE, List.of(), NONE, new int[] {1}, false).isEmpty());
        assertEquals(List.of("a"), names("a").names());
    }
}
