/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Whose a packet is: the owners of its two ends. */
#ifndef PTCPDUMP_ATTRIBUTION_H
#define PTCPDUMP_ATTRIBUTION_H

#include "config.h"
#include "elsewhere.h"
#include "flow.h"
#include "maps.h"
#include "owner.h"
#include "socket.h"
#include "translation.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

/* What is found out about one packet: too large for the stack. One per CPU; TC programs run with softirqs off and do not nest. */
struct packet_scratch {
	struct packet_record header;
	struct packet_tail tail;
	struct flow flow;
	struct flow_end end;
	struct found_socket socket;
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct packet_scratch);
} packet_scratch SEC(".maps");

static __always_inline struct packet_scratch *scratch_of_cpu(void)
{
	__u32 zero = 0;

	return bpf_map_lookup_elem(&packet_scratch, &zero);
}

__noinline int read_ip_at(struct __sk_buff *skb, __u32 offset)
{
	struct packet_scratch *scratch = scratch_of_cpu();

	if (!scratch)
		return 0;
	read_ip(skb, offset, &scratch->flow);
	return 0;
}

static __always_inline void read_flow(struct __sk_buff *skb, bool has_ethernet_header, struct flow *flow)
{
	__be16 type;
	__u32 offset = find_network(skb, has_ethernet_header, &type);

	__builtin_memset(flow, 0, sizeof(*flow));
	flow->trail = TRAIL_ADDRESS;
	flow->version = version_of(type);
	if (!flow->version)
		return;
	read_ip_at(skb, offset);
	if (!flow->quote)
		return;
	read_ip_at(skb, flow->quote);
	turn_quote(flow);
}

/* Whether the packet is for the end in scratch->end and delivered here. */
__noinline int is_delivered_here(struct __sk_buff *skb)
{
	struct packet_scratch *scratch = scratch_of_cpu();

	return scratch && delivers(skb, &scratch->end);
}

/* Looks for the socket of scratch->end, into scratch->socket. */
__noinline int find_socket(struct __sk_buff *skb)
{
	struct packet_scratch *scratch = scratch_of_cpu();

	return scratch && look_up(skb, &scratch->end, scratch->flow.opens, &scratch->socket);
}

/* Whose owner is asked for. */
enum role {
	OWNER, /* scratch->header.owner */
	PEER, /* scratch->tail.peer */
};

/*
 * Copies the owner of scratch->socket and says by which trail it was found. Whether the packet has that socket: where the owner is to be
 * told anew it has, and a flag says so.
 */
__noinline int owner_of_socket(__u32 role, __u32 trail)
{
	struct packet_scratch *scratch = scratch_of_cpu();
	struct owner *owner;
	enum ownership known;

	if (!scratch)
		return 0;
	owner = role == OWNER ? &scratch->header.owner : &scratch->tail.peer;
	known = copy_owner(&scratch->socket, owner);
	if (known == NOBODY || (known == LEFT && role == PEER))
		return 0;
	owner->trail = trail;
	if (known == LEFT)
		scratch->header.flags |= PACKET_UNDECIDED | PACKET_LEFT;
	return 1;
}

/* Where the socket of an end may be. */
enum reach {
	ANYWHERE, /* in this namespace or another */
	ELSEWHERE, /* only in another one: here it would be found by mistake, as a wildcard */
};

