package io.ptcpdump.hook;

import java.util.List;

/**
 * One way to serve a {@link Need}: hooks that are taken together. Those of one need are in order of preference. The table of
 * docs/architecture.md is this list; a test compares them.
 */
public enum Rung {
    PROCESS_BTF(
            Need.PROCESSES,
            "tp_btf",
            "every fork, exec and exit at its time",
            "Linux 5.5",
            List.of(
                    Hook.btfTracepoint("sched_process_fork", "sched/sched_process_fork"),
                    Hook.btfTracepoint("sched_process_exec", "sched/sched_process_exec"),
                    Hook.btfTracepoint("sched_process_exit", "sched/sched_process_exit"),
                    Hook.btfTracepoint("sched_process_fork_again", "sched/sched_process_fork").optional(),
                    Hook.btfTracepoint("sched_process_exec_again", "sched/sched_process_exec").optional(),
                    Hook.btfTracepoint("sched_process_exit_again", "sched/sched_process_exit").optional(),
                    Hook.rawTracepoint("cgroup_made", "cgroup/cgroup_mkdir").optional())),
    PROCESS_RAW(
            Need.PROCESSES,
            "raw_tp",
            "the same",
            "Linux 4.17",
            List.of(
                    Hook.rawTracepoint("raw_process_fork", "sched/sched_process_fork"),
                    Hook.rawTracepoint("raw_process_exec", "sched/sched_process_exec"),
                    Hook.rawTracepoint("raw_process_exit", "sched/sched_process_exit"),
                    Hook.rawTracepoint("raw_process_fork_again", "sched/sched_process_fork").optional(),
                    Hook.rawTracepoint("raw_process_exec_again", "sched/sched_process_exec").optional(),
                    Hook.rawTracepoint("raw_process_exit_again", "sched/sched_process_exit").optional(),
                    Hook.rawTracepoint("cgroup_made", "cgroup/cgroup_mkdir").optional())),
    PROCESS_PROC(
            Need.PROCESSES,
            "proc",
            "processes from /proc when a packet names them; one that has ended by then shows its thread's name only",
            "any",
            List.of()),

    SOCKET_CGROUP(
            Need.SOCKETS,
            "cgroup",
            "who made, bound, connected and closed a socket, and UDP sends with an address before they leave",
            "CONFIG_CGROUP_BPF; socket_release: Linux 5.9",
            List.of(
                    Hook.cgroup("socket_create"),
                    Hook.cgroup("socket_release").optional(),
                    Hook.cgroup("bind4"),
                    Hook.cgroup("bind6"),
                    Hook.cgroup("connect4"),
                    Hook.cgroup("connect6"),
                    Hook.cgroup("sendmsg4"),
                    Hook.cgroup("sendmsg6"),
                    Hook.cgroup("recvmsg4"),
                    Hook.cgroup("recvmsg6"))),

    SEND_FUNCTION(
            Need.SENDS,
            "fentry",
            "every send and receive before it is done",
            "Linux 5.5 (aarch64: 6.0), CONFIG_DYNAMIC_FTRACE_WITH_DIRECT_CALLS, CONFIG_SECURITY_NETWORK",
            List.of(
                    Hook.function("fentry_sendmsg", "security_socket_sendmsg"),
                    Hook.function("fentry_recvmsg", "security_socket_recvmsg"),
                    Hook.function("fentry_sendmsg_again", "security_socket_sendmsg").optional(),
                    Hook.function("fentry_recvmsg_again", "security_socket_recvmsg").optional(),
                    Hook.function("fentry_sendpage", "inet_sendpage").optional(),
                    Hook.function("fentry_splice", "tcp_splice_read").optional(),
                    Hook.function("fentry_close", "filp_close").optional(),
                    Hook.function("fentry_flush", "filp_flush").optional())),
    SEND_PROBE(
            Need.SENDS,
            "kprobe",
            "the same, at a higher price for each",
            "CONFIG_KPROBES, CONFIG_SECURITY_NETWORK",
            List.of(
                    Hook.probe("kprobe_sendmsg", "security_socket_sendmsg"),
                    Hook.probe("kprobe_recvmsg", "security_socket_recvmsg"),
                    Hook.probe("kprobe_sendpage", "inet_sendpage").optional(),
                    Hook.probe("kprobe_splice", "tcp_splice_read").optional(),
                    Hook.probe("kprobe_close", "filp_close").optional(),
                    Hook.probe("kprobe_flush", "filp_flush").optional())),
    SEND_SYSTEM_CALL(
            Need.SENDS,
            "syscall",
            "sends by 64-bit system calls before they are done; from Linux 6.3 io_uring, too, and receives once they are done",
            "Linux 5.5",
            List.of(
                    Hook.btfTracepoint("enter_call", "raw_syscalls/sys_enter"),
                    Hook.btfTracepoint("submit_request", "io_uring/io_uring_submit_req").optional(),
                    Hook.btfTracepoint("sock_send_length", "sock/sock_send_length").optional(),
                    Hook.btfTracepoint("sock_recv_length", "sock/sock_recv_length").optional())),
    SEND_TRACEPOINT(
            Need.SENDS,
            "tracepoint",
            "every send and receive once it is done: the first datagram of a socket that was handed over has its former process",
            "Linux 6.3",
            List.of(
                    Hook.btfTracepoint("sock_send_length", "sock/sock_send_length"),
                    Hook.btfTracepoint("sock_recv_length", "sock/sock_recv_length"))),

