/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Settings, written before the object is loaded, so that the verifier removes what is switched off. */
#ifndef PTCPDUMP_CONFIG_H
#define PTCPDUMP_CONFIG_H

#include <linux/types.h>

struct config {
	__u64 packet_limit; /* packets to hand over in all, 0: no limit */
	__u32 snaplen; /* bytes kept of a packet, 1 to MAX_SNAPLEN */
	__u8 has_filter; /* an expression was patched into the stubs */
	__u8 filter_processes; /* processes decide which packets are taken */
	__u8 wants_processes; /* ... some are asked for: packets of others, and of nobody, are not taken */
	__u8 filter_names; /* ... some are asked for, or to be left out, by name */
	__u8 filter_uids; /* ... some by user */
	__u8 filter_containers; /* ... some are asked for by their container */
	__u8 follow_forks; /* children of processes that match do, too */
	__u8 by_samples; /* records reach the reader by the buffers of CPUs: the kernel has no ring buffers */
	__u8 scans_proc; /* existing sockets are known from /proc */
	__u8 notes_sends; /* sends are known before anything is sent */
	__u32 namespace; /* inode of the network namespace that is captured in */
};

/* Must stay in .rodata by this name: BpfObject sets it. */
const volatile struct config config = {
	.snaplen = 262144,
};

#define MAX_SNAPLEN 262144

#endif