/* Finds the socket of an end, into scratch->socket; returns by which trail, or 0. */
__noinline int find_end(struct __sk_buff *skb, __u32 which, __u32 reach)
{
	struct packet_scratch *scratch = scratch_of_cpu();
	struct found_socket *socket;
	const struct flow *flow;
	struct flow_end *end;
	__u8 trail;

	if (!scratch || !scratch->flow.protocol)
		return 0;
	socket = &scratch->socket;
	flow = &scratch->flow;
	end = &scratch->end;
	trail = flow->trail;
	fill_end(flow, which, end);
	/* A SYN may go elsewhere than what had these addresses before. */
	if (!(flow->opens && which == DESTINATION) && translate(end))
		trail = TRAIL_CONNTRACK;
	if (reach == ANYWHERE && find_socket(skb) && (socket->is_exact || which == SOURCE || is_delivered_here(skb))) {
		socket->is_certain = socket->is_exact || which == SOURCE || trail == TRAIL_CONNTRACK;
		return trail;
	}
	socket->is_certain = 1;
	if (!(flow->opens && which == DESTINATION) && find_flow(end, 0, socket))
		return trail == TRAIL_ADDRESS ? TRAIL_FLOW : trail;
	if (reach == ANYWHERE && which == DESTINATION && is_unlisted(end->protocol) && is_delivered_here(skb) && find_raw(end, socket))
		return trail;
	return 0;
}

/* Copies the owner of an end; returns the key of its socket, 0 where there is no owner. */
static __always_inline __u64 find_owner(struct __sk_buff *skb, struct packet_scratch *scratch, enum end_name which, enum reach reach,
					enum role role)
{
	__u8 trail = find_end(skb, which, reach);

	if (!trail || !owner_of_socket(role, trail))
		return 0;
	return scratch->socket.key ? scratch->socket.key : scratch->socket.listener;
}

/* Requests and TIME_WAIT have no more than the part that all sockets have in common. */
static __always_inline bool is_whole(__u8 state)
{
	return state != TCP_NEW_SYN_RECV && state != TCP_TIME_WAIT;
}

/*
 * Whether the task that runs here is the one that sends this socket's packet. A packet may also leave in a softirq that
 * interrupted somebody else, so current alone says nothing. But while a system call holds a TCP socket, nobody else sends from it:
 * softirqs and timers leave their work to the holder (net/ipv4/tcp_ipv4.c, tcp_timer.c: sock_owned_by_user). That goes for the device
 * that the socket sends to; below it the packet may have waited in a queue. What does not wait for anything leaves during the send.
 */
static __always_inline bool current_sends(struct __sk_buff *skb, const struct sock *sk, __u8 state)
{
	if (!is_whole(state))
		return 0;
	/* Another task may have begun to receive there since, and be the socket's owner for that. */
	if (READ(sk, sk_protocol) != IPPROTO_TCP)
		return is_internet(sk) && is_sending(sk);
	if (!READ(sk, sk_lock.owned))
		return 0;
	return READ(sk, sk_dst_cache, dev) == device_of(skb);
}

/* A SYN-ACK leaves: the connection will have the cookie of this request. */
static __always_inline void note_request(struct bpf_sock *request, struct found_socket *socket)
{
	struct bpf_sock *listener = bpf_get_listener_sock(request);

	if (!listener)
		return;
	set_listener(socket, sock_of(listener));
	bpf_map_update_elem(&listener_of, &socket->key, &socket->listener, BPF_ANY);
}

/* The socket that the packet carries, whose owner sent it; returns its key, 0 where there is none that is known. */
static __always_inline __u64 find_carried(struct __sk_buff *skb, struct packet_scratch *scratch, enum role role)
{
	struct owner *owner = &scratch->header.owner;
	struct found_socket *found = &scratch->socket;
	struct bpf_sock *socket = skb->sk;
	const struct sock *sk;
	bool is_sent = 0;
	__u8 state = 0;

	if (!socket)
		return 0;
	sk = sock_of(socket);
	set_found(found, bpf_get_socket_cookie(skb), (__u64)sk);
	if (role == OWNER) {
		state = READ(sk, __sk_common.skc_state);
		if (state == TCP_NEW_SYN_RECV)
			note_request(socket, found);
		else
			is_sent = copy_sender(sk, found->key, owner) ||
				  (current_sends(skb, sk, state) && current_owns(found->key, found->address, EVIDENCE_SEND, owner));
	}
	if (is_sent)
		owner->trail = TRAIL_SOCKET;
	else if (!owner_of_socket(role, TRAIL_SOCKET))
		return 0;
	else if (role == OWNER && is_whole(state))
		prefer_sender(sk, found->key, owner);
	if (role == OWNER && scratch->flow.trail == TRAIL_ADDRESS && scratch->flow.protocol && is_unlisted(scratch->flow.protocol) &&
	    namespace_of(sk) == config.namespace) {
		fill_end(&scratch->flow, SOURCE, &scratch->end);
		remember_sender(&scratch->end, found->key);
	}
	return found->key;
}

