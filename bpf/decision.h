/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Whose an undecided packet was, a moment later: when it has reached its socket, in whatever namespace and by whatever translation. */
#ifndef PTCPDUMP_DECISION_H
#define PTCPDUMP_DECISION_H

#include "attribution.h"
#include "config.h"
#include "elsewhere.h"
#include "event.h"
#include "owner.h"
#include "translation.h"
#include <bpf/bpf_helpers.h>

/* What is asked and, put in its place, what is answered: the packet of the run. The Java side is io.ptcpdump.hook.LateOwners. */
struct decision {
	struct packet_tail tail; /* of the record */
	__u32 flags; /* of the record */
	__u32 matches; /* answer: the process filter takes the packet */
	struct owner owner; /* answer; pid 0: there is none */
};
_Static_assert(sizeof(struct decision) == 160, "no implicit padding");

static __always_inline int decide(struct __sk_buff *skb)
{
	struct found_socket socket = {};
	struct decision decision;
	const struct owner *peer;
	__u8 trail = TRAIL_FLOW;

	if (bpf_skb_load_bytes(skb, 0, &decision, sizeof(decision)))
		return 0;
	__builtin_memset(&decision.owner, 0, sizeof(decision.owner));
	if (translate(&decision.tail.destination))
		trail = TRAIL_CONNTRACK;
	if (find_flow(&decision.tail.destination, &socket) && copy_owner(&socket, &decision.owner))
		decision.owner.trail = trail;
	peer = decision.flags & PACKET_HAS_PEER ? &decision.tail.peer : 0;
	decision.matches = !config.filter_processes || processes_match(&decision.owner, peer);
	return bpf_skb_store_bytes(skb, 0, &decision, sizeof(decision), 0) == 0;
}

#endif
