/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Translated addresses (NAT). A packet that leaves carries its conntrack entry, which has the addresses on both sides of the
 * translation. One that arrives has none yet, so what the entries say is remembered.
 */
#ifndef PTCPDUMP_TRANSLATION_H
#define PTCPDUMP_TRANSLATION_H

#include "flow.h"
#include "kernel.h"
#include "maps.h"
#include "socket.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

/* include/uapi/linux/netfilter/nf_conntrack_common.h */
#define IPS_NAT_MASK (1 << 4 | 1 << 5)

/* struct nf_conntrack_tuple: the same in all kernels */
struct conntrack_tuple {
	__be32 source[4];
	__be16 source_port;
	__u16 family;
	__be32 destination[4];
	__be16 destination_port;
	__u8 protocol, direction;
};

/* struct nf_conntrack_tuple_hash */
struct conntrack_direction {
	__u64 list[2];
	struct conntrack_tuple tuple;
};

struct conntrack_pair {
	struct conntrack_direction original, reply;
};

/*
 * Where struct nf_conn has them if BTF does not say, as of 64-bit kernels from 5.8 to 7.2 (the type may be in a module's BTF, or nowhere).
 */
#define CONNTRACK_TUPLES 16
#define CONNTRACK_STATUS 128

/* End of a flow as packets on the other side of a translation show it -> the same as its socket has it. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 65536);
	__type(key, struct flow_end);
	__type(value, struct flow_end);
} translations SEC(".maps");

static __always_inline __u32 offset_of_tuples(void)
{
	struct nf_conn *entry = 0;

	return bpf_core_field_exists(entry->tuplehash) ? bpf_core_field_offset(entry->tuplehash) : CONNTRACK_TUPLES;
}

static __always_inline __u32 offset_of_status(void)
{
	struct nf_conn *entry = 0;

	return bpf_core_field_exists(entry->status) ? bpf_core_field_offset(entry->status) : CONNTRACK_STATUS;
}

/* The end at which a tuple's packets begin. */
static __always_inline void fill_socket_end(const struct conntrack_tuple *tuple, struct flow_end *end)
{
	__builtin_memset(end, 0, sizeof(*end));
	end->protocol = tuple->protocol;
	end->version = tuple->family == AF_INET6 ? 6 : 4;
	end->local_port = tuple->source_port;
	if (has_ports(tuple->protocol))
		end->remote_port = tuple->destination_port;
	__builtin_memcpy(end->local, tuple->source, sizeof(end->local));
	__builtin_memcpy(end->remote, tuple->destination, sizeof(end->remote));
}

/* The same end as the packets of the other tuple show it. */
static __always_inline void fill_shown_end(const struct conntrack_tuple *other, struct flow_end *end)
{
	__builtin_memset(end, 0, sizeof(*end));
	end->protocol = other->protocol;
	end->version = other->family == AF_INET6 ? 6 : 4;
	if (has_ports(other->protocol)) {
		end->local_port = other->destination_port;
		end->remote_port = other->source_port;
	} else {
		end->local_port = other->source_port; /* of an ICMP echo the identifier */
	}
	__builtin_memcpy(end->local, other->destination, sizeof(end->local));
	__builtin_memcpy(end->remote, other->source, sizeof(end->remote));
}

static __always_inline void remember_end(const struct conntrack_tuple *own, const struct conntrack_tuple *other)
{
	struct flow_end shown, socket;

	fill_shown_end(other, &shown);
	fill_socket_end(own, &socket);
	bpf_map_update_elem(&translations, &shown, &socket, BPF_ANY);
}

/*
 * Remembers what the packet's conntrack entry says, if it translates. It is remembered again only when forgotten or changed: of the two
 * ends the one that began is looked at.
 */
__noinline int remember_translation(struct __sk_buff *skb)
{
	const struct sk_buff *packet = sk_buff_of(skb);
	struct flow_end shown, socket, *known;
	struct conntrack_pair pair;
	unsigned long status;
	const char *entry;

	if (!bpf_core_field_exists(packet->_nfct))
		return 0;
	entry = (const char *)(READ(packet, _nfct) & ~7ul);
	if (!entry || bpf_probe_read_kernel(&status, sizeof(status), entry + offset_of_status()) || !(status & IPS_NAT_MASK))
		return 0;
	if (bpf_probe_read_kernel(&pair, sizeof(pair), entry + offset_of_tuples()))
		return 0;
	fill_shown_end(&pair.reply.tuple, &shown);
	fill_socket_end(&pair.original.tuple, &socket);
	known = bpf_map_lookup_elem(&translations, &shown);
	if (known && !__builtin_memcmp(known, &socket, sizeof(socket)))
		return 0;
	bpf_map_update_elem(&translations, &shown, &socket, BPF_ANY);
	remember_end(&pair.reply.tuple, &pair.original.tuple);
	knowledge.translations = 1;
	return 0;
}

/* Replaces an end by what its socket knows as its own; false if nothing is known of a translation. */
static __always_inline bool translate(struct flow_end *end)
{
	struct flow_end *socket;

	if (!knowledge.translations)
		return 0;
	socket = bpf_map_lookup_elem(&translations, end);
	if (!socket)
		return 0;
	*end = *socket;
	return 1;
}

#endif
