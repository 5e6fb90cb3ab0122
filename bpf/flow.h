/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What a packet's headers say: between which two ends it goes. */
#ifndef PTCPDUMP_FLOW_H
#define PTCPDUMP_FLOW_H

#include "event.h"
#include "kernel.h"
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#define ETH_HLEN 14
#define ETH_P_IP 0x0800
#define ETH_P_IPV6 0x86dd
#define ETH_P_8021Q 0x8100
#define ETH_P_8021AD 0x88a8

#define IPPROTO_HOPOPTS 0
#define IPPROTO_ICMP 1
#define IPPROTO_TCP 6
#define IPPROTO_UDP 17
#define IPPROTO_DCCP 33
#define IPPROTO_ROUTING 43
#define IPPROTO_FRAGMENT 44
#define IPPROTO_AH 51
#define IPPROTO_ICMPV6 58
#define IPPROTO_NONE 59
#define IPPROTO_DSTOPTS 60
#define IPPROTO_SCTP 132
#define IPPROTO_UDPLITE 136

/* RFC 792 and RFC 4443 */
#define ICMP_ECHO_REPLY 0
#define ICMP_UNREACHABLE 3
#define ICMP_SOURCE_QUENCH 4
#define ICMP_REDIRECT 5
#define ICMP_ECHO 8
#define ICMP_TIME_EXCEEDED 11
#define ICMP_PARAMETER_PROBLEM 12
#define ICMPV6_LAST_ERROR 127
#define ICMPV6_ECHO 128
#define ICMPV6_ECHO_REPLY 129

#define MAX_VLAN_TAGS 2
#define MAX_EXTENSION_HEADERS 6

/* Addresses and ports of a packet, in network order. An IPv4 address is in the first word, and the others are 0. */
struct flow {
	__u8 protocol; /* above IP; 0: nothing that could lead to a socket */
	__u8 version;
	__u8 trail; /* whose addresses these are: TRAIL_ADDRESS (the packet's own), TRAIL_QUOTE or TRAIL_FRAGMENT */
	__u8 opens; /* a SYN: it may be for another socket than what had these addresses before */
	__be16 source_port, destination_port; /* of an ICMP echo the identifier, at the asking end */
	__be32 source[4], destination[4];
	__u32 quote; /* where in the packet an ICMP error quotes another one, 0: nowhere */
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

/* RFC 8200, section 4.5 */
struct ipv6_fragment_header {
	__u8 next_header, reserved;
	__be16 offset; /* in the upper 13 bits; the lowest says that more follow */
	__be32 id;
};

/* What the fragments of a packet have in common. */
struct fragments_key {
	__be32 source[4], destination[4];
	__be32 id;
	__u8 protocol; /* 0 in IPv6, whose later fragments do not always say */
	__u8 version;
	__u16 reserved;
};

/* What only the first of them has. */
struct first_fragment {
	__be16 source_port, destination_port;
	__u8 protocol;
	__u8 reserved[3];
};

struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 8192);
	__type(key, struct fragments_key);
	__type(value, struct first_fragment);
} fragments SEC(".maps");

/* Which part of a packet a header says that it is. */
struct part {
	bool is_first, has_more;
	__be32 id;
};

static __always_inline bool is_icmp_error(__u8 version, __u8 type)
{
	if (version == 6)
		return type && type <= ICMPV6_LAST_ERROR;
	return type == ICMP_UNREACHABLE || type == ICMP_SOURCE_QUENCH || type == ICMP_REDIRECT || type == ICMP_TIME_EXCEEDED ||
	       type == ICMP_PARAMETER_PROBLEM;
}

static __always_inline void read_icmp(struct __sk_buff *skb, __u32 offset, struct flow *flow)
{
	bool v6 = flow->version == 6;
	struct {
		__u8 type, code;
		__be16 checksum, id, sequence;
	} icmp;

	if (bpf_skb_load_bytes(skb, offset, &icmp, sizeof(icmp)))
		return;
	if (is_icmp_error(flow->version, icmp.type)) {
		flow->quote = offset + sizeof(icmp);
		return;
	}
	if (icmp.type == (v6 ? ICMPV6_ECHO : ICMP_ECHO))
		flow->source_port = icmp.id;
	else if (icmp.type == (v6 ? ICMPV6_ECHO_REPLY : ICMP_ECHO_REPLY))
		flow->destination_port = icmp.id;
	else
		return;
	flow->protocol = v6 ? IPPROTO_ICMPV6 : IPPROTO_ICMP;
}

