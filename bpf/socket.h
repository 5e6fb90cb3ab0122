/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* From an end of a flow to the socket there, in the network namespace of the capture. */
#ifndef PTCPDUMP_SOCKET_H
#define PTCPDUMP_SOCKET_H

#include "flow.h"
#include "kernel.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#define LOOPBACK_IFINDEX 1 /* include/net/flow.h: the same in every namespace */

/*
 * What the verifier lets a program do with a pointer to a socket or packet does not reach the members that are needed here. Copied from the
 * stack by a helper, the pointer becomes a number, which bpf_probe_read_kernel takes. (A map would do as well, but for programs that
 * another one may interrupt.)
 */
static __always_inline __u64 number_of(const void *pointer)
{
	const void *volatile kept = pointer;
	__u64 number = 0;

	bpf_probe_read_kernel(&number, sizeof(number), (const void *)&kept);
	return number;
}

static __always_inline const struct sock *sock_of(const void *socket)
{
	return HAS_CASTS ? CAST(struct sock, socket) : (const struct sock *)number_of(socket);
}

static __always_inline const struct sk_buff *sk_buff_of(struct __sk_buff *skb)
{
	return HAS_CASTS ? CAST(struct sk_buff, skb) : (const struct sk_buff *)number_of(skb);
}

/* What the verifier knows of a pointer to a socket. */
enum pointer_kind {
	BARE, /* nothing: it was read from memory */
	TYPED, /* its type: members are read without a helper, which costs less */
};

/*
 * What names a socket in the maps: its cookie, or its address in the kernel as long as it has none. A cookie is a small number,
 * and an address is not.
 */
static __always_inline __u64 key_of_kind(const struct sock *sk, enum pointer_kind kind)
{
	__u64 cookie = kind == TYPED ? sk->__sk_common.skc_cookie.counter : READ(sk, __sk_common.skc_cookie.counter);

	return cookie ? cookie : (__u64)sk;
}

static __always_inline __u64 key_of(const struct sock *sk)
{
	return key_of_kind(sk, BARE);
}

static __always_inline bool is_address(__u64 key)
{
	return key >> 63;
}

static __always_inline __u32 namespace_of(const struct sock *sk)
{
	return READ(sk, __sk_common.skc_net.net, ns.inum);
}

/* A socket that a look-up found. */
struct found_socket {
	__u64 key; /* of the socket, or the connection request or TIME_WAIT that stands for it; 0: none */
	__u64 address; /* in the kernel, 0: none; only to be compared */
	__u64 listener; /* key of the listening socket, where the connection is not accepted or there is none yet */
	__u64 listener_address;
	bool is_exact; /* by the addresses and ports of both ends */
	bool is_certain; /* no translation can lead the packet elsewhere */
	bool is_superseded; /* a TIME_WAIT that gives way to a new connection */
};

static __always_inline void set_listener(struct found_socket *found, const struct sock *listener)
{
	found->listener = key_of(listener);
	found->listener_address = (__u64)listener;
}

/* The socket is known to be that of the packet by something else than a look-up. */
static __always_inline void set_found(struct found_socket *found, __u64 key, __u64 address)
{
	found->key = key;
	found->address = address;
	found->listener = 0;
	found->listener_address = 0;
	found->is_exact = 1;
}

enum end_name {
	SOURCE,
	DESTINATION,
};

static __always_inline void fill_end(const struct flow *flow, enum end_name which, struct flow_end *end)
{
	end->protocol = flow->protocol;
	end->version = flow->version;
	end->reserved = 0;
	end->local_port = which == SOURCE ? flow->source_port : flow->destination_port;
	end->remote_port = which == SOURCE ? flow->destination_port : flow->source_port;
	__builtin_memcpy(end->local, which == SOURCE ? flow->source : flow->destination, sizeof(end->local));
	__builtin_memcpy(end->remote, which == SOURCE ? flow->destination : flow->source, sizeof(end->remote));
}

/*
 * Functions that are not static are verified once and not for each way that leads to them, which keeps the start short. Before Linux 5.12
 * their arguments may only be the packet and numbers.
 */

#define MAX_GROUPS 32 /* of an interface; with more, none of the further ones is found */

__noinline int has_joined_ipv4(__u64 device, __be32 group)
{
	const struct ip_mc_list *entry = READ((const struct net_device *)device, ip_ptr, mc_list);

	for (int i = 0; i < MAX_GROUPS && entry; i++) {
		if (READ(entry, multiaddr) == group)
			return 1;
		entry = READ(entry, next_rcu);
	}
	return 0;
}

__noinline int has_joined_ipv6(__u64 device, __be32 group0, __be32 group1, __be32 group2, __be32 group3)
{
	const struct ifmcaddr6 *entry = READ((const struct net_device *)device, ip6_ptr, mc_list);
	struct in6_addr address = {};

	for (int i = 0; i < MAX_GROUPS && entry; i++) {
		BPF_CORE_READ_INTO(&address, entry, mca_addr);
		if (address.in6_u.u6_addr32[0] == group0 && address.in6_u.u6_addr32[1] == group1 &&
		    address.in6_u.u6_addr32[2] == group2 && address.in6_u.u6_addr32[3] == group3)
			return 1;
		entry = READ(entry, next);
	}
	return 0;
}

static __always_inline const struct net_device *device_of(struct __sk_buff *skb)
{
	return READ(sk_buff_of(skb), dev);
}

/* Whether this host takes packets to a group from this interface. One that it has not joined is seen in promiscuous mode. */
static __always_inline bool has_joined(struct __sk_buff *skb, const struct flow_end *end)
{
	__u64 device = number_of(device_of(skb));

	if (end->version == 4)
		return has_joined_ipv4(device, end->local[0]);
	return has_joined_ipv6(device, end->local[0], end->local[1], end->local[2], end->local[3]);
}

