/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* From a packet to the socket that it belongs to. */
#ifndef PTCPDUMP_FLOW_H
#define PTCPDUMP_FLOW_H

#include "event.h"
#include "kernel.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#define ETH_HLEN 14
#define ETH_P_IP 0x0800
#define ETH_P_IPV6 0x86dd
#define ETH_P_8021Q 0x8100
#define ETH_P_8021AD 0x88a8

#define IPPROTO_HOPOPTS 0
#define IPPROTO_TCP 6
#define IPPROTO_UDP 17
#define IPPROTO_ROUTING 43
#define IPPROTO_DSTOPTS 60

#define MAX_VLAN_TAGS 2
#define MAX_EXTENSION_HEADERS 6

/* The addresses and ports of a TCP or UDP packet, in network order, as they stand in it. */
struct flow {
	__u8 protocol; /* 0: neither TCP nor UDP, or a fragment, or cut: there is no socket to look for */
	__u8 version;
	union {
		struct {
			__be32 source, destination;
		} v4;
		struct {
			__be32 source[4], destination[4];
		} v6;
	};
	__be16 source_port, destination_port;
};

struct ipv4_header {
	__u8 version_length, tos;
	__be16 total_length, id, fragment;
	__u8 ttl, protocol;
	__be16 checksum;
	__be32 source, destination;
};

struct ipv6_header {
	__be32 version_flow;
	__be16 payload_length;
	__u8 next_header, hop_limit;
	__be32 source[4], destination[4];
};

static __always_inline void read_ports(struct __sk_buff *skb, __u32 offset, __u8 protocol, struct flow *flow)
{
	if (protocol != IPPROTO_TCP && protocol != IPPROTO_UDP)
		return;
	if (bpf_skb_load_bytes(skb, offset, &flow->source_port, 4))
		return;
	flow->protocol = protocol;
}

static __always_inline void read_ipv4(struct __sk_buff *skb, __u32 offset, struct flow *flow)
{
	struct ipv4_header ip;

	if (bpf_skb_load_bytes(skb, offset, &ip, sizeof(ip)) || ip.version_length >> 4 != 4)
		return;
	if (ip.fragment & bpf_htons(0x3fff)) /* more fragments, or not the first */
		return;
	flow->version = 4;
	flow->v4.source = ip.source;
	flow->v4.destination = ip.destination;
	read_ports(skb, offset + (ip.version_length & 15) * 4, ip.protocol, flow);
}

static __always_inline void read_ipv6(struct __sk_buff *skb, __u32 offset, struct flow *flow)
{
	struct ipv6_header ip;
	__u8 next;

	if (bpf_skb_load_bytes(skb, offset, &ip, sizeof(ip)) || (bpf_ntohl(ip.version_flow) >> 28) != 6)
		return;
	flow->version = 6;
	__builtin_memcpy(flow->v6.source, ip.source, 16);
	__builtin_memcpy(flow->v6.destination, ip.destination, 16);
	next = ip.next_header;
	offset += sizeof(ip);
#pragma unroll
	for (int i = 0; i < MAX_EXTENSION_HEADERS; i++) {
		__u8 extension[2]; /* next header, length in units of 8 bytes beyond the first 8 */

		if (next != IPPROTO_HOPOPTS && next != IPPROTO_ROUTING && next != IPPROTO_DSTOPTS)
			break;
		if (bpf_skb_load_bytes(skb, offset, extension, 2))
			return;
		next = extension[0];
		offset += (extension[1] + 1) * 8;
	}
	read_ports(skb, offset, next, flow);
}

static __always_inline void read_flow(struct __sk_buff *skb, bool has_ethernet_header, struct flow *flow)
{
	__be16 type = skb->protocol; /* where the device took a tag off, the inner type */
	__u32 offset = 0;

	flow->protocol = 0;
	if (has_ethernet_header) {
		offset = ETH_HLEN;
		if (bpf_skb_load_bytes(skb, 12, &type, 2))
			return;
#pragma unroll
		for (int i = 0; i < MAX_VLAN_TAGS; i++) {
			if (type != bpf_htons(ETH_P_8021Q) && type != bpf_htons(ETH_P_8021AD))
				break;
			if (bpf_skb_load_bytes(skb, offset + 2, &type, 2))
				return;
			offset += 4;
		}
	}
	if (type == bpf_htons(ETH_P_IP))
		read_ipv4(skb, offset, flow);
	else if (type == bpf_htons(ETH_P_IPV6))
		read_ipv6(skb, offset, flow);
}

/*
 * A pointer to a socket may be read only by the verifier's rules, which do not reach the cookie. Through memory it becomes a
 * number that bpf_probe_read_kernel takes.
 */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u64);
} pointer_number SEC(".maps");

static __always_inline const struct sock *readable(const void *socket)
{
	__u32 zero = 0;
	volatile __u64 *number = bpf_map_lookup_elem(&pointer_number, &zero);

	if (!number)
		return 0;
	*number = (__u64)socket;
	return (const struct sock *)*number;
}

static __always_inline __u64 cookie_of(const void *socket)
{
	const struct sock *sk = readable(socket);

	return sk ? BPF_CORE_READ(sk, __sk_common.skc_cookie.counter) : 0;
}

/* The socket cookies on one end of a flow. */
struct end {
	__u64 cookie; /* of the socket, or the connection request or TIME_WAIT that stands for it; 0: none */
	__u64 listener; /* of the listening socket, where the connection is not accepted or there is none yet */
};

