/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef PTCPDUMP_MAPS_H
#define PTCPDUMP_MAPS_H

#include "event.h"
#include "kernel.h"
#include <bpf/bpf_helpers.h>

/* Packets, in the order of their reservation. Its size is set before loading. */
struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 32 * 1024 * 1024);
} packets SEC(".maps");

/* Process events, apart from the packets so that a flood of those loses none of these. */
struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4 * 1024 * 1024);
} process_events SEC(".maps");

/* The same for kernels without ring buffers (before 5.8): a buffer of each CPU, made by the reader. Only the maps in use are created. */
struct {
	__uint(type, BPF_MAP_TYPE_PERF_EVENT_ARRAY);
	__uint(key_size, sizeof(__u32));
	__uint(value_size, sizeof(__u32));
} packet_samples SEC(".maps"), process_samples SEC(".maps");

/* Socket cookie -> the task that used it last. An entry goes when its socket is released. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, 1024 * 1024);
	__type(key, __u64);
	__type(value, struct owner);
} owners SEC(".maps");

/* The same for sockets that were released: their last packets (FIN, RST, the ACKs of TIME_WAIT) are still to come. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 65536);
	__type(key, __u64);
	__type(value, struct owner);
} released_owners SEC(".maps");

/* Key of a socket that somebody else has received on since -> who had it before, and sends on it. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 4096);
	__type(key, __u64);
	__type(value, struct owner);
} senders SEC(".maps");

/* Address of a socket by which owners knew it -> its cookie, by which it knows it since. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 65536);
	__type(key, __u64);
	__type(value, __u64);
} cookie_of SEC(".maps");

/* Cookie of a connection that nobody has accepted yet -> key of its listening socket. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 65536);
	__type(key, __u64);
	__type(value, __u64);
} listener_of SEC(".maps");

/* Processes whose sockets are known from /proc, until they end. What is known so lacks the leader's address. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, 1024 * 1024);
	__type(key, __u32);
	__type(value, __u32);
} scanned_processes SEC(".maps");

/* What the user said of processes; bits, since contradictions are allowed. */
enum choice {
	WANTED = 1,
	UNWANTED = 2,
	UNJUDGED = 4, /* the reader is to say whether its container is wanted */
};

/* Why a process matches what the user said; bits, since several reasons may hold. */
enum match_reason {
	MATCH_PID = 1, /* by its pid */
	MATCH_NAME = 2, /* by the name of its executable, or that under which it was executed */
	MATCH_FORK = 4, /* as a descendant of one that matches, or the command that this tool started; so are its children */
	MATCH_PARENT = 8, /* by its parent's pid */
	MATCH_ITSELF = MATCH_PID | MATCH_NAME | MATCH_FORK | MATCH_PARENT,
	MATCH_CHILDREN = 16, /* not itself: its children match by it */
};

struct match {
	__u64 start_ticks; /* start of the process in units of 10 ms, as /proc/PID/stat shows it; 0: not known */
	__u32 wanted; /* why it is wanted: bits of enum match_reason */
	__u32 unwanted; /* why it is unwanted */
};

/* pid -> processes that match the process filter. Kept over the exit, for the last packets; the start tells a reused pid apart. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 65536);
	__type(key, __u32);
	__type(value, struct match);
} matched_processes SEC(".maps");

#define NAME_LENGTH 256 /* NAME_MAX and its NUL */

/* The last exec of a process, for those that use their sockets no more after it. Kept where names are filtered. */
struct execution {
	__u64 start_ns; /* of the process; tells a reused pid apart */
	__u64 time_ns;
	__u32 comm_choice; /* what the user said of its name since: bits of enum choice */
	__u32 reserved;
};

/* pid -> execution */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 16384);
	__type(key, __u32);
	__type(value, struct execution);
} executions SEC(".maps");

/* What the user said (enum choice) of names of executables, the last element of the path. */
struct name {
	char text[NAME_LENGTH]; /* padded with NUL */
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, struct name);
	__type(value, __u8);
} asked_names SEC(".maps");

/* The same of names that are no longer than the kernel's task names. */
struct comm {
	char text[16];
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, struct comm);
	__type(value, __u8);
} asked_comms SEC(".maps");

/* The same of users. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, __u32);
	__type(value, __u8);
} asked_uids SEC(".maps");

/* An owner whose container was looked at by the reader: by its cgroup, or where that says nothing by its process. */
struct judged {
	__u64 cgroup_id;
	__u64 start_ns;
	__u32 pid;
	__u32 reserved;
};

struct judgement {
	__u32 round; /* as judgement_round was */
	__u32 choice; /* WANTED or 0 */
};

struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 65536);
	__type(key, struct judged);
	__type(value, struct judgement);
} judgements SEC(".maps");

/* What was judged in earlier rounds no longer counts: more is known of containers since. */
volatile __u32 judgement_round SEC(".data.judgements") = 0;

/* What happened to the packets of an interface that passed the filters. received = handed over + dropped, exactly. */
struct packet_counters {
	__u64 received;
	__u64 dropped;
};

/* ifindex -> counters */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, 16384);
	__type(key, __u32);
	__type(value, struct packet_counters);
} counters SEC(".maps");

/* Packets of an interface that were dropped since the last one that was handed over: that of the next one tells of them. */
struct untold_drops {
	struct bpf_spin_lock lock;
	__u32 packets;
};

/* ifindex -> untold drops; for the interfaces that had any */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, 16384);
	__type(key, __u32);
	__type(value, struct untold_drops);
} untold_drops SEC(".maps");

/* Losses that belong to no interface. */
enum loss {
	LOSS_PROCESS_EVENT, /* process_events was full */
	NO_LOSS_PROCESS_EVENT, /* the second program told it, as the kernel had skipped the first one (process.h) */
	LOSS_OWNER, /* owners was full */
	LOSS_COUNTERS, /* counters was full: packets counted here are in no interface's counters */
	LOSS_KINDS,
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, LOSS_KINDS);
	__type(key, __u32);
	__type(value, __u64);
} losses SEC(".maps");

static __always_inline void count_loss(__u32 kind)
{
	__u64 *n = bpf_map_lookup_elem(&losses, &kind);

	if (n)
		__sync_fetch_and_add(n, 1); /* another task may count on the same CPU in between */
}

/*
 * Whether there is anything to be found later about packets that are undecided: entries of the maps of these names, and sockets that were
 * left to others; and whether any packet was dropped. Most hosts have nothing of these, and are not asked any further then.
 * Flows are expected from when there is a socket that may have one: its first packet may be read before it has arrived.
 */
struct knowledge {
	__u32 flows;
	__u32 translations;
	__u32 left;
	__u32 drops;
};

volatile struct knowledge knowledge SEC(".data.knowledge") = {};

/* Whether packets are taken yet: programs are put on interfaces while the owners of sockets are still being found. Set once. */
volatile __u32 capturing SEC(".data.capturing") = 0;

/* Packets handed over in all; compared with config.packet_limit. Locked, since atomic operations with a result need Linux 5.12. */
struct taken {
	struct bpf_spin_lock lock;
	__u64 packets;
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct taken);
} packets_taken SEC(".maps");

#endif
