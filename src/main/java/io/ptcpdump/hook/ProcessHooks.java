package io.ptcpdump.hook;

import io.ptcpdump.bpf.LoadedBpf;

/** Fork, exec and exit of processes. */
final class ProcessHooks {
    private ProcessHooks() {}

    static Hooks attach(LoadedBpf bpf) {
        Hooks hooks = new Hooks();
        hooks.attachBtfTracepoint(bpf, "sched_process_fork");
        hooks.attachBtfTracepoint(bpf, "sched_process_exec");
        hooks.attachBtfTracepoint(bpf, "sched_process_exit");
        return hooks;
    }
}
