package io.ptcpdump.capture;

import io.ptcpdump.hook.OwnerRecord;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Owner.Evidence;
import io.ptcpdump.model.ProcessInfo;
import io.ptcpdump.process.ProcFolder;
import io.ptcpdump.process.ProcessTable;
import io.ptcpdump.process.ScannedProcess;
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
     * The owner that a record names, null where there is no record or it names none.
     *
     * @param timeNanos time of the packet, CLOCK_BOOTTIME
     */
    Owner find(OwnerRecord record, long timeNanos) {
        if (record == null || record.pid() == 0) {
            return null;
        }
        ProcessInfo image = processes.lookup(record.pid(), record.startNanos(), timeNanos);
        int slot = hash(record);
        Entry entry = entries[slot];
        if (entry == null || !entry.holds(record) || image != entry.image) {
            entry = new Entry(record, image, owner(record, image, timeNanos));
            entries[slot] = entry;
        }
        return entry.owner;
    }

    private Owner owner(OwnerRecord record, ProcessInfo known, long timeNanos) {
        String comm = record.comm();
        ProcessInfo process = known == null ? unknownProcess(record, comm, timeNanos) : known;
        return new Owner(process, record.tid(), comm, record.uid(), record.evidence());
    }

    /**
     * A process whose events were lost: /proc may still show what it was at the time. If not, the kernel's record of the owner
     * has at least its task name.
     */
    private ProcessInfo unknownProcess(OwnerRecord record, String comm, long timeNanos) {
        ScannedProcess scanned = proc.read(record.pid());
        if (scanned != null) {
            processes.add(scanned);
            ProcessInfo found = processes.lookup(record.pid(), record.startNanos(), timeNanos);
            if (found != null) {
                return found;
            }
        }
        return new ProcessInfo(record.pid(), 0, 0, "", false, List.of(), false, comm, record.uid(), null);
    }

    private static int hash(OwnerRecord record) {
        long mixed = (record.pid() * 31L + record.tid()) * 0x9e3779b97f4a7c15L ^ record.startNanos();
        return (int) (mixed ^ mixed >>> 32) & SIZE - 1;
    }

    /** What the record said and what was made of it. {@code image} is null where the process table did not know it. */
    private static final class Entry {
        private final long startNanos;
        private final int pid;
        private final int tid;
        private final int uid;
        private final long commStart;
        private final long commEnd;
        private final Evidence evidence;
        private final ProcessInfo image;
        private final Owner owner;

        Entry(OwnerRecord record, ProcessInfo image, Owner owner) {
            startNanos = record.startNanos();
            pid = record.pid();
            tid = record.tid();
            uid = record.uid();
            commStart = record.commStart();
            commEnd = record.commEnd();
            evidence = record.evidence();
            this.image = image;
            this.owner = owner;
        }

        boolean holds(OwnerRecord record) {
            return pid == record.pid()
                    && startNanos == record.startNanos()
                    && tid == record.tid()
                    && uid == record.uid()
                    && commStart == record.commStart()
                    && commEnd == record.commEnd()
                    && evidence == record.evidence();
        }
    }
}