    ACCEPT_FUNCTION(
            Need.ACCEPT,
            "fentry",
            "every accept, also by io_uring",
            "Linux 5.5 (aarch64: 6.0), CONFIG_DYNAMIC_FTRACE_WITH_DIRECT_CALLS, CONFIG_SECURITY_NETWORK",
            List.of(Hook.function("fentry_accept", "security_sock_graft"))),
    ACCEPT_PROBE(
            Need.ACCEPT,
            "kprobe",
            "the same, at a higher price for each",
            "CONFIG_KPROBES, CONFIG_SECURITY_NETWORK",
            List.of(Hook.probe("kprobe_accept", "security_sock_graft"))),
    ACCEPT_SYSTEM_CALL(
            Need.ACCEPT,
            "syscall",
            "accepts by 64-bit system calls",
            "Linux 5.5",
            List.of(Hook.btfTracepoint("exit_call", "raw_syscalls/sys_exit"))),

    EXISTING_ITERATOR(
            Need.EXISTING,
            "iterator",
            "who has which socket open when the capture starts",
            "Linux 5.8",
            List.of(Hook.iterator("scan_sockets"))),
    EXISTING_PROC(
            Need.EXISTING,
            "proc",
            "the same from /proc; ICMP, raw and packet sockets not before they are used",
            "CONFIG_INET_DIAG, CONFIG_INET_UDP_DIAG, CONFIG_INET_RAW_DIAG",
            List.of()),

    NAMESPACE_CGROUP(
            Need.NAMESPACES,
            "cgroup_skb",
            "which socket of any network namespace sends or receives a packet",
            "CONFIG_CGROUP_BPF",
            List.of(Hook.cgroup("socket_egress"), Hook.cgroup("socket_ingress"))),

    NAT_CONNTRACK(
            Need.NAT,
            "conntrack",
            "the addresses before translation, from the packet's own connection",
            "CONFIG_NF_CONNTRACK",
            List.of()),

    PACKET_TCX(Need.PACKETS, "tcx", "beside the filters of others; gone with the process, however it ends", "Linux 6.6", List.of()),
    PACKET_CLSACT(
            Need.PACKETS,
            "clsact",
            "as filters of a qdisc; where ptcpdump is killed, they stay until the next capture on that interface",
            "CONFIG_NET_CLS_BPF, CONFIG_NET_SCH_INGRESS",
            List.of()),

    EVENT_RING(Need.EVENTS, "ringbuf", "one ring of all CPUs", "Linux 5.8", List.of()),
    EVENT_SAMPLES(
            Need.EVENTS,
            "perf",
            "a buffer of each CPU, whose packets are copied once more; no packet of a CPU that comes into use during the capture",
            "Linux 5.1",
            List.of());

    private final Need need;
    private final String word;
    private final String gives;
    private final String kernels;
    private final List<Hook> hooks;

    Rung(Need need, String word, String gives, String kernels, List<Hook> hooks) {
        this.need = need;
        this.word = word;
        this.gives = gives;
        this.kernels = kernels;
        this.hooks = hooks;
    }

    public Need need() {
        return need;
    }

    /** Its name among those of its need, in options and documents. */
    public String word() {
        return word;
    }

    /** What a capture has by it, for people. */
    public String gives() {
        return gives;
    }

    /** Which kernels have it: the first release, how they must be built. */
    public String kernels() {
        return kernels;
    }

    /** What is attached; none where it is not a matter of programs, or {@link PacketHooks} attaches them. */
    List<Hook> hooks() {
        return hooks;
    }

    /** Whether it may be found out after loading only that it cannot be had, so that the next one is kept ready. */
    boolean mayFailToAttach() {
        for (Hook hook : hooks) {
            if (hook.mayFailToAttach()) {
                return true;
            }
        }
        return false;
    }

    /** Both words, as in {@code sends=fentry}. */
    @Override
    public String toString() {
        return need.word() + "=" + word;
    }
}
