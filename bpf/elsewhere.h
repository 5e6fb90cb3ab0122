/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Sockets that a look-up does not find: those of other network namespaces, whose packets are forwarded here, and ICMP and raw
 * sockets. They are known by the packets that passed them.
 */
#ifndef PTCPDUMP_ELSEWHERE_H
#define PTCPDUMP_ELSEWHERE_H

#include "config.h"
#include "maps.h"
#include "owner.h"
#include "socket.h"
#include "translation.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

struct flow_socket {
	__u64 key; /* of the socket that had a packet of this flow last */
	__u64 listener; /* of the one that had the SYN; 0: none did since it is remembered */
	__u64 rival; /* of another one that has the same addresses in another namespace: it is not to be told which; 0: none */
	__u64 rival_ns; /* when that was so last */
	__u32 namespace;
	__u32 reserved;
};

/* End of a flow -> socket there. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 65536);
	__type(key, struct flow_end);
	__type(value, struct flow_socket);
} flows SEC(".maps");

#define RAW_SOCKETS 4 /* that are remembered for one protocol */

struct raw_socket {
	__u64 key;
	__u64 address; /* in the kernel */
};

struct raw_sockets {
	struct raw_socket of[RAW_SOCKETS];
	__u32 next; /* to be overwritten */
	__u32 reserved;
};

/* Protocol above IPv4 (or IPv6, plus 256) -> raw sockets that may get its packets. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 512);
	__type(key, __u32);
	__type(value, struct raw_sockets);
} raw_sockets SEC(".maps");

static __always_inline bool is_open(__u64 key)
{
	return bpf_map_lookup_elem(&owners, &key) != 0;
}

/* How long addresses that two sockets had are not to be trusted when one of them is gone: packets of it may still be on their way. */
#define RIVALRY_NS 60000000000ull

static __always_inline bool is_contested(const struct flow_socket *known, __u64 now)
{
	return known->rival && (is_open(known->rival) || now - known->rival_ns < RIVALRY_NS);
}

static __always_inline void remember_flow(const struct flow_end *end, __u64 key, __u32 namespace, bool opens)
{
	struct flow_socket *known = bpf_map_lookup_elem(&flows, end);
	struct flow_socket next = {.key = key, .namespace = namespace};
	__u64 now;

	if (opens)
		next.listener = key;
	else if (known)
		next.listener = known->listener;
	if (known && known->key == key && known->listener == next.listener && !known->rival)
		return;
	now = bpf_ktime_get_boot_ns();
	if (known && known->namespace != namespace && known->key != key && is_open(known->key)) {
		next.rival = known->key;
		next.rival_ns = now;
	} else if (known && is_contested(known, now)) {
		/* Its rival may have been this one, and be closed: packets of it may still be undecided. */
		next.rival = known->rival != key ? known->rival : known->key;
		next.rival_ns = is_open(next.rival) ? now : known->rival_ns;
	}
	bpf_map_update_elem(&flows, end, &next, BPF_ANY);
	knowledge.flows = 1;
}

/* A packet may be on its way to a socket, which will be known only when the packet has passed it. */
static __always_inline void expect_flows(const struct sock *sk)
{
	if (is_internet(sk) && namespace_of(sk) != config.namespace)
		knowledge.flows = 1;
}

static __always_inline void turn(const struct flow_end *end, struct flow_end *other)
{
	*other = *end;
	other->local_port = end->remote_port;
	other->remote_port = end->local_port;
	__builtin_memcpy(other->local, end->remote, sizeof(other->local));
	__builtin_memcpy(other->remote, end->local, sizeof(other->remote));
}

/*
 * Finds the socket at an end, if it is the only one that may be: two at the other end would lead to one each at this. For what has opened the
 * connection that is the listener, though by now another process may have accepted.
 */
static __always_inline bool find_flow(const struct flow_end *end, bool opens, struct found_socket *found)
{
	struct flow_socket *known, *opposite;
	struct flow_end other;
	__u64 now;

	if (!knowledge.flows)
		return 0;
	known = bpf_map_lookup_elem(&flows, end);
	if (!known)
		return 0;
	now = bpf_ktime_get_boot_ns();
	turn(end, &other);
	opposite = bpf_map_lookup_elem(&flows, &other);
	if (is_contested(known, now) || (opposite && is_contested(opposite, now)))
		return 0;
	set_found(found, opens && known->listener ? known->listener : known->key, 0);
	return 1;
}

static __always_inline bool is_icmp(__u8 protocol)
{
	return protocol == IPPROTO_ICMP || protocol == IPPROTO_ICMPV6;
}

/* Whether the kernel has no look-up for the sockets of a protocol. */
static __always_inline bool is_unlisted(__u8 protocol)
{
	return protocol != IPPROTO_TCP && protocol != IPPROTO_UDP;
}

/*
 * A process sends through an ICMP or raw socket: what comes back is for it. The answer to a multicast or broadcast has another
 * address than was asked, so an echo is remembered by its identifier alone, too.
 */
static __always_inline void remember_sender(struct flow_end *end, __u64 key)
{
	remember_flow(end, key, config.namespace, 0);
	if (!is_icmp(end->protocol))
		return;
	__builtin_memset(end->remote, 0, sizeof(end->remote));
	remember_flow(end, key, config.namespace, 0);
}

