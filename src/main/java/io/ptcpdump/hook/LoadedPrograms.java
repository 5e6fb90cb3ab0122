package io.ptcpdump.hook;

import io.ptcpdump.bpf.LoadedBpf;

/** The kernel programs of one capture, loaded: what can be attached, and the maps through which they speak. */
public final class LoadedPrograms implements AutoCloseable {
    private final LoadedBpf bpf;

    private LoadedPrograms(LoadedBpf bpf) {
        this.bpf = bpf;
    }

    /**
     * Loads the programs that the kernel takes.
     *
     * @throws io.ptcpdump.bpf.BpfException if it refuses one that a capture cannot do without
     */
    public static LoadedPrograms load(CaptureSettings settings) {
        return new LoadedPrograms(KernelPrograms.load(settings));
    }

    /** Starts the events of processes: fork, exec, exit. */
    public Hooks attachProcesses() {
        return ProcessHooks.attach(bpf);
    }

    /** Starts watching who uses which socket, and finds out whose the existing ones are. */
    public Hooks attachSockets() {
        return SocketHooks.attach(bpf);
    }

    /** The programs for packets, attached to nothing yet. */
    public PacketHooks packetHooks(boolean tcx, boolean in, boolean out) {
        return new PacketHooks(bpf, tcx, in, out);
    }

    /** The reading end of the packets; to be opened once. */
    public PacketRing openPackets() {
        return new PacketRing(bpf);
    }

    /** The reading end of the process events; to be opened once. */
    public ProcessEventRing openProcessEvents() {
        return new ProcessEventRing(bpf);
    }

    public ProcessMatches processMatches() {
        return new ProcessMatches(bpf);
    }

    public PacketCounters packetCounters() {
        return new PacketCounters(bpf);
    }

    public LossCounters lossCounters() {
        return new LossCounters(bpf);
    }

    @Override
    public void close() {
        bpf.close();
    }
}