enum end_name {
	SOURCE,
	DESTINATION,
};

/* What is found out about one packet: too large for the stack. One per CPU; TC programs run with softirqs off and do not nest. */
struct packet_scratch {
	struct packet_record header;
	struct owner peer;
	struct flow flow;
	struct end end;
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct packet_scratch);
} packet_scratch SEC(".maps");

#define LOOPBACK_IFINDEX 1 /* include/net/flow.h: the same in every namespace */

static __always_inline bool is_multicast(const struct flow *flow)
{
	if (flow->version == 4)
		return (flow->v4.destination & bpf_htonl(0xf0000000)) == bpf_htonl(0xe0000000);
	return (flow->v6.destination[0] & bpf_htonl(0xff000000)) == bpf_htonl(0xff000000);
}

/* Whether a received packet is delivered here: a wildcard socket must not claim what is only forwarded. */
static __always_inline bool is_delivered_here(struct __sk_buff *skb, const struct flow *flow)
{
	struct bpf_fib_lookup fib = {};
	long result;

	if (skb->ifindex == LOOPBACK_IFINDEX || is_multicast(flow))
		return 1;
	fib.ifindex = skb->ifindex;
	if (flow->version == 4) {
		fib.family = AF_INET;
		fib.ipv4_src = flow->v4.source;
		fib.ipv4_dst = flow->v4.destination;
	} else {
		fib.family = AF_INET6;
		__builtin_memcpy(fib.ipv6_src, flow->v6.source, 16);
		__builtin_memcpy(fib.ipv6_dst, flow->v6.destination, 16);
	}
	result = bpf_fib_lookup(skb, &fib, sizeof(fib), 0);
	return result == BPF_FIB_LKUP_RET_NOT_FWDED || result == BPF_FIB_LKUP_RET_FWD_DISABLED;
}

/*
 * Both return whether the socket was found by its full tuple. One function each, since the verifier does not take the two kinds of
 * socket pointer in one instruction.
 */
static __always_inline bool find_tcp(struct __sk_buff *skb, struct bpf_sock_tuple *tuple, __u32 size, struct end *end)
{
	struct bpf_sock *socket = bpf_skc_lookup_tcp(skb, tuple, size, BPF_F_CURRENT_NETNS, 0);
	struct bpf_sock *listener;
	const struct sock *sk;
	__u8 state;

	if (!socket)
		return 1;
	sk = readable(socket);
	state = sk ? BPF_CORE_READ(sk, __sk_common.skc_state) : 0;
	if (state == TCP_LISTEN) {
		end->listener = cookie_of(socket);
	} else {
		end->cookie = cookie_of(socket);
		if (state == TCP_NEW_SYN_RECV) {
			listener = bpf_get_listener_sock(socket);
			if (listener)
				end->listener = cookie_of(listener);
		}
	}
	bpf_sk_release(socket);
	return state != TCP_LISTEN;
}

static __always_inline bool find_udp(struct __sk_buff *skb, struct bpf_sock_tuple *tuple, __u32 size, struct end *end)
{
	struct bpf_sock *socket = bpf_sk_lookup_udp(skb, tuple, size, BPF_F_CURRENT_NETNS, 0);
	bool connected;

	if (!socket)
		return 1;
	end->cookie = cookie_of(socket);
	connected = socket->dst_port != 0;
	bpf_sk_release(socket);
	return connected;
}

/* The look-up takes the tuple as the socket receives: its own end is the destination. */
static __always_inline __u32 fill_tuple(const struct flow *flow, enum end_name which, struct bpf_sock_tuple *tuple)
{
	if (flow->version == 4) {
		tuple->ipv4.saddr = which == DESTINATION ? flow->v4.source : flow->v4.destination;
		tuple->ipv4.daddr = which == DESTINATION ? flow->v4.destination : flow->v4.source;
		tuple->ipv4.sport = which == DESTINATION ? flow->source_port : flow->destination_port;
		tuple->ipv4.dport = which == DESTINATION ? flow->destination_port : flow->source_port;
		return sizeof(tuple->ipv4);
	}
	if (which == DESTINATION) {
		__builtin_memcpy(tuple->ipv6.saddr, flow->v6.source, 16);
		__builtin_memcpy(tuple->ipv6.daddr, flow->v6.destination, 16);
		tuple->ipv6.sport = flow->source_port;
		tuple->ipv6.dport = flow->destination_port;
	} else {
		__builtin_memcpy(tuple->ipv6.saddr, flow->v6.destination, 16);
		__builtin_memcpy(tuple->ipv6.daddr, flow->v6.source, 16);
		tuple->ipv6.sport = flow->destination_port;
		tuple->ipv6.dport = flow->source_port;
	}
	return sizeof(tuple->ipv6);
}

static __always_inline void find_socket(struct __sk_buff *skb, const struct flow *flow, enum end_name which, struct end *end)
{
	struct bpf_sock_tuple tuple = {};
	__u32 size = fill_tuple(flow, which, &tuple);
	bool exact;

	end->cookie = 0;
	end->listener = 0;
	if (flow->protocol == IPPROTO_TCP)
		exact = find_tcp(skb, &tuple, size, end);
	else
		exact = find_udp(skb, &tuple, size, end);
	if (!exact && which == DESTINATION && !is_delivered_here(skb, flow)) {
		end->cookie = 0;
		end->listener = 0;
	}
}

#endif