static __always_inline bool is_forwarded_out(struct __sk_buff *skb)
{
	return skb->ingress_ifindex != 0;
}

/* The sender of a packet that leaves: its own socket where it carries one, else the one that its addresses name. */
static __always_inline __u64 find_sender(struct __sk_buff *skb, struct packet_scratch *scratch)
{
	__u64 key = find_carried(skb, scratch, OWNER);

	if (key)
		return key;
	/* The kernel answers for TIME_WAIT and for refused segments through a socket of its own. */
	return find_owner(skb, scratch, SOURCE, is_forwarded_out(skb) ? ELSEWHERE : ANYWHERE, OWNER);
}

/*
 * Whether the packet is for another host. On the port of a bridge, a bond or the like, whose driver takes the packet over, the device's own
 * address does not tell.
 */
static __always_inline bool is_for_other_host(struct __sk_buff *skb)
{
	return skb->pkt_type == PACKET_OTHERHOST && !READ(device_of(skb), rx_handler);
}

/* The owner of the other end, where that is local, too. */
static __always_inline bool find_peer(struct __sk_buff *skb, struct packet_scratch *scratch, __u8 direction)
{
	enum end_name which = direction == DIRECTION_OUT ? DESTINATION : SOURCE;

	if (skb->ifindex == LOOPBACK_IFINDEX)
		return find_owner(skb, scratch, which, ANYWHERE, PEER);
	/* From a veth pair, a packet arrives with the socket that sent it, in whatever namespace that is. */
	if (direction == DIRECTION_IN && find_carried(skb, scratch, PEER))
		return 1;
	return knowledge.flows && find_owner(skb, scratch, which, ELSEWHERE, PEER);
}

/* Prepares scratch->end, too. */
static __always_inline bool is_forwarded(struct __sk_buff *skb, struct packet_scratch *scratch, __u8 direction)
{
	fill_end(&scratch->flow, DESTINATION, &scratch->end);
	if (is_multicast(scratch->end.version, scratch->end.local[0])) /* it goes to this host and on */
		return 0;
	if (direction == DIRECTION_OUT)
		return is_forwarded_out(skb);
	translate(&scratch->end);
	return !is_delivered_here(skb);
}

/*
 * Whether the receiver cannot be told yet: none is known, but there may be one in another namespace; or one is, but it takes packets of
 * anybody, and this one may be translated on its way to it.
 */
static __always_inline bool is_undecided(struct __sk_buff *skb, struct packet_scratch *scratch, __u8 direction)
{
	if (scratch->header.flags & PACKET_UNDECIDED)
		return 1;
	if (skb->ifindex == LOOPBACK_IFINDEX || !scratch->flow.protocol ||
	    is_multicast(scratch->flow.version, scratch->flow.destination[0]))
		return 0;
	if (!scratch->header.owner.pid)
		return direction == DIRECTION_IN || is_forwarded_out(skb);
	return direction == DIRECTION_IN && !scratch->socket.is_certain && may_be_translated(device_of(skb), scratch->flow.version);
}

/* Whether what leaves by a device may be for another namespace of this host: a pair's other end, or the pairs at a bridge. */
static __always_inline bool leads_to_namespaces(const struct net_device *device)
{
	const struct rtnl_link_ops *operations = READ(device, rtnl_link_ops);
	char kind[4];

	if (!operations || bpf_probe_read_kernel(kind, sizeof(kind), BPF_CORE_READ(operations, kind)))
		return 0;
	return !__builtin_memcmp(kind, "veth", sizeof(kind)) || !__builtin_memcmp(kind, "brid", sizeof(kind));
}