static __always_inline bool has_ports(__u8 protocol)
{
	return protocol == IPPROTO_TCP || protocol == IPPROTO_UDP || protocol == IPPROTO_SCTP || protocol == IPPROTO_UDPLITE ||
	       protocol == IPPROTO_DCCP;
}

#define TCP_FLAGS_OFFSET 13
#define TCP_SYN 0x02
#define TCP_ACK 0x10

static __always_inline bool opens_connection(struct __sk_buff *skb, __u32 offset)
{
	__u8 flags;

	if (bpf_skb_load_bytes(skb, offset + TCP_FLAGS_OFFSET, &flags, 1)) /* of a quoted header the beginning only is sure */
		return 0;
	return (flags & (TCP_SYN | TCP_ACK)) == TCP_SYN;
}

static __always_inline void read_transport(struct __sk_buff *skb, __u32 offset, __u8 protocol, struct flow *flow)
{
	if (protocol == (flow->version == 6 ? IPPROTO_ICMPV6 : IPPROTO_ICMP)) {
		read_icmp(skb, offset, flow);
		return;
	}
	if (has_ports(protocol) && bpf_skb_load_bytes(skb, offset, &flow->source_port, 4))
		return;
	if (protocol == IPPROTO_TCP)
		flow->opens = opens_connection(skb, offset);
	flow->protocol = protocol;
}

/* Of a packet in parts, the first tells the ports to the others. */
static __always_inline void read_part(struct __sk_buff *skb, __u32 offset, __u8 protocol, const struct part *part, struct flow *flow)
{
	struct fragments_key key = {.id = part->id, .protocol = flow->version == 6 ? 0 : protocol, .version = flow->version};
	struct first_fragment *known, first = {};

	__builtin_memcpy(key.source, flow->source, sizeof(key.source));
	__builtin_memcpy(key.destination, flow->destination, sizeof(key.destination));
	if (!part->is_first) {
		known = bpf_map_lookup_elem(&fragments, &key);
		if (!known)
			return;
		flow->source_port = known->source_port;
		flow->destination_port = known->destination_port;
		flow->protocol = known->protocol;
		flow->trail = TRAIL_FRAGMENT;
		return;
	}
	read_transport(skb, offset, protocol, flow);
	if (!flow->protocol)
		return;
	first.source_port = flow->source_port;
	first.destination_port = flow->destination_port;
	first.protocol = flow->protocol;
	bpf_map_update_elem(&fragments, &key, &first, BPF_ANY);
}

#define IPV4_MORE_FRAGMENTS 0x2000
#define IPV4_FRAGMENT_OFFSET 0x1fff

static __always_inline void read_ipv4(struct __sk_buff *skb, __u32 offset, struct flow *flow)
{
	struct ipv4_header ip;
	struct part part;

	if (bpf_skb_load_bytes(skb, offset, &ip, sizeof(ip)))
		return;
	flow->source[0] = ip.source;
	flow->destination[0] = ip.destination;
	part.is_first = !(ip.fragment & bpf_htons(IPV4_FRAGMENT_OFFSET));
	part.has_more = ip.fragment & bpf_htons(IPV4_MORE_FRAGMENTS);
	part.id = ip.id;
	offset += (ip.version_length & 15) * 4;
	if (part.is_first && !part.has_more)
		read_transport(skb, offset, ip.protocol, flow);
	else
		read_part(skb, offset, ip.protocol, &part, flow);
}

static __always_inline bool is_extension(__u8 header)
{
	return header == IPPROTO_HOPOPTS || header == IPPROTO_ROUTING || header == IPPROTO_DSTOPTS || header == IPPROTO_AH ||
	       header == IPPROTO_FRAGMENT;
}

