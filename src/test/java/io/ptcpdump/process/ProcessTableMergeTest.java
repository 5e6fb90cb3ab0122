package io.ptcpdump.process;

import static io.ptcpdump.process.ProcessTableTest.BOOT;
import static io.ptcpdump.process.ProcessTableTest.MS;
import static io.ptcpdump.process.ProcessTableTest.exec;
import static io.ptcpdump.process.ProcessTableTest.fork;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.ptcpdump.model.ProcessEvent;
import io.ptcpdump.model.ProcessInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The snapshot of /proc, and how it and events that arrive around it fit together. */
class ProcessTableMergeTest {
    private static final long READ_FROM = 500 * MS;
    private static final long READ_UNTIL = 501 * MS;

    private final ProcessTable table = new ProcessTable(BOOT);

    private static ScannedProcess scanned(int pid, long startTicks, int parentPid, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return new ScannedProcess(pid, startTicks, parentPid, path, List.of(name), false, name, 0, READ_FROM, READ_UNTIL);
    }

    private void merge(ScannedProcess... processes) {
        table.merge(new ProcSnapshot(List.of(processes)));
    }

    private String name(int pid, long start, long time) {
        ProcessInfo process = table.lookup(pid, start, time);
        return process == null ? null : process.name();
    }

    @Test
    void shouldKnowAProcessOfTheSnapshotByTheTickOfItsStart() {
        merge(scanned(12, 4, 1, "/usr/sbin/sshd"));
        assertNull(table.lookup(12, 40 * MS - 1, 600 * MS));
        assertNull(table.lookup(12, 50 * MS, 600 * MS));
        assertNull(table.lookup(12, 0, 600 * MS));
        assertEquals("sshd", name(12, 50 * MS - 1, 600 * MS));
    }

    @Test
    void shouldKnowTheExactStartFromTheFirstLookOn() {
        merge(scanned(12, 4, 1, "/usr/sbin/sshd"));
        ProcessInfo process = table.lookup(12, 43 * MS, 600 * MS);
        assertEquals(BOOT + 43 * MS, process.startTimeNanos());
        assertSame(process, table.lookup(12, 43 * MS, 700 * MS));
        assertNull(table.lookup(12, 44 * MS, 600 * MS));
    }

    @Test
    void shouldNotTakeATickForAnExactStart() {
        merge(scanned(12, 4, 1, "/usr/sbin/sshd"));
        assertEquals("sshd", name(12, 50 * MS - 1, 600 * MS));
        ProcessInfo process = table.lookup(12, 43 * MS, 600 * MS);
        assertEquals(BOOT + 43 * MS, process.startTimeNanos());
        assertSame(process, table.lookup(12, 50 * MS - 1, 700 * MS));
        assertNull(table.lookup(12, 60 * MS - 1, 700 * MS));
    }

    @Test
    void shouldKnowTheParentFromTheSnapshotUnlessItsPidWasReused() {
        merge(scanned(12, 40, 7, "/bin/child"), scanned(7, 39, 1, "/bin/sh"), scanned(13, 38, 7, "/bin/orphan"));
        assertEquals("sh", table.lookup(12, 400 * MS, 600 * MS).parent().name());
        assertNull(table.lookup(12, 400 * MS, 600 * MS).parent().parent());
        assertNull(table.lookup(13, 380 * MS, 600 * MS).parent());
    }

    @Test
    void shouldTellTheParentOfTheSnapshotAsItBecomesAndNotAsItWillBe() {
        table.accept(exec(READ_FROM - MS, 7, 395 * MS, 1, 1, "/usr/bin/early"));
        merge(scanned(12, 40, 7, "/bin/child"), scanned(7, 39, 1, "/usr/bin/early"));
        table.accept(exec(700 * MS, 7, 395 * MS, 1, 1, "/usr/bin/late"));
        assertNull(table.lookup(12, 400 * MS, READ_FROM - MS - 1).parent());
        assertEquals("early", table.lookup(12, 400 * MS, 600 * MS).parent().name());
        assertEquals("late", table.lookup(12, 400 * MS, 700 * MS).parent().name());
    }

    @Test
    void shouldInheritFromAProcessOfTheSnapshot() {
        merge(scanned(12, 4, 1, "/usr/sbin/nginx"));
        table.accept(fork(600 * MS, 20, 12, 43 * MS));
        assertEquals("nginx", name(20, 600 * MS, 601 * MS));
        assertEquals("nginx", table.lookup(20, 600 * MS, 601 * MS).parent().name());
    }

    @Test
    void shouldKeepTheImageOfTheSnapshotForTheTimeBeforeALaterExec() {
        merge(scanned(12, 4, 1, "/bin/sh"));
        table.accept(exec(700 * MS, 12, 43 * MS, 1, 1, "/usr/bin/curl"));
        assertEquals("sh", name(12, 43 * MS, 600 * MS));
        assertEquals("curl", name(12, 43 * MS, 700 * MS));
        assertEquals(BOOT + 43 * MS, table.lookup(12, 43 * MS, 600 * MS).startTimeNanos());
    }

