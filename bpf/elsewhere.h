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
	__u64 rival; /* of another one that has the same addresses in another namespace: it is not to be told which; 0: none */
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

/* Protocol above IPv4 (or IPv6, plus 256) -> a raw socket that gets its packets. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 512);
	__type(key, __u32);
	__type(value, __u64);
} raw_sockets SEC(".maps");

static __always_inline bool is_open(__u64 key)
{
	return bpf_map_lookup_elem(&owners, &key) != 0;
}

static __always_inline void remember_flow(const struct flow_end *end, __u64 key, __u32 namespace)
{
	struct flow_socket *known = bpf_map_lookup_elem(&flows, end);
	struct flow_socket now = {.key = key, .namespace = namespace};

	if (known && known->key == key && (!known->rival || is_open(known->rival)))
		return;
	if (known && known->rival == key && is_open(known->key))
		return;
	if (known && known->namespace != namespace && is_open(known->key))
		now.rival = known->key;
	else if (known && known->rival != key && is_open(known->rival))
		now.rival = known->rival;
	bpf_map_update_elem(&flows, end, &now, BPF_ANY);
	knowledge.flows = 1;
}

static __always_inline bool find_flow(const struct flow_end *end, struct found_socket *found)
{
	struct flow_socket *known;

	if (!knowledge.flows)
		return 0;
	known = bpf_map_lookup_elem(&flows, end);
	if (!known || known->rival)
		return 0;
	found->key = known->key;
	found->address = 0;
	found->listener = 0;
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
	remember_flow(end, key, config.namespace);
	if (!is_icmp(end->protocol))
		return;
	__builtin_memset(end->remote, 0, sizeof(end->remote));
	remember_flow(end, key, config.namespace);
}

static __always_inline __u32 raw_protocol(__u8 protocol, __u8 version)
{
	return protocol + (version == 6 ? 256 : 0);
}

static __always_inline bool is_raw_receiver(__u32 type, __u32 protocol)
{
	return type == SOCK_RAW && protocol < 255 && is_unlisted(protocol) && !is_icmp(protocol);
}

/* A raw socket gets every packet of its protocol. Where several do, the last one stands for them. */
static __always_inline void raw_socket_opened(const struct sock *sk, __u64 key)
{
	__u32 protocol = BPF_CORE_READ(sk, sk_protocol);
	__u8 version = BPF_CORE_READ(sk, __sk_common.skc_family) == AF_INET6 ? 6 : 4;

	if (!is_raw_receiver(BPF_CORE_READ(sk, sk_type), protocol) || namespace_of(sk) != config.namespace)
		return;
	protocol = raw_protocol(protocol, version);
	bpf_map_update_elem(&raw_sockets, &protocol, &key, BPF_ANY);
}

static __always_inline bool find_raw(struct flow_end *end, struct found_socket *found)
{
	__u32 protocol = raw_protocol(end->protocol, end->version);
	__u64 *key;

	if (is_icmp(end->protocol)) {
		__builtin_memset(end->remote, 0, sizeof(end->remote));
		return find_flow(end, found);
	}
	key = bpf_map_lookup_elem(&raw_sockets, &protocol);
	if (!key || !is_open(*key))
		return 0;
	found->key = *key;
	found->address = 0;
	found->listener = 0;
	return 1;
}

/*
 * Whether what a packet says of its receiver may not be so, when it arrives: something looks at it before it is routed (conntrack and with it
 * NAT), so that it may go elsewhere.
 */
static __always_inline bool may_be_translated(const struct net_device *device, __u8 version)
{
	const struct net *namespace = BPF_CORE_READ(device, nd_net.net);

	/* The first element of the array: NF_INET_PRE_ROUTING. */
	if (version == 6)
		return BPF_CORE_READ(namespace, nf.hooks_ipv6[0]);
	return BPF_CORE_READ(namespace, nf.hooks_ipv4[0]);
}

/* Whether a socket takes packets of anybody, so that it is no proof of anything that the addresses lead to it. */
static __always_inline bool takes_all(const struct sock *sk)
{
	__u8 state = BPF_CORE_READ(sk, __sk_common.skc_state);

	return state == TCP_LISTEN || state == TCP_CLOSE;
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
	sk = readable(socket);
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
	remember_flow(&end, cookie, namespace);
	if (namespace == config.namespace)
		remember_translation(skb);
}

#endif