#define ASKING_NS 1000000000 /* how long it is not asked again who receives datagrams at an end that nobody is known at */

/* A flow's receiving end, and a device on the way to it: a datagram passes a bridge and its port before it is received. */
struct asked_end {
	struct flow_end end;
	__u32 ifindex;
};

/* -> when a datagram left there that somebody may receive in another namespace. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 16384);
	__type(key, struct asked_end);
	__type(value, __u64);
} asked_ends SEC(".maps");

/* Whether it was not asked a moment ago who is at the packet's destination. */
static __always_inline bool is_to_be_asked(struct packet_scratch *scratch)
{
	struct asked_end key = {.ifindex = scratch->header.ifindex};
	__u64 now = scratch->header.time_ns, *asked;

	fill_end(&scratch->flow, DESTINATION, &key.end);
	asked = bpf_map_lookup_elem(&asked_ends, &key);
	if (asked && now - *asked < ASKING_NS)
		return 0;
	bpf_map_update_elem(&asked_ends, &key, &now, BPF_ANY);
	return 1;
}

/*
 * Whether to wait for the receiver, since the sender alone is known: for the process filter, where the sender is in another namespace and the
 * packet goes on behind this one; and where a container may be, whose socket is known once the packet has reached it, for one that opens a
 * connection and for the first datagram.
 */
static __always_inline bool is_to_be_received(struct __sk_buff *skb, struct packet_scratch *scratch, __u8 direction)
{
	const struct flow *flow = &scratch->flow;

	if (direction != DIRECTION_OUT || !scratch->header.owner.pid || (scratch->header.flags & PACKET_UNDECIDED) || !flow->protocol ||
	    is_multicast(flow->version, flow->destination[0]))
		return 0;
	if (config.filter_processes && is_forwarded_out(skb))
		return 1;
	if (!flow->opens && flow->protocol != IPPROTO_UDP)
		return 0;
	return leads_to_namespaces(device_of(skb)) && (flow->opens || is_to_be_asked(scratch));
}

/* What is undecided is the owner; the other end is the peer. */
static __always_inline void postpone(struct packet_scratch *scratch)
{
	scratch->tail.peer = scratch->header.owner;
	__builtin_memset(&scratch->header.owner, 0, sizeof(scratch->header.owner));
	scratch->header.flags |= PACKET_UNDECIDED | PACKET_HAS_PEER | PACKET_FORWARDED;
	knowledge.flows = 1; /* it may be the first */
}

/*
 * Fills in both ends' owners. A packet that only passes through this host names the process on whichever end is here, so that it is
 * seen on every interface that the packet crosses.
 */
static __always_inline void find_owners(struct __sk_buff *skb, struct packet_scratch *scratch, __u8 direction)
{
	struct packet_record *header = &scratch->header;
	bool has_peer;

	if (direction == DIRECTION_OUT) {
		remember_translation(skb);
		header->cookie = find_sender(skb, scratch);
	} else if (is_for_other_host(skb)) {
		return;
	} else {
		header->cookie = find_owner(skb, scratch, DESTINATION, ANYWHERE, OWNER);
	}
	if (is_undecided(skb, scratch, direction))
		header->flags |= PACKET_UNDECIDED;
	has_peer = find_peer(skb, scratch, direction);
	if (has_peer)
		header->flags |= PACKET_HAS_PEER;
	else if (is_to_be_received(skb, scratch, direction))
		postpone(scratch);
	if (header->flags & PACKET_UNDECIDED) {
		if (is_forwarded(skb, scratch, direction))
			header->flags |= PACKET_FORWARDED;
		if (scratch->flow.opens)
			header->flags |= PACKET_OPENS;
		fill_end(&scratch->flow, DESTINATION, &scratch->tail.destination);
	} else if (has_peer && !header->owner.pid && skb->ifindex != LOOPBACK_IFINDEX && is_forwarded(skb, scratch, direction)) {
		header->owner = scratch->tail.peer;
		header->flags &= ~PACKET_HAS_PEER;
	}
}

#endif