static __always_inline __u32 raw_protocol(__u8 protocol, __u8 version)
{
	return protocol + (version == 6 ? 256 : 0);
}

static __always_inline bool is_raw_receiver(__u32 type, __u32 protocol)
{
	return type == SOCK_RAW && protocol < 255 && is_unlisted(protocol) && !is_icmp(protocol);
}

static __always_inline void raw_socket_opened(const struct sock *sk, __u64 key)
{
	__u32 protocol = READ(sk, sk_protocol);
	__u8 version = READ(sk, __sk_common.skc_family) == AF_INET6 ? 6 : 4;
	struct raw_sockets none = {}, *known;
	__u32 place;

	if (!is_raw_receiver(READ(sk, sk_type), protocol) || namespace_of(sk) != config.namespace)
		return;
	protocol = raw_protocol(protocol, version);
	bpf_map_update_elem(&raw_sockets, &protocol, &none, BPF_NOEXIST);
	known = bpf_map_lookup_elem(&raw_sockets, &protocol);
	if (!known)
		return;
	for (int i = 0; i < RAW_SOCKETS; i++) {
		if (known->of[i].address == (__u64)sk && is_open(present_key(known->of[i].key)))
			return; /* found by an earlier scan */
	}
	place = known->next++ % RAW_SOCKETS;
	known->of[place].key = key;
	known->of[place].address = (__u64)sk;
}

/* Whether a socket's own address lets it receive what comes to this end. */
static __always_inline bool is_bound_to(const struct sock *sk, const struct flow_end *end)
{
	struct in6_addr address = {};

	if (end->version == 4) {
		address.in6_u.u6_addr32[0] = READ(sk, __sk_common.skc_rcv_saddr);
		return !address.in6_u.u6_addr32[0] || address.in6_u.u6_addr32[0] == end->local[0];
	}
	BPF_CORE_READ_INTO(&address, sk, __sk_common.skc_v6_rcv_saddr);
	return !(address.in6_u.u6_addr32[0] | address.in6_u.u6_addr32[1] | address.in6_u.u6_addr32[2] | address.in6_u.u6_addr32[3]) ||
	       !__builtin_memcmp(&address, end->local, sizeof(address));
}

/* A raw socket gets every packet of its protocol that comes to its address. Where several do, one stands for them. */
static __always_inline bool find_raw(struct flow_end *end, struct found_socket *found)
{
	__u32 protocol = raw_protocol(end->protocol, end->version);
	struct raw_sockets *known;

	if (is_icmp(end->protocol)) {
		__builtin_memset(end->remote, 0, sizeof(end->remote));
		return find_flow(end, 0, found);
	}
	known = bpf_map_lookup_elem(&raw_sockets, &protocol);
	if (!known)
		return 0;
	for (int i = 0; i < RAW_SOCKETS; i++) {
		struct raw_socket *raw = &known->of[i];
		__u64 key = present_key(raw->key);

		if (!is_open(key) || !is_bound_to((const struct sock *)raw->address, end))
			continue;
		set_found(found, key, 0);
		return 1;
	}
	return 0;
}

/*
 * Whether what a packet says of its receiver may not be so, when it arrives: something looks at it before it is routed (conntrack and
 * with it NAT), so that it may go elsewhere.
 */
static __always_inline bool may_be_translated(const struct net_device *device, __u8 version)
{
	const struct net *namespace = READ(device, nd_net.net);

	/* The first element of the array: NF_INET_PRE_ROUTING. */
	if (version == 6)
		return READ(namespace, nf.hooks_ipv6[0]);
	return READ(namespace, nf.hooks_ipv4[0]);
}

/*
 * A packet passes a socket. Those of the capture's own namespace are found by look-ups, unless it is not sure beforehand that a packet gets
 * there; of the others, the flow is remembered. No scratch map: what runs in the system call of a sender may be interrupted by what
 * runs for a receiver.
 */
static __always_inline void packet_at_socket(struct __sk_buff *skb, enum end_name here)
{
	struct bpf_sock *socket = skb->sk;
	const struct sock *sk;
	struct flow_end end;
	struct flow flow;
	__u32 namespace;
	__u64 cookie;

	if (!socket || skb->ifindex == LOOPBACK_IFINDEX)
		return;
	sk = sock_of(socket);
	namespace = namespace_of(sk);
	__builtin_memset(&flow, 0, sizeof(flow));
	flow.version = version_of(skb->protocol);
	if (!flow.version)
		return;
	if (namespace == config.namespace &&
	    (here == SOURCE || !takes_all(sk) || !may_be_translated(device_of(skb), flow.version)))
		return;
	read_ip(skb, 0, &flow);
	if (!flow.protocol)
		return;
	cookie = bpf_get_socket_cookie(skb);
	if (!find_by_socket(cookie, (__u64)sk)) /* the kernel's own, or not accepted yet: then the listener's entry stays */
		return;
	fill_end(&flow, here, &end);
	remember_flow(&end, cookie, namespace, flow.opens && here == DESTINATION);
	if (namespace == config.namespace)
		remember_translation(skb);
}

#endif