/* Whether a received packet is delivered here: a wildcard socket must not claim what is only forwarded. */
static __always_inline bool delivers(struct __sk_buff *skb, const struct flow_end *end)
{
	struct bpf_fib_lookup fib = {};
	long result;

	if (is_multicast(end->version, end->local[0]))
		return has_joined(skb, end);
	if (skb->ifindex == LOOPBACK_IFINDEX)
		return 1;
	fib.ifindex = skb->ifindex;
	if (end->version == 4) {
		fib.family = AF_INET;
		fib.ipv4_src = end->remote[0];
		fib.ipv4_dst = end->local[0];
	} else {
		fib.family = AF_INET6;
		__builtin_memcpy(fib.ipv6_src, end->remote, 16);
		__builtin_memcpy(fib.ipv6_dst, end->local, 16);
	}
	result = bpf_fib_lookup(skb, &fib, sizeof(fib), 0);
	return result == BPF_FIB_LKUP_RET_NOT_FWDED || result == BPF_FIB_LKUP_RET_FWD_DISABLED;
}

/* Whether a program of the user's chooses among the sockets of one port: a look-up without packet does not ask it. */
static __always_inline bool is_chosen_by_program(const struct sock *sk)
{
	const struct sock_reuseport *group = READ(sk, sk_reuseport_cb);

	return group && READ(group, prog);
}

/* One function for each protocol, since the verifier does not take the two kinds of socket pointer in one instruction. */
static __always_inline void find_tcp(struct __sk_buff *skb, struct bpf_sock_tuple *tuple, __u32 size, bool opens,
				     struct found_socket *found)
{
	struct bpf_sock *socket = bpf_skc_lookup_tcp(skb, tuple, size, BPF_F_CURRENT_NETNS, 0);
	struct bpf_sock *listener;
	const struct sock *sk;
	__u8 state;

	if (!socket)
		return;
	sk = sock_of(socket);
	state = READ(sk, __sk_common.skc_state);
	if (state == TCP_LISTEN) {
		found->is_exact = 0;
		/* Any other packet is of a connection that is gone: a listener has no part in it. */
		if (opens && !is_chosen_by_program(sk))
			set_listener(found, sk);
	} else if (state == TCP_TIME_WAIT && opens) {
		found->is_superseded = 1;
	} else {
		found->key = key_of(sk);
		found->address = (__u64)sk;
		if (state == TCP_NEW_SYN_RECV) {
			listener = bpf_get_listener_sock(socket);
			if (listener)
				set_listener(found, sock_of(listener));
		}
	}
	bpf_sk_release(socket);
}

/* The listener behind a TIME_WAIT: asked for with a remote port that no connection has. Among several of one port it is not to be told. */
static __always_inline void find_listener(struct __sk_buff *skb, struct bpf_sock_tuple *tuple, __u32 size, struct found_socket *found)
{
	struct bpf_sock *socket;
	const struct sock *sk;

	if (size == sizeof(tuple->ipv4))
		tuple->ipv4.sport = 0;
	else
		tuple->ipv6.sport = 0;
	socket = bpf_skc_lookup_tcp(skb, tuple, size, BPF_F_CURRENT_NETNS, 0);
	if (!socket)
		return;
	sk = sock_of(socket);
	found->is_exact = 0;
	if (READ(sk, __sk_common.skc_state) == TCP_LISTEN && !READ(sk, sk_reuseport_cb))
		set_listener(found, sk);
	bpf_sk_release(socket);
}

static __always_inline void find_udp(struct __sk_buff *skb, struct bpf_sock_tuple *tuple, __u32 size, struct found_socket *found)
{
	struct bpf_sock *socket = bpf_sk_lookup_udp(skb, tuple, size, BPF_F_CURRENT_NETNS, 0);
	const struct sock *sk;

	if (!socket)
		return;
	sk = sock_of(socket);
	found->is_exact = socket->dst_port != 0;
	if (found->is_exact || !is_chosen_by_program(sk)) {
		found->key = key_of(sk);
		found->address = (__u64)sk;
	}
	bpf_sk_release(socket);
}

/* The look-up takes the tuple as the socket receives: its own end is the destination. */
static __always_inline __u32 fill_tuple(const struct flow_end *end, struct bpf_sock_tuple *tuple)
{
	if (end->version == 4) {
		tuple->ipv4.saddr = end->remote[0];
		tuple->ipv4.daddr = end->local[0];
		tuple->ipv4.sport = end->remote_port;
		tuple->ipv4.dport = end->local_port;
		return sizeof(tuple->ipv4);
	}
	__builtin_memcpy(tuple->ipv6.saddr, end->remote, 16);
	__builtin_memcpy(tuple->ipv6.daddr, end->local, 16);
	tuple->ipv6.sport = end->remote_port;
	tuple->ipv6.dport = end->local_port;
	return sizeof(tuple->ipv6);
}

/* Finds the TCP or UDP socket at an end. */
static __always_inline bool look_up(struct __sk_buff *skb, const struct flow_end *end, bool opens, struct found_socket *found)
{
	struct bpf_sock_tuple tuple = {};
	__u32 size = fill_tuple(end, &tuple);

	found->key = 0;
	found->address = 0;
	found->listener = 0;
	found->listener_address = 0;
	found->is_exact = 1;
	found->is_superseded = 0;
	if (end->protocol == IPPROTO_TCP) {
		find_tcp(skb, &tuple, size, opens, found);
		if (found->is_superseded)
			find_listener(skb, &tuple, size, found);
	} else if (end->protocol == IPPROTO_UDP) {
		find_udp(skb, &tuple, size, found);
	}
	return found->key || found->listener;
}

#endif
