package io.ptcpdump.hook;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.ptcpdump.bpf.BpfMap;
import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.bpf.ProgramRun;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Asks the kernel by running its own program on a {@code struct decision} of bpf/decision.h. */
final class KernelLateOwners implements LateOwners {
    static final String PROGRAM = "ptcpdump_decide";

    static final long TAIL = 0;
    static final long FLAGS = TAIL + PacketRing.TAIL_SIZE;
    static final long MATCHING = 108;
    static final long KEY = 112;
    static final long OWNER = 120;
    static final int SIZE = 184;

    /** In struct knowledge. */
    static final long FLOWS_AND_TRANSLATIONS = 0;

    static final long LEFT = 8;
    static final int KNOWLEDGE_SIZE = 16;

    private final Arena arena = Arena.ofConfined();
    private final BpfMap knowledge;
    private final MemorySegment knowledgeKey = arena.allocate(JAVA_INT);
    private final MemorySegment knowledgeValue = arena.allocate(KNOWLEDGE_SIZE, Long.BYTES);
    private final SocketScan scan;
    private final ProgramRun run;
    private final OwnerRecord owner;

    /** @param scan run again where a process has left its socket to others */
    KernelLateOwners(LoadedBpf bpf, SocketScan scan) {
        this.scan = scan;
        knowledge = bpf.map(".data.knowledge");
        run = new ProgramRun(bpf.program(PROGRAM), SIZE);
        owner = new OwnerRecord(run.data()).at(OWNER);
    }

    @Override
    public boolean knowAnything() {
        knowledge.lookup(knowledgeKey, knowledgeValue);
        return (knowledgeValue.get(JAVA_LONG, FLOWS_AND_TRANSLATIONS) | knowledgeValue.get(JAVA_INT, LEFT)) != 0;
    }

    @Override
    public boolean decide(PacketRing ring) {
        ring.copyTail(run.data().asSlice(TAIL, PacketRing.TAIL_SIZE));
        run.data().set(JAVA_INT, FLAGS, ring.flags());
        if (ring.isLeft()) {
            run.data().set(JAVA_LONG, KEY, ring.cookie());
            ring.copyOwner(run.data().asSlice(OWNER, OwnerRecord.SIZE));
            scan.again();
        }
        return run.run() == 1 && owner.pid() != 0;
    }

    @Override
    public OwnerRecord owner() {
        return owner;
    }

    @Override
    public Matching matching() {
        return Matching.of(run.data().get(JAVA_INT, MATCHING));
    }

    @Override
    public void close() {
        run.close();
        arena.close();
    }
}