static __always_inline void read_ipv6(struct __sk_buff *skb, __u32 offset, struct flow *flow)
{
	struct part part = {.is_first = 1};
	struct ipv6_header ip;
	__u8 next;

	if (bpf_skb_load_bytes(skb, offset, &ip, sizeof(ip)))
		return;
	__builtin_memcpy(flow->source, ip.source, sizeof(ip.source));
	__builtin_memcpy(flow->destination, ip.destination, sizeof(ip.destination));
	next = ip.next_header;
	offset += sizeof(ip);
	for (int i = 0; i < MAX_EXTENSION_HEADERS && is_extension(next) && part.is_first; i++) {
		struct ipv6_fragment_header header;
		__u8 length; /* in units of 8 bytes beyond the first 8; of AH in units of 4 beyond the first 8 (RFC 4302) */

		if (bpf_skb_load_bytes(skb, offset, &header, sizeof(header)))
			return;
		length = header.reserved;
		if (next == IPPROTO_FRAGMENT) {
			part.is_first = !(header.offset & bpf_htons(0xfff8));
			part.has_more = header.offset & bpf_htons(1);
			part.id = header.id;
			offset += sizeof(header);
		} else if (next == IPPROTO_AH) {
			offset += (length + 2) * 4;
		} else {
			offset += (length + 1) * 8;
		}
		next = header.next_header;
	}
	if (part.is_first && (is_extension(next) || next == IPPROTO_NONE))
		return;
	if (part.is_first && !part.has_more)
		read_transport(skb, offset, next, flow);
	else
		read_part(skb, offset, next, &part, flow);
}

/* The IP packet at an offset; flow->version says which. */
static __always_inline void read_ip(struct __sk_buff *skb, __u32 offset, struct flow *flow)
{
	flow->protocol = 0;
	flow->quote = 0;
	flow->opens = 0;
	flow->source_port = 0;
	flow->destination_port = 0;
	if (flow->version == 6)
		read_ipv6(skb, offset, flow);
	else
		read_ipv4(skb, offset, flow);
}

/* An error belongs to the ends of the packet that it quotes, which was just read, and goes the other way. */
static __always_inline void turn_quote(struct flow *flow)
{
	__be32 address[4];
	__be16 port;

	__builtin_memcpy(address, flow->source, sizeof(address));
	__builtin_memcpy(flow->source, flow->destination, sizeof(address));
	__builtin_memcpy(flow->destination, address, sizeof(address));
	port = flow->source_port;
	flow->source_port = flow->destination_port;
	flow->destination_port = port;
	flow->trail = TRAIL_QUOTE;
}

/* The IP version that an EtherType stands for, 0 if none. */
static __always_inline __u8 version_of(__be16 type)
{
	return type == bpf_htons(ETH_P_IP) ? 4 : type == bpf_htons(ETH_P_IPV6) ? 6 : 0;
}

/* Where a packet's IP header begins, and in *type what it is. */
static __always_inline __u32 find_network(struct __sk_buff *skb, bool has_ethernet_header, __be16 *type)
{
	__u32 offset = 0;

	*type = skb->protocol; /* where the device took a tag off, the inner type */
	if (!has_ethernet_header)
		return 0;
	offset = ETH_HLEN;
	if (bpf_skb_load_bytes(skb, 12, type, 2))
		*type = 0;
#pragma unroll
	for (int i = 0; i < MAX_VLAN_TAGS; i++) {
		if (*type != bpf_htons(ETH_P_8021Q) && *type != bpf_htons(ETH_P_8021AD))
			break;
		if (bpf_skb_load_bytes(skb, offset + 2, type, 2))
			*type = 0;
		offset += 4;
	}
	return offset;
}

static __always_inline bool is_multicast(__u8 version, __be32 first_word)
{
	if (version == 4)
		return (first_word & bpf_htonl(0xf0000000)) == bpf_htonl(0xe0000000);
	return (first_word & bpf_htonl(0xff000000)) == bpf_htonl(0xff000000);
}

#endif
