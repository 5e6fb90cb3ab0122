/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Settings, written before the object is loaded, so that the verifier removes what is switched off. */
#ifndef PTCPDUMP_CONFIG_H
#define PTCPDUMP_CONFIG_H

#include <linux/types.h>

struct config {
	__u64 packet_limit; /* packets to hand over in all, 0: no limit */
	__u32 snaplen; /* bytes kept of a packet, 1 to MAX_SNAPLEN */
	__u8 has_filter; /* an expression was patched into the stubs */
	__u8 filter_processes; /* only packets of processes that match are wanted */
	__u8 filter_names; /* ... some of them by name */
	__u8 filter_uids; /* ... some of them by user */
	__u8 follow_forks; /* children of processes that match do, too */
	__u8 reserved[3];
	__u32 namespace; /* inode of the network namespace that is captured in */
};

/* Must stay in .rodata by this name: BpfObject sets it. */
const volatile struct config config = {
	.snaplen = 262144,
};

#define MAX_SNAPLEN 262144

#endif
