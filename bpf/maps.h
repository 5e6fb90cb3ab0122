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

/* Cookie of a connection that nobody has accepted yet -> cookie of its listening socket. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 65536);
	__type(key, __u64);
	__type(value, __u64);
} listener_of SEC(".maps");

/* Why a process matches the filter; bits, since several reasons may hold. */
enum match_reason {
	MATCH_PID = 1, /* asked for by pid, or the command that this tool started */
	MATCH_NAME = 2, /* by the name of its executable */
	MATCH_FORK = 4, /* as a child of one that matches */
};

struct match {
	__u64 start_ticks; /* start of the process in units of 10 ms, as /proc/PID/stat shows it; 0: not known */
	__u32 reasons;
	__u32 reserved;
};

/* pid -> processes that match the process filter. Kept over the exit, for the last packets; the start tells a reused pid apart. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 65536);
	__type(key, __u32);
	__type(value, struct match);
} matched_processes SEC(".maps");

#define NAME_LENGTH 256 /* NAME_MAX and its NUL */

/* Names of executables, the last element of the path. */
struct name {
	char text[NAME_LENGTH]; /* padded with NUL */
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, struct name);
	__type(value, __u8);
} wanted_names SEC(".maps");

/* The same names where they are no longer than the kernel's task names. */
struct comm {
	char text[16];
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, struct comm);
	__type(value, __u8);
} wanted_comms SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, __u32);
	__type(value, __u8);
} wanted_uids SEC(".maps");

/* What happened to the packets of an interface that passed the filters. received = handed over + dropped, exactly. */
struct packet_counters {
	__u64 received;
	__u64 dropped;
};

/* ifindex -> counters */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_HASH);
	__uint(max_entries, 16384);
	__type(key, __u32);
	__type(value, struct packet_counters);
} counters SEC(".maps");

/* Losses that belong to no interface. */
enum loss {
	LOSS_PROCESS_EVENT, /* process_events was full */
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
		*n += 1;
}

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
