package io.ptcpdump.capture;

import io.ptcpdump.container.EngineChoice;
import io.ptcpdump.filter.LiveFilter;
import io.ptcpdump.hook.HookChoices;
import io.ptcpdump.process.ProcessFilter;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a live capture is to take.
 *
 * @param interfaces  names of interfaces; {@link #ANY} for all that are up, now and later
 * @param in          whether packets that arrive are wanted
 * @param out         whether packets that leave are wanted
 * @param snaplen     bytes kept of a packet, 1 to 262144
 * @param packetLimit packets wanted in all, 0 for no limit
 * @param ringBytes   size of the kernel's ring for packets: a power of two, at least a page
 * @param filter      the expression
 * @param processes   the processes whose packets are wanted, and whose are not; all are if it is empty
 * @param commandPid  a process whose packets and whose children's are wanted, 0 for none
 * @param immediate   whether packets are handed on as they come, not in batches
 * @param hooks       the kernel's hooks that were asked for by name
 * @param awaitsContainers whether to begin although a container that is asked for is not there
 * @param engines     those that are asked about containers
 * @param information gets what is said of how the capture works, a line each, from any thread
 */
public record CaptureConfig(
        List<String> interfaces,
        boolean in,
        boolean out,
        int snaplen,
        long packetLimit,
        int ringBytes,
        LiveFilter filter,
        ProcessFilter processes,
        int commandPid,
        boolean immediate,
        HookChoices hooks,
        boolean awaitsContainers,
        EngineChoice engines,
        Consumer<String> information) {
    public static final String ANY = "any";

    public CaptureConfig {
        interfaces = List.copyOf(interfaces);
        Objects.requireNonNull(filter);
        Objects.requireNonNull(processes);
        Objects.requireNonNull(hooks);
        Objects.requireNonNull(engines);
        Objects.requireNonNull(information);
    }

    /** A capture that asks nobody about containers and says nothing of how it works. */
    public CaptureConfig(
            List<String> interfaces,
            boolean in,
            boolean out,
            int snaplen,
            long packetLimit,
            int ringBytes,
            LiveFilter filter,
            ProcessFilter processes,
            int commandPid,
            boolean immediate,
            HookChoices hooks) {
        this(interfaces, in, out, snaplen, packetLimit, ringBytes, filter, processes, commandPid, immediate, hooks, false, EngineChoice.NONE, line -> { });
    }

    boolean takesAnyInterface() {
        return interfaces.contains(ANY);
    }

    /** Whether processes decide which packets are wanted. */
    boolean filtersProcesses() {
        return commandPid != 0 || !processes.isEmpty();
    }

    /** Whether packets are wanted of some processes only. */
    boolean wantsProcesses() {
        return commandPid != 0 || !processes.isOpen();
    }

    boolean filtersNames() {
        return !processes.wanted().names().isEmpty() || !processes.unwanted().names().isEmpty();
    }

    boolean filtersContainers() {
        return !processes.containers().isEmpty();
    }

    boolean filtersUsers() {
        return processes.wanted().uids().length > 0 || processes.unwanted().uids().length > 0;
    }

    /** Whether children of matching processes match, too. The command's do in any case. */
    boolean followsForks() {
        return processes.wanted().followsForks() || processes.unwanted().followsForks();
    }
}
