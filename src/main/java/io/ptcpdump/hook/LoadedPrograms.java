package io.ptcpdump.hook;

import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.bpf.RecordSource;
import io.ptcpdump.bpf.RingBuffer;
import io.ptcpdump.bpf.SampleBuffers;
import java.util.List;

/** The kernel programs of one capture, loaded: what can be attached, and the maps through which they speak. */
public final class LoadedPrograms implements AutoCloseable {
    private static final List<Need> OF_SOCKETS =
            List.of(Need.SOCKETS, Need.NAMESPACES, Need.SENDS, Need.ACCEPT, Need.EXISTING); // the scan comes last

    private final LoadedBpf bpf;
    private final HookPlan plan;
    private final CaptureSettings settings;

    private LoadedPrograms(LoadedBpf bpf, HookPlan plan, CaptureSettings settings) {
        this.bpf = bpf;
        this.plan = plan;
        this.settings = settings;
    }

    /**
     * Loads the programs that the kernel takes.
     *
     * @param choices the hooks that were asked for by name
     * @throws io.ptcpdump.bpf.BpfException if it refuses one that a capture cannot do without
     * @throws HookException                if one that was asked for cannot be had
     */
    public static LoadedPrograms load(CaptureSettings settings, HookChoices choices) {
        if (choices.isForced(Rung.NAT_CONNTRACK)) {
            Conntrack.require();
        }
        HookPlan plan = new HookPlan(choices, new RunningKernel());
        return new LoadedPrograms(KernelPrograms.load(settings, plan), plan, settings);
    }

    /**
     * Starts the events of processes: fork, exec, exit.
     *
     * @throws HookException if a hook that was asked for cannot be had
     */
    public Hooks attachProcesses() {
        return Hooks.attach(bpf, plan, List.of(Need.PROCESSES));
    }

    /**
     * Starts watching who uses which socket, and finds out whose the existing ones are.
     *
     * @throws HookException if a hook that was asked for cannot be had
     */
    public Hooks attachSockets() {
        return Hooks.attach(bpf, plan, OF_SOCKETS);
    }

    /** The programs for packets, attached to nothing yet. */
    public PacketHooks packetHooks(boolean in, boolean out) {
        return packetHooks(plan.candidates(Need.PACKETS), in, out);
    }

    /** The programs for packets take none before this, on whatever interface they are: so all begin at the same moment. */
    public void beginPackets() {
        KernelPrograms.beginPackets(bpf);
    }

    PacketHooks packetHooks(List<Rung> rungs, boolean in, boolean out) {
        return new PacketHooks(bpf, () -> KernelPrograms.loadRaw(bpf, settings, plan), rungs, in, out);
    }

    /** The reading end of the packets; to be opened once. */
    public PacketRing openPackets() {
        return new PacketRing(plan.samples() ? samples("packet_samples", settings.ringBytes()) : ring("packets", PacketRing.LONGEST));
    }

    /** The reading end of the process events; to be opened once. */
    public ProcessEventRing openProcessEvents() {
        return new ProcessEventRing(
                plan.samples() ? samples("process_samples", ProcessEventRing.BYTES) : ring("process_events", ProcessRecord.LONGEST));
    }

    private RecordSource ring(String map, long longest) {
        return RingBuffer.open(bpf.map(map), longest);
    }

    private RecordSource samples(String map, long bytes) {
        return SampleBuffers.open(bpf.map(map), bytes);
    }

    /** How the records of both come here. */
    public HookUse events() {
        return new HookUse(Need.EVENTS, plan.candidates(Need.EVENTS).getFirst(), plan.refusals(Need.EVENTS));
    }

    /** To be asked about packets that were undecided. */
    public LateOwners lateOwners() {
        return new KernelLateOwners(bpf, new SocketScan(bpf, plan.candidates(Need.EXISTING)));
    }

    public ProcessMatches processMatches() {
        return new ProcessMatches(bpf);
    }

    /** To be told which owners are in containers that are asked for. */
    public ContainerJudgements containerJudgements() {
        return new KernelContainerJudgements(bpf);
    }

    public PacketCounters packetCounters() {
        return new PacketCounters(bpf);
    }

    public LossCounters lossCounters() {
        return new LossCounters(bpf, plan);
    }

    @Override
    public void close() {
        bpf.close();
    }
}
