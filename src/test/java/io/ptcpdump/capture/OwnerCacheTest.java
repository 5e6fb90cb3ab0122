package io.ptcpdump.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.container.ContainerFinder;
import io.ptcpdump.container.ContainerRegistry;
import io.ptcpdump.container.EngineContainer;
import io.ptcpdump.hook.FakePacketRing;
import io.ptcpdump.hook.OwnerRecord;
import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Owner.Evidence;
import io.ptcpdump.model.Owner.Trail;
import io.ptcpdump.model.ProcessEvent;
import io.ptcpdump.process.ProcFolder;
import io.ptcpdump.process.ProcPlaces;
import io.ptcpdump.process.ProcSnapshot;
import io.ptcpdump.process.ProcessTable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With records in plain memory, and a /proc that is empty unless a test puts something there. */
class OwnerCacheTest {
    private static final long START = 1_000_000_000;
    private static final int PID = 4711;

    private static final String ID = "0123456789abcdef".repeat(4);

    private final ProcessTable processes = new ProcessTable(0);
    private final ContainerRegistry registry = new ContainerRegistry(pid -> null, System::nanoTime, () -> { });
    private final OwnerCache cache;
    private final Path proc;

    OwnerCacheTest(@TempDir Path proc) {
        this.proc = proc;
        processes.merge(new ProcSnapshot(List.of()));
        ContainerFinder containers = new ContainerFinder(registry, id -> id == 7 ? "/docker/" + ID : null, new ProcPlaces(proc), System::nanoTime);
        cache = new OwnerCache(processes, new ProcFolder(proc), containers);
    }

    private void exec(long timeNanos, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        processes.accept(new ProcessEvent.Exec(timeNanos, PID, START, 1, 0, 1000, name, path, false, List.of(name), false));
    }

    private static OwnerRecord record(int pid, int tid, String comm, Evidence evidence) {
        return FakePacketRing.owner(Arena.ofAuto(), START, pid, tid, comm, evidence);
    }

    private static OwnerRecord record(int tid, String comm, long sinceNanos, Trail trail) {
        return FakePacketRing.owner(Arena.ofAuto(), START, sinceNanos, PID, tid, comm, Evidence.SEND, trail);
    }

    @Test
    void shouldGiveNoOwnerWhereTheRecordNamesNone() {
        assertNull(cache.find(null, START));
        assertNull(cache.find(record(0, 0, "", Evidence.SEND), START));
    }

    @Test
    void shouldJoinTheRecordWithItsProcess() {
        exec(START + 10, "/usr/bin/curl");
        Owner owner = cache.find(record(PID, PID + 1, "resolver", Evidence.CONNECT), START + 20);
        assertEquals("/usr/bin/curl", owner.process().path());
        assertEquals(PID, owner.process().pid());
        assertEquals(PID + 1, owner.tid());
        assertEquals("resolver", owner.threadName());
        assertEquals(1000, owner.uid());
        assertEquals(Evidence.CONNECT, owner.evidence());
        assertEquals(Trail.SOCKET, owner.trail());
    }

    @Test
    void shouldKnowAProcessThatBeganAfterThePacketThatItReceived() {
        processes.accept(new ProcessEvent.Exec(START - 10, 50, START - 20, 1, 0, 1000, "httpd", "/bin/busybox", false, List.of("httpd", "-f"), false));
        processes.accept(new ProcessEvent.Fork(START, PID, START, 50, START - 20));
        Owner owner = cache.find(record(PID, PID, "httpd", Evidence.ACCEPT), START - 5);
        assertEquals(List.of("httpd", "-f"), owner.process().arguments());
    }

    @Test
    void shouldTakeUpWhatBecomesKnownOfAContainer() {
        exec(START + 10, "/usr/bin/curl");
        OwnerRecord record = FakePacketRing.owner(Arena.ofAuto(), START, PID, PID, "curl", Evidence.SEND, 7);
        Owner before = cache.find(record, START + 20);
        assertEquals(ID, before.container().id());
        assertTrue(cache.mayBeNamed(cache.look(record, START + 20), true));
        ContainerInfo web = new ContainerInfo(ID, "web", "image", Labels.NONE, null);
        ContainerRegistry.Source engine = registry.source(0);
        engine.container(new EngineContainer(web, false, 0, ""));
        assertEquals(web, cache.find(record, START + 20).container());
        assertFalse(cache.mayBeNamed(cache.look(record, START + 20), true));
        Owner after = cache.find(record, START + 20);
        engine.container(new EngineContainer(new ContainerInfo("other", "other", "", Labels.NONE, null), false, 0, ""));
        assertSame(after, cache.find(record, START + 20));
    }

    @Test
    void shouldTellTheTrailOfEachPacket() {
        exec(START + 10, "/usr/bin/curl");
        for (Trail trail : Trail.values()) {
            assertEquals(trail, cache.find(record(PID, "curl", START + 15, trail), START + 20).trail());
        }
    }

    @Test
    void shouldKeepTheObjectsOfBothWaysOfAConnection() {
        exec(START + 10, "/usr/bin/curl");
        Owner sender = cache.find(record(PID, "curl", START + 15, Trail.SOCKET), START + 20);
        Owner receiver = cache.find(record(PID, "curl", START + 15, Trail.ADDRESS), START + 21);
        assertSame(sender, cache.find(record(PID, "curl", START + 16, Trail.SOCKET), START + 22));
        assertSame(receiver, cache.find(record(PID, "curl", START + 16, Trail.ADDRESS), START + 23));
    }

