/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Records that cross the ring buffers, or in samples the buffers of CPUs. The Java side reads them by PacketRing, OwnerRecord and
 * ProcessRecord of io.ptcpdump.hook; a test compares those with this object's BTF. Times are nanoseconds of CLOCK_BOOTTIME.
 */
#ifndef PTCPDUMP_EVENT_H
#define PTCPDUMP_EVENT_H

#include <linux/types.h>

/* How an owner is known: io.ptcpdump.model.Owner.Evidence in the same order, from 1. */
enum evidence {
	EVIDENCE_NONE = 0,
	EVIDENCE_CREATE,
	EVIDENCE_BIND,
	EVIDENCE_CONNECT,
	EVIDENCE_SEND,
	EVIDENCE_RECEIVE,
	EVIDENCE_ACCEPT,
	EVIDENCE_LISTENER,
	EVIDENCE_SCAN,
};

/* How a packet was found to belong to the owner's socket: io.ptcpdump.model.Owner.Trail in the same order, from 1. */
enum trail {
	TRAIL_NONE = 0,
	TRAIL_SOCKET, /* the packet carries its socket */
	TRAIL_ADDRESS, /* the kernel finds the socket by the packet's addresses */
	TRAIL_FLOW, /* packets of these addresses were seen at a socket of another network namespace */
	TRAIL_CONNTRACK, /* one of these, by the addresses before their translation */
	TRAIL_QUOTE, /* an ICMP error: by the packet that it quotes */
	TRAIL_FRAGMENT, /* a later fragment: by the first one */
};

/* The task that used a socket last. */
struct owner {
	__u64 start_ns; /* start of its process; tells a reused pid apart */
	__u64 cgroup_id; /* cgroup v2 */
	__u64 since_ns; /* when it became the owner, in the state that is recorded here */
	__u64 leader; /* its process's leader, the task_struct in the kernel; only to be asked whether it is still there */
	__u32 pid; /* process id in the root pid namespace; 0: no owner */
	__u32 tid;
	__u32 uid; /* real uid in the root user namespace */
	__u8 evidence;
	__u8 trail; /* of the packet whose record this is part of; 0 in the maps */
	__u8 comm_choice; /* what the process filter says of comm: bits of enum choice */
	__u8 is_left; /* it closed its descriptor, while others have theirs; not in records */
	char comm[16]; /* of the thread */
};

enum packet_direction {
	DIRECTION_IN = 1,
	DIRECTION_OUT = 2,
};

enum packet_flags {
	PACKET_HAS_PEER = 1, /* a second struct owner is in the tail */
	/*
	 * Whose it is at its destination is decided only behind the hook (by NAT, or at a socket in another namespace): shortly after, the map
	 * flows says it. The tail is a whole one.
	 */
	PACKET_UNDECIDED = 2,
	/*
	 * Told of undecided packets: it only passes through this host, or it leaves from the peer's socket and its receiver may be in another
	 * namespace.
	 */
	PACKET_FORWARDED = 4,
	PACKET_UNMATCHED = 8, /* undecided, and as yet no match for the process filter */
	/*
	 * Undecided for another reason: the process that is known to have the socket has left it to others. A new scan of all open files tells
	 * to whom; the cookie is the socket's key.
	 */
	PACKET_LEFT = 16,
	PACKET_UNCOUNTED = 32, /* the process filter is not done with it: received only if the reader, who knows the owner, takes it */
	PACKET_UNJUDGED = 64, /* matches only if a container of its ends is wanted, which is for the reader to say */
	PACKET_OPENS = 128, /* told of undecided packets: it opens a connection, so that it is for a listener */
};

/* A flow as seen from one of its ends. Addresses and ports are in network order; an IPv4 address is in the first word. */
struct flow_end {
	__u8 protocol, version;
	__u16 reserved;
	__be16 local_port, remote_port;
	__be32 local[4], remote[4];
};

/* What stands behind a packet's room. */
struct packet_tail {
	struct owner peer; /* this alone where only PACKET_HAS_PEER is set */
	struct flow_end destination; /* its end of the flow, with PACKET_UNDECIDED */
};

/* One packet: this header, then captured_length bytes in a room of size_class bytes, then the tail if the flags say so. */
struct packet_record {
	__u64 time_ns;
	__u64 cookie; /* socket cookie of the owner's end, 0 where there is none */
	__u32 wire_length; /* with the link-layer header and a VLAN tag that the device took off */
	__u32 captured_length;
	__u32 size_class;
	__u32 ifindex;
	__u8 direction;
	__u8 flags;
	__u16 reserved;
	__u32 dropped; /* packets of this interface that were lost before this one, and that no other record tells of */
	struct owner owner;
};
_Static_assert(sizeof(struct owner) == 64, "no implicit padding");
_Static_assert(sizeof(struct packet_tail) == 104, "no implicit padding");
_Static_assert(sizeof(struct packet_record) == 104, "no implicit padding");

enum process_event_type {
	PROCESS_FORK = 1,
	PROCESS_EXEC,
	PROCESS_EXIT,
	CGROUP_MADE, /* a struct cgroup_record */
};

#define MAX_PATH 512
#define MAX_ARGUMENTS 4096

/*
 * One process event. An exec is followed by path_length bytes of path, as /proc/PID/exe shows it, and arguments_length of argv, NUL
 * between its words.
 */
struct process_record {
	__u64 time_ns;
	__u64 start_ns;
	__u64 parent_start_ns;
	__u32 type;
	__u32 pid;
	__u32 parent_pid;
	__u32 uid;
	__u16 path_length;
	__u16 arguments_length;
	__u8 path_truncated; /* only its beginning is there, or nothing */
	__u8 arguments_truncated;
	__u16 reserved;
	char comm[16];
};
_Static_assert(sizeof(struct process_record) == 64, "no implicit padding");

#define MAX_CGROUP_PATH 1024 /* TRACE_CGROUP_PATH_LEN of kernel/cgroup/cgroup-internal.h */

/* A new cgroup of cgroup v2, among the process events. It is followed by path_length bytes: its path from the top. */
struct cgroup_record {
	__u64 time_ns;
	__u64 id;
	__u64 reserved;
	__u32 type; /* where struct process_record has it */
	__u32 path_length;
};
_Static_assert(sizeof(struct cgroup_record) == 32, "no implicit padding");
_Static_assert(__builtin_offsetof(struct cgroup_record, type) == __builtin_offsetof(struct process_record, type), "told apart by it");

/*
 * What precedes a record in a sample of a perf event buffer. A sample's length has 16 bits, so a record may take several; these follow
 * one another in the buffer, unless there was no room for one of them: then the record is incomplete and its other samples are missing.
 */
struct sample_header {
	__u32 unsent; /* keeps the record aligned; samples begin behind it */
	__u32 rest; /* bytes of the record that further samples have, with SAMPLE_CONTINUES if it did not begin in this one */
};

#define SAMPLE_CONTINUES (1u << 31)

#endif