    @Test
    void shouldBelieveAnExecBeforeOrDuringTheReadingMoreThanWhatWasRead() {
        table.accept(exec(450 * MS, 12, 43 * MS, 1, 1, "/usr/bin/early"));
        table.accept(exec(READ_UNTIL, 13, 53 * MS, 1, 1, "/usr/bin/meanwhile"));
        merge(scanned(12, 4, 1, "/usr/bin/read"), scanned(13, 5, 1, "/usr/bin/read"));
        assertEquals("early", name(12, 43 * MS, 600 * MS));
        assertNull(name(12, 43 * MS, 440 * MS));
        assertEquals("meanwhile", name(13, 53 * MS, 600 * MS));
        assertNull(name(13, 53 * MS, READ_UNTIL - 1));
    }

    @Test
    void shouldBelieveAnExecDuringTheReadingThatIsToldAfterTheMerge() {
        merge(scanned(12, 4, 1, "/usr/bin/read"));
        table.accept(exec(READ_FROM, 12, 43 * MS, 1, 1, "/usr/bin/meanwhile"));
        assertEquals("meanwhile", name(12, 43 * MS, 600 * MS));
        assertNull(name(12, 43 * MS, READ_FROM - 1));
    }

    @Test
    void shouldAnswerFromEventsBeforeTheMergeAndTheSameAfterIt() {
        table.accept(exec(400 * MS, 12, 390 * MS, 1, 1, "/usr/bin/curl"));
        ProcessInfo before = table.lookup(12, 390 * MS, 450 * MS);
        merge(scanned(12, 39, 1, "/usr/bin/curl.real"));
        assertEquals(before, table.lookup(12, 390 * MS, 450 * MS));
        assertEquals("curl", before.name());
    }

    @Test
    void shouldFindTheParentOfAnEarlyForkInTheSnapshot() {
        table.accept(fork(400 * MS, 20, 12, 43 * MS));
        table.accept(new ProcessEvent.Exit(410 * MS, 20, 400 * MS));
        assertNull(table.lookup(20, 400 * MS, 405 * MS));
        merge(scanned(12, 4, 1, "/usr/sbin/nginx"));
        assertEquals("nginx", name(20, 400 * MS, 405 * MS));
    }

    @Test
    void shouldNotInheritAnImageThatTheParentHadOnlyLater() {
        table.accept(fork(400 * MS, 20, 12, 43 * MS));
        table.accept(exec(410 * MS, 12, 43 * MS, 1, 1, "/usr/bin/curl"));
        merge(scanned(12, 4, 1, "/usr/bin/curl"));
        assertNull(table.lookup(20, 400 * MS, 405 * MS));
        assertEquals("curl", name(12, 43 * MS, 600 * MS));
    }

    @Test
    void shouldNotTakeTwoImagesOfAProcessThatBothTell() {
        table.accept(exec(390 * MS, 12, 43 * MS, 1, 1, "/bin/sh"));
        table.accept(fork(400 * MS, 20, 12, 43 * MS));
        table.accept(exec(410 * MS, 20, 400 * MS, 12, 43 * MS, "/usr/bin/env"));
        merge(scanned(12, 4, 1, "/usr/bin/dash"), scanned(20, 40, 12, "/usr/bin/env.real"));
        assertEquals("sh", name(20, 400 * MS, 405 * MS));
        assertEquals("env", name(20, 400 * MS, 600 * MS));
        assertEquals("sh", table.lookup(20, 400 * MS, 600 * MS).parent().name());
    }

    @Test
    void shouldKeepWhatWasReadOfAProcessWhoseParentIsUnknown() {
        table.accept(fork(400 * MS, 20, 12, 43 * MS));
        merge(scanned(20, 40, 12, "/bin/child"));
        assertEquals("child", name(20, 400 * MS, 405 * MS));
    }

    @Test
    void shouldNotGiveAProcessThatExitedMeanwhileTheImageOfItsSuccessor() {
        table.accept(new ProcessEvent.Exit(READ_FROM, 12, 43 * MS));
        table.accept(new ProcessEvent.Fork(READ_FROM + 1, 12, READ_FROM + 1, 7, 33 * MS));
        merge(scanned(7, 3, 1, "/bin/sh"), scanned(12, 4, 1, "/bin/sh"));
        assertNull(table.lookup(12, 43 * MS, 499 * MS));
        assertEquals("sh", name(12, READ_FROM + 1, 600 * MS));
        assertEquals(7, table.lookup(12, READ_FROM + 1, 600 * MS).parent().pid());
    }

    @Test
    void shouldForgetWhatWasReadDuringAnExitThatIsToldAfterTheMerge() {
        merge(scanned(12, 4, 1, "/bin/successor"));
        table.accept(new ProcessEvent.Exit(READ_FROM, 12, 43 * MS));
        assertNull(table.lookup(12, 43 * MS, 499 * MS));
    }