    @Test
    void shouldNameTheThreadByTheImageThatCameAfterTheRecord() {
        exec(START + 10, "/bin/sh");
        exec(START + 100, "/usr/bin/curl");
        Owner before = cache.find(record(PID + 1, "old-thread", START + 50, Trail.SOCKET), START + 90);
        assertEquals(PID + 1, before.tid());
        assertEquals("old-thread", before.threadName());
        Owner after = cache.find(record(PID + 1, "old-thread", START + 50, Trail.SOCKET), START + 150);
        assertEquals(PID, after.tid());
        assertEquals("curl", after.threadName());
        Owner usedSince = cache.find(record(PID + 1, "old-thread", START + 120, Trail.SOCKET), START + 150);
        assertEquals(PID + 1, usedSince.tid());
        assertEquals("old-thread", usedSince.threadName());
        assertEquals("curl", cache.find(record(PID + 1, "old-thread", START + 60, Trail.SOCKET), START + 160).threadName());
    }

    @Test
    void shouldGiveTheSameObjectWhileNothingChanges() {
        exec(START + 10, "/usr/bin/curl");
        Owner owner = cache.find(record(PID, PID, "curl", Evidence.SEND), START + 20);
        assertSame(owner, cache.find(record(PID, PID, "curl", Evidence.SEND), START + 30));
        assertNotSame(owner, cache.find(record(PID, PID, "curl", Evidence.RECEIVE), START + 40));
        assertEquals("renamed", cache.find(record(PID, PID, "renamed", Evidence.SEND), START + 50).threadName());
        assertEquals("a task of longe", cache.find(record(PID, PID, "a task of longe", Evidence.SEND), START + 50).threadName());
        assertEquals("a task of long", cache.find(record(PID, PID, "a task of long", Evidence.SEND), START + 50).threadName());
    }

    @Test
    void shouldFollowAnExec() {
        exec(START + 10, "/bin/sh");
        exec(START + 100, "/usr/bin/curl");
        assertEquals("/bin/sh", cache.find(record(PID, PID, "sh", Evidence.SEND), START + 50).process().path());
        assertEquals("/usr/bin/curl", cache.find(record(PID, PID, "sh", Evidence.SEND), START + 150).process().path());
    }

    @Test
    void shouldHaveAtLeastTheTaskNameOfAProcessNobodyKnows() {
        Owner owner = cache.find(record(PID, PID, "ghost", Evidence.SEND), START + 20);
        assertEquals("ghost", owner.process().name());
        assertEquals(PID, owner.process().pid());
        assertSame(owner, cache.find(record(PID, PID, "ghost", Evidence.SEND), START + 30));
    }

    private void show(String program) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(String.valueOf(PID)));
        String name = program.substring(program.lastIndexOf('/') + 1);
        Files.writeString(folder.resolve("stat"), PID + " (" + name + ") S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 100 20 21\n");
        Files.writeString(folder.resolve("cmdline"), name + "\0-x\0");
        Files.deleteIfExists(folder.resolve("exe"));
        Files.createSymbolicLink(folder.resolve("exe"), Path.of(program));
    }

    @Test
    void shouldTakeFromProcWhatAnExecMadeThatWasNotTold() throws IOException {
        exec(START + 10, "/nowhere/nsenter");
        show("/nowhere/curl");
        Owner owner = cache.find(record(PID, "curl", START + 50, Trail.SOCKET), START + 60);
        assertEquals("/nowhere/curl", owner.process().path());
        assertEquals(List.of("curl", "-x"), owner.process().arguments());
        assertSame(owner, cache.find(record(PID, "curl", START + 50, Trail.SOCKET), START + 70));
        assertEquals("/nowhere/nsenter", cache.find(record(PID, "nsenter", START + 20, Trail.SOCKET), START + 30).process().path());
        exec(START + 100, "/bin/sh");
        assertEquals("/bin/sh", cache.find(record(PID, "sh", START + 110, Trail.SOCKET), START + 120).process().path());
    }

    @Test
    void shouldKeepTheProgramOfAProcessThatNamesItself() throws IOException {
        exec(START + 10, "/nowhere/curl");
        show("/nowhere/curl");
        Owner owner = cache.find(record(PID, "renamed", START + 50, Trail.SOCKET), START + 60);
        assertEquals("/nowhere/curl", owner.process().path());
        assertEquals(List.of("curl"), owner.process().arguments());
        assertEquals("renamed", owner.threadName());
    }

    @Test
    void shouldAskProcOnceAboutAProcessThatHasRenamedItself() throws IOException {
        exec(START + 10, "/nowhere/curl");
        show("/nowhere/curl");
        cache.find(record(PID, "renamed", START + 50, Trail.SOCKET), START + 60);
        show("/nowhere/another");
        Owner owner = cache.find(record(PID, "renamed", START + 50, Trail.ADDRESS), START + 60);
        assertEquals("/nowhere/curl", owner.process().path());
        owner = cache.find(record(PID, "another", START + 70, Trail.ADDRESS), START + 80);
        assertEquals("/nowhere/another", owner.process().path());
    }

    @Test
    void shouldNotTakeAThreadsNameForThatOfAProgram() throws IOException {
        exec(START + 10, "/nowhere/curl");
        show("/nowhere/another");
        Owner owner = cache.find(record(PID + 1, "resolver", START + 50, Trail.SOCKET), START + 60);
        assertEquals("/nowhere/curl", owner.process().path());
    }

    @Test
    void shouldNotMixUpProcessesThatShareAPlace() {
        for (int round = 0; round < 2; round++) {
            for (int pid = 1; pid < 20_000; pid++) {
                assertEquals(pid, cache.find(record(pid, pid, "t", Evidence.SEND), START).process().pid());
            }
        }
    }
}
