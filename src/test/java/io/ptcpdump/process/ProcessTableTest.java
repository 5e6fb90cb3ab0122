package io.ptcpdump.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.sun.management.ThreadMXBean;
import io.ptcpdump.model.ProcessEvent;
import io.ptcpdump.model.ProcessInfo;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTableTest {
    static final long BOOT = 1_700_000_000_000_000_000L;
    static final long MS = 1_000_000;
    static final long SECOND = 1_000 * MS;

    private final ProcessTable table = new ProcessTable(BOOT);

    static ProcessEvent.Exec exec(long time, int pid, long start, int parentPid, long parentStart, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return new ProcessEvent.Exec(
                time, pid, start, parentPid, parentStart, 1000, name, path, false, List.of(name, "-x"), false);
    }

    static ProcessEvent.Fork fork(long time, int pid, int parentPid, long parentStart) {
        return new ProcessEvent.Fork(time, pid, time, parentPid, parentStart);
    }

    private static String name(ProcessInfo process) {
        return process == null ? null : process.name();
    }

    @Test
    void shouldKnowAProcessByItsExec() {
        table.accept(exec(5 * MS, 12, 3 * MS, 1, MS, "/usr/bin/curl"));
        ProcessInfo process = table.lookup(12, 3 * MS, 9 * MS);
        assertEquals(
                new ProcessInfo(12, BOOT + 3 * MS, 1, "/usr/bin/curl", false, List.of("curl", "-x"), false, "curl", 1000, null),
                process);
        assertSame(process, table.lookup(12, 3 * MS, 10 * MS));
    }

    @Test
    void shouldNotKnowAnotherProcessWithThePidNorOneWithoutStart() {
        table.accept(exec(5 * MS, 12, 3 * MS, 1, MS, "/usr/bin/curl"));
        assertNull(table.lookup(12, 3 * MS + 1, 9 * MS));
        assertNull(table.lookup(12, 0, 9 * MS));
        assertNull(table.lookup(13, 3 * MS, 9 * MS));
        assertNull(table.lookup(0, 3 * MS, 9 * MS));
        assertNull(table.lookup(-12, 3 * MS, 9 * MS));
    }

    @Test
    void shouldInheritTheImageOverAForkWithOwnIdentityAndTheForkingProcessAsParent() {
        table.accept(exec(5 * MS, 12, 3 * MS, 1, MS, "/usr/sbin/nginx"));
        table.accept(fork(7 * MS, 20, 12, 3 * MS));
        table.accept(fork(8 * MS, 21, 20, 7 * MS));
        ProcessInfo worker = table.lookup(20, 7 * MS, 9 * MS);
        ProcessInfo master = table.lookup(12, 3 * MS, 9 * MS);
        assertEquals(
                new ProcessInfo(20, BOOT + 7 * MS, 12, "/usr/sbin/nginx", false, List.of("nginx", "-x"), false, "nginx", 1000, master),
                worker);
        ProcessInfo grandchild = table.lookup(21, 8 * MS, 9 * MS);
        assertEquals("nginx", grandchild.name());
        assertEquals(20, grandchild.parent().pid());
        assertNull(grandchild.parent().parent());
    }

    @Test
    void shouldGiveEachTimeTheImageOfThatTime() {
        table.accept(exec(5 * MS, 1, MS, 0, 0, "/bin/sh"));
        table.accept(fork(6 * MS, 12, 1, MS));
        table.accept(exec(8 * MS, 12, 6 * MS, 1, MS, "/usr/bin/env"));
        table.accept(exec(9 * MS, 12, 6 * MS, 1, MS, "/usr/bin/curl"));
        assertEquals("sh", name(table.lookup(12, 6 * MS, 6 * MS)));
        assertEquals("sh", name(table.lookup(12, 6 * MS, 8 * MS - 1)));
        assertEquals("env", name(table.lookup(12, 6 * MS, 8 * MS)));
        assertEquals("env", name(table.lookup(12, 6 * MS, 9 * MS - 1)));
        assertEquals("curl", name(table.lookup(12, 6 * MS, 9 * MS)));
        assertEquals("curl", name(table.lookup(12, 6 * MS, Long.MAX_VALUE)));
    }

    @Test
    void shouldNotGuessWhatAProcessWasBeforeTheFirstExecItKnows() {
        table.accept(exec(8 * MS, 12, 6 * MS, 1, MS, "/usr/bin/curl"));
        assertNull(table.lookup(12, 6 * MS, 7 * MS));
    }

    private String parent(int pid, long start, long time) {
        return name(table.lookup(pid, start, time).parent());
    }

    @Test
    void shouldTellTheParentAsItWasAtTheTime() {
        table.accept(exec(5 * MS, 10, MS, 1, MS, "/bin/sh"));
        table.accept(fork(6 * MS, 12, 10, MS));
        table.accept(exec(7 * MS, 10, MS, 1, MS, "/usr/bin/python3"));
        table.accept(exec(8 * MS, 12, 6 * MS, 10, MS, "/usr/bin/curl"));
        table.accept(exec(9 * MS, 10, MS, 1, MS, "/usr/bin/sleep"));
        assertEquals("sh", parent(12, 6 * MS, 7 * MS - 1));
        assertEquals("python3", parent(12, 6 * MS, 7 * MS));
        assertEquals("python3", parent(12, 6 * MS, 8 * MS));
        assertEquals("sleep", parent(12, 6 * MS, 9 * MS));
        assertEquals("python3", parent(12, 6 * MS, 9 * MS - 1));
        assertSame(table.lookup(12, 6 * MS, 9 * MS), table.lookup(12, 6 * MS, 10 * MS));
    }

    @Test
    void shouldTellTheParentThatIsGoneAsItWasLast() {
        table.accept(exec(5 * MS, 10, MS, 1, MS, "/bin/sh"));
        table.accept(fork(6 * MS, 12, 10, MS));
        table.accept(exec(7 * MS, 10, MS, 1, MS, "/usr/bin/python3"));
        table.accept(new ProcessEvent.Exit(8 * MS, 10, MS));
        table.accept(exec(9 * MS, 10, 9 * MS, 1, MS, "/bin/another"));
        assertEquals("python3", parent(12, 6 * MS, 9 * MS));
        table.accept(exec(1_000 * SECOND, 13, 7 * MS, 1, MS, "/bin/other"));
        assertNull(table.lookup(10, MS, 7 * MS));
        assertEquals("python3", parent(12, 6 * MS, 1_000 * SECOND));
        assertEquals("sh", parent(12, 6 * MS, 6 * MS));
    }

    /** Each child ends its parent, as daemons do; only as many as are still looked for may stay. */
    @Test
    void shouldKeepNoChainOfAncestors() {
        table.accept(exec(MS, 10, MS, 1, 1, "/bin/daemon"));
        WeakReference<ProcessInfo> first = new WeakReference<>(table.lookup(10, MS, MS));
        int generations = 5;
        long start = MS;
        for (int i = 1; i <= generations; i++) {
            long next = i * 1_000 * SECOND;
            table.accept(fork(next, 10 + i, 9 + i, start));
            table.accept(new ProcessEvent.Exit(next + 1, 9 + i, start));
            start = next;
        }
        assertEquals("daemon", parent(10 + generations, start, start + 1));
        System.gc();
        assertNull(first.get());
    }

    @Test
    void shouldKeepTheParentThatIsGone() {
        table.accept(exec(5 * MS, 10, MS, 1, MS, "/bin/sh"));
        table.accept(fork(6 * MS, 12, 10, MS));
        table.accept(new ProcessEvent.Exit(7 * MS, 10, MS));
        table.accept(exec(1_000 * SECOND, 12, 6 * MS, 1, MS, "/usr/bin/curl"));
        assertNull(table.lookup(10, MS, 6 * MS));
        assertEquals("sh", table.lookup(12, 6 * MS, 6 * MS).parent().name());
    }

    @Test
    void shouldTellTwoProcessesWithOnePidApart() {
        table.accept(exec(5 * MS, 12, 3 * MS, 1, MS, "/bin/first"));
        table.accept(new ProcessEvent.Exit(6 * MS, 12, 3 * MS));
        table.accept(exec(8 * MS, 12, 7 * MS, 1, MS, "/bin/second"));
        assertEquals("first", name(table.lookup(12, 3 * MS, 9 * MS)));
        assertEquals("second", name(table.lookup(12, 7 * MS, 9 * MS)));
    }

    @Test
    void shouldKeepAnExitedProcessForItsLastPacketsOnly() {
        long keep = ProcessTable.KEEP_EXITED_SECONDS * SECOND;
        table.accept(exec(5 * MS, 12, 3 * MS, 1, MS, "/bin/first"));
        table.accept(new ProcessEvent.Exit(6 * MS, 12, 3 * MS));
        table.accept(exec(6 * MS + keep, 13, 7 * MS, 1, MS, "/bin/other"));
        assertEquals("first", name(table.lookup(12, 3 * MS, 6 * MS + keep)));
        table.accept(exec(6 * MS + keep + 1, 13, 7 * MS, 1, MS, "/bin/other"));
        assertNull(table.lookup(12, 3 * MS, 6 * MS + keep));
        assertEquals("other", name(table.lookup(13, 7 * MS, Long.MAX_VALUE)));
    }

    @Test
    void shouldForgetTheOldestOfTooManyExitedProcessesOfOnePidAndKeepTheOthers() {
        table.accept(exec(1, 5, 1, 1, 1, "/bin/parent"));
        int over = 3;
        int count = ProcessTable.MAX_EXITED + over;
        for (int i = 1; i <= count; i++) {
            long start = 10L * i;
            table.accept(fork(start, 100 + i % 2, 5, 1));
            table.accept(new ProcessEvent.Exit(start + 1, 100 + i % 2, start));
        }
        for (int i = 1; i <= over; i++) {
            assertNull(table.lookup(100 + i % 2, 10L * i, Long.MAX_VALUE), "i=" + i);
        }
        assertNotNull(table.lookup(100 + (over + 1) % 2, 10L * (over + 1), Long.MAX_VALUE));
        assertNotNull(table.lookup(100 + count % 2, 10L * count, Long.MAX_VALUE));
    }

    @Test
    void shouldTakeAReusedPidForTheExitOfTheProcessThatHadIt() {
        table.accept(exec(5 * MS, 12, 3 * MS, 1, MS, "/bin/first"));
        table.accept(exec(20 * MS, 12, 19 * MS, 1, MS, "/bin/second"));
        assertEquals("first", name(table.lookup(12, 3 * MS, 20 * MS)));
        table.accept(exec(1_000 * SECOND, 13, 7 * MS, 1, MS, "/bin/other"));
        assertNull(table.lookup(12, 3 * MS, 20 * MS));
        assertEquals("second", name(table.lookup(12, 19 * MS, 20 * MS)));
    }

    @Test
    void shouldKeepTheLastImagesOfAProcessThatExecsAgainAndAgain() {
        for (int i = 1; i <= 100; i++) {
            table.accept(exec(i * MS, 12, MS, 1, 1, "/bin/p" + i));
        }
        assertEquals("p100", name(table.lookup(12, MS, 100 * MS)));
        assertEquals("p93", name(table.lookup(12, MS, 93 * MS)));
        assertNull(table.lookup(12, MS, 92 * MS));
    }

    @Test
    void shouldTakeAnExecThatIsToldTwiceOnce() {
        table.accept(exec(5 * MS, 12, MS, 1, 1, "/bin/first"));
        for (int i = 0; i < ProcessLife.MAX_IMAGES; i++) {
            table.accept(exec(6 * MS, 12, MS, 1, 1, "/bin/second"));
        }
        assertEquals("first", name(table.lookup(12, MS, 5 * MS)));
    }

    @Test
    void shouldIgnoreTheExitOfAnUnknownProcess() {
        table.accept(new ProcessEvent.Exit(7 * MS, 10, MS));
        assertNull(table.lookup(10, MS, 6 * MS));
    }

    @Test
    void shouldSelectMatchingProcessesAndWhenFollowingForksTheirDescendants() {
        table.accept(exec(5 * MS, 30, 1 * MS, 1, 1, "/bin/sh"));
        table.accept(exec(6 * MS, 20, 2 * MS, 30, 1 * MS, "/usr/bin/make"));
        table.accept(exec(7 * MS, 10, 3 * MS, 20, 2 * MS, "/usr/bin/curl"));
        table.accept(exec(8 * MS, 40, 4 * MS, 1, 1, "/usr/bin/curl"));
        table.accept(exec(8 * MS, 41, 5 * MS, 30, 1 * MS, "/usr/bin/gone"));
        table.accept(new ProcessEvent.Exit(9 * MS, 41, 5 * MS));
        assertArrayEquals(new int[] {30}, selected(new int[] {30}, List.of(), false));
        assertArrayEquals(new int[] {10, 20, 30}, selected(new int[] {30}, List.of(), true));
        assertArrayEquals(new int[] {10, 40}, selected(new int[] {}, List.of("curl"), false));
        assertArrayEquals(new int[] {}, selected(new int[] {}, List.of("gone"), false));
    }

    private int[] selected(int[] pids, List<String> names, boolean followsForks) {
        int[] selected = table.select(new ProcessCriteria(pids, names, new int[] {}, new int[] {}, followsForks));
        Arrays.sort(selected);
        return selected;
    }

    @Test
    void shouldAllocateNothingForALookup() {
        table.accept(exec(5 * MS, 12, 3 * MS, 1, MS, "/usr/bin/env"));
        table.accept(exec(6 * MS, 12, 3 * MS, 1, MS, "/usr/bin/curl"));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long found = lookups(1_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        found += lookups(100_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(2 * 101_000, found);
        assertEquals(0, allocated / 100_000);
    }

    private long lookups(int count) {
        long found = 0;
        for (int i = 0; i < count; i++) {
            found += table.lookup(12, 3 * MS, 9 * MS) == null ? 0 : 1;
            found += table.lookup(12, 3 * MS, 5 * MS) == null ? 0 : 1;
            found += table.lookup(12, 7 * MS, 5 * MS) == null ? 0 : 1;
        }
        return found;
    }
}
