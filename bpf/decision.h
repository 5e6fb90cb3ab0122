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
	__u32 matching; /* answer: whether the process filter takes the packet, enum matching */
	__u64 key; /* the record's cookie */
	struct owner owner; /* of the record; answer; pid 0: there is none */
};
_Static_assert(sizeof(struct decision) == 184, "no implicit padding");

static __always_inline int decide(struct __sk_buff *skb)
{
	struct found_socket socket = {};
	struct decision decision;
	const struct owner *peer;
	bool is_found;
	__u8 trail;

	if (bpf_skb_load_bytes(skb, 0, &decision, sizeof(decision)))
		return 0;
	if (decision.flags & PACKET_LEFT) {
		trail = decision.owner.trail;
		socket.key = present_key(decision.key); /* and is_exact is not set: who has left it again is not the owner */
		is_found = 1;
	} else {
		trail = translate(&decision.tail.destination) ? TRAIL_CONNTRACK : TRAIL_FLOW;
		is_found = find_flow(&decision.tail.destination, decision.flags & PACKET_OPENS, &socket);
	}
	__builtin_memset(&decision.owner, 0, sizeof(decision.owner));
	if (is_found && copy_owner(&socket, &decision.owner) == SOMEBODY)
		decision.owner.trail = trail;
	peer = decision.flags & PACKET_HAS_PEER ? &decision.tail.peer : 0;
	decision.matching = config.filter_processes ? match_processes(&decision.owner, peer) : IS_MATCH;
	return bpf_skb_store_bytes(skb, 0, &decision, sizeof(decision), 0) == 0;
}

#endif
