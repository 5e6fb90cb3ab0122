package io.ptcpdump.capture;

import io.ptcpdump.hook.OwnerRecord;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Owner.Evidence;
import io.ptcpdump.model.ProcessInfo;
import io.ptcpdump.process.ProcFolder;
import io.ptcpdump.process.ProcessTable;
import io.ptcpdump.process.ScannedProcess;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * From the kernel's owner records to {@link Owner}s: the same object as long as record and process image are the same, so that
 * sinks can keep what they made of it. Holds a fixed number; a new one takes the place of another with the same hash.
 */
final class OwnerCache {
    private static final int SIZE = 8192;

    private final ProcessTable processes;
    private final ProcFolder proc;
    private final Entry[] entries = new Entry[SIZE];

    OwnerCache(ProcessTable processes, ProcFolder proc) {
        this.processes = processes;
        this.proc = proc;
    }

    /**
     * The owner in the record at {@code at}, null where it says that there is none.
     *
     * @param timeNanos time of the packet, CLOCK_BOOTTIME
     */
    Owner find(MemorySegment ring, long at, long timeNanos) {
        int pid = OwnerRecord.pid(ring, at);
        if (pid == 0) {
            return null;
        }
        long start = OwnerRecord.startNanos(ring, at);
        ProcessInfo process = processes.lookup(pid, start, timeNanos);
        int slot = hash(pid, OwnerRecord.tid(ring, at), start);
        Entry entry = entries[slot];
        if (entry == null || !entry.holds(ring, at) || process != entry.image) {
            entry = new Entry(ring, at, process, owner(ring, at, start, process));
            entries[slot] = entry;
        }
        return entry.owner;
    }

    private Owner owner(MemorySegment ring, long at, long start, ProcessInfo known) {
        String comm = OwnerRecord.comm(ring, at);
        int uid = OwnerRecord.uid(ring, at);
        ProcessInfo process = known;
        if (process == null) {
            process = unknownProcess(OwnerRecord.pid(ring, at), start, comm, uid);
        }
        return new Owner(process, OwnerRecord.tid(ring, at), comm, uid, OwnerRecord.evidence(ring, at));
    }

    /**
     * A process whose events were lost: /proc may still know it. If not, the kernel's record of the owner has at least its task
     * name.
     */
    private ProcessInfo unknownProcess(int pid, long start, String comm, int uid) {
        ScannedProcess scanned = proc.read(pid);
        if (scanned != null) {
            processes.add(scanned);
            ProcessInfo found = processes.lookup(pid, start, scanned.readUntilNanos());
            if (found != null) {
                return found;
            }
        }
        return new ProcessInfo(pid, 0, 0, "", false, List.of(), false, comm, uid, null);
    }

    private static int hash(int pid, int tid, long start) {
        long mixed = (pid * 31L + tid) * 0x9e3779b97f4a7c15L ^ start;
        return (int) (mixed ^ mixed >>> 32) & SIZE - 1;
    }

    /** What the record said and what was made of it. {@code image} is null where the process table did not know it. */
    private static final class Entry {
        private final long start;
        private final int pid;
        private final int tid;
        private final int uid;
        private final long commHigh;
        private final long commLow;
        private final Evidence evidence;
        private final ProcessInfo image;
        private final Owner owner;

        Entry(MemorySegment ring, long at, ProcessInfo image, Owner owner) {
            start = OwnerRecord.startNanos(ring, at);
            pid = OwnerRecord.pid(ring, at);
            tid = OwnerRecord.tid(ring, at);
            uid = OwnerRecord.uid(ring, at);
            commHigh = OwnerRecord.commHigh(ring, at);
            commLow = OwnerRecord.commLow(ring, at);
            evidence = OwnerRecord.evidence(ring, at);
            this.image = image;
            this.owner = owner;
        }

        boolean holds(MemorySegment ring, long at) {
            return pid == OwnerRecord.pid(ring, at)
                    && start == OwnerRecord.startNanos(ring, at)
                    && tid == OwnerRecord.tid(ring, at)
                    && uid == OwnerRecord.uid(ring, at)
                    && commHigh == OwnerRecord.commHigh(ring, at)
                    && commLow == OwnerRecord.commLow(ring, at)
                    && evidence == OwnerRecord.evidence(ring, at);
        }
    }
}
