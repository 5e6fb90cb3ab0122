/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Where the user's expression goes. The body of each stub is one run of instructions that do nothing; before the object is
 * opened, the translated filter overwrites the start of it in the ELF image and the rest is fallen through (the verifier
 * removes it). Register contract: r1 = skb, r2 = direction as SKF_AD_PKTTYPE has it (0 or PACKET_OUTGOING), r0 = verdict, 0 for
 * no match. io.ptcpdump.filter.StubPatcher checks the shape of the body before it writes.
 */
#ifndef PTCPDUMP_FILTER_H
#define PTCPDUMP_FILTER_H

#include "kernel.h"
#include <bpf/bpf_helpers.h>

/*
 * The arguments are inputs of the body, so that the compiler passes them (in r1 and r2) and names them in BTF, without which the
 * kernel takes no LD_ABS in a function. The function is "r0 = 1", the run, and "exit".
 */
#define FILTER_STUB(name)                                                                                              \
	static __noinline int name(struct __sk_buff *skb, int direction)                                               \
	{                                                                                                              \
		register int verdict asm("r0");                                                                        \
                                                                                                                       \
		asm volatile("r0 = 1\n"                                                                                \
			     ".rept 3999\n"                                                                            \
			     "goto +0\n"                                                                               \
			     ".endr"                                                                                   \
			     : "=r"(verdict)                                                                           \
			     : "r"(skb), "w"(direction)                                                                \
			     : "r3", "r4", "r5", "r6", "r7", "r8", "r9", "memory");                                    \
		return verdict;                                                                                        \
	}

FILTER_STUB(pcap_filter_l2) /* packets that begin with an Ethernet header */
FILTER_STUB(pcap_filter_l3) /* packets that begin with an IP header */

#endif