    @Test
    void shouldForgetAnEarlyExitedProcessWhenItsTimeIsOver() {
        table.accept(exec(400 * MS, 12, 390 * MS, 1, 1, "/usr/bin/curl"));
        table.accept(new ProcessEvent.Exit(410 * MS, 12, 390 * MS));
        merge();
        assertEquals("curl", name(12, 390 * MS, 405 * MS));
        table.accept(exec(1_000_000 * MS, 13, 390 * MS, 1, 1, "/usr/bin/other"));
        assertNull(name(12, 390 * MS, 405 * MS));
    }

    @Test
    void shouldTellAProcessThatExitedFromOneThatTookItsPidInTheSameTick() {
        table.accept(exec(300 * MS, 7, MS, 1, 1, "/bin/sh"));
        table.accept(fork(400 * MS, 12, 7, MS));
        table.accept(exec(401 * MS, 12, 400 * MS, 7, MS, "/bin/first"));
        table.accept(new ProcessEvent.Exit(402 * MS, 12, 400 * MS));
        table.accept(fork(403 * MS, 12, 7, MS));
        table.accept(exec(404 * MS, 12, 403 * MS, 7, MS, "/bin/second"));
        merge(scanned(12, 40, 7, "/bin/second"));
        assertEquals("first", name(12, 400 * MS, 600 * MS));
        assertEquals("second", name(12, 403 * MS, 600 * MS));
    }

    @Test
    void shouldNotTakeAProcessThatStartedAfterTheReadingForTheOneThatWasRead() {
        merge(scanned(12, 50, 1, "/bin/first"));
        assertNull(table.lookup(12, READ_UNTIL + 1, 600 * MS));
        assertEquals("first", name(12, READ_UNTIL, 600 * MS));
    }

    @Test
    void shouldKeepTheLastOfTooManyEarlyEvents() {
        table.accept(exec(1, 5, 1, 1, 1, "/bin/lost"));
        for (int i = 0; i < ProcessTable.MAX_EARLY_EVENTS; i++) {
            table.accept(exec(400 * MS + i, 6, 1, 1, 1, "/bin/kept"));
        }
        merge();
        assertNull(table.lookup(5, 1, 600 * MS));
        assertEquals("kept", name(6, 1, 600 * MS));
    }

    @Test
    void shouldTakeAProcessWhoseEventsWereLostFromTheTimeItWasRead() {
        merge(scanned(7, 3, 1, "/bin/sh"));
        table.add(scanned(12, 40, 7, "/usr/bin/curl"));
        assertEquals("curl", name(12, 405 * MS, READ_FROM));
        assertNull(name(12, 405 * MS, READ_FROM - 1));
        assertNull(name(12, 415 * MS, READ_FROM));
        assertEquals("sh", table.lookup(12, 405 * MS, READ_FROM).parent().name());
    }

    @Test
    void shouldGiveWhatWasReadLaterTheExactStartThatAnEventTold() {
        merge();
        table.accept(fork(405 * MS, 12, 7, MS));
        table.add(scanned(12, 40, 7, "/usr/bin/curl"));
        assertEquals(BOOT + 405 * MS, table.lookup(12, 405 * MS, READ_FROM).startTimeNanos());
    }

    @Test
    void shouldChangeNothingWhenAKnownProcessIsReadAgain() {
        merge();
        table.accept(exec(450 * MS, 12, 405 * MS, 1, 1, "/usr/bin/curl"));
        table.add(scanned(12, 40, 7, "/usr/bin/other"));
        assertEquals("curl", name(12, 405 * MS, 600 * MS));
        assertArrayEquals(new int[] {12}, table.select(new ProcessCriteria(new int[] {12}, List.of(), new int[] {}, new int[] {}, false)));
    }

    @Test
    void shouldFillInTheTimeBeforeTheReadingWhenTheForkIsToldLater() {
        merge(scanned(7, 3, 1, "/bin/sh"));
        table.add(scanned(12, 40, 7, "/usr/bin/curl"));
        table.accept(fork(405 * MS, 12, 7, 33 * MS));
        assertEquals("sh", name(12, 405 * MS, 450 * MS));
        assertEquals("curl", name(12, 405 * MS, READ_FROM));
        table.accept(exec(420 * MS, 12, 405 * MS, 7, 33 * MS, "/usr/bin/env"));
        assertEquals("sh", name(12, 405 * MS, 419 * MS));
        assertEquals("env", name(12, 405 * MS, READ_FROM));
    }

    @Test
    void shouldNotTakeAProcessThatIsKnownToHaveExitedBefore() {
        merge();
        table.accept(fork(405 * MS, 12, 7, MS));
        table.accept(new ProcessEvent.Exit(READ_FROM, 12, 405 * MS));
        table.add(scanned(12, 40, 7, "/usr/bin/successor"));
        assertNull(name(12, 405 * MS, 600 * MS));
    }
}
