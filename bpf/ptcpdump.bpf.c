// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* All programs: packets at TC, the use of sockets; in rungs.h those that stand for each other. The headers hold what they do. */
#include "attribution.h"
#include "config.h"
#include "decision.h"
#include "descriptor.h"
#include "elsewhere.h"
#include "event.h"
#include "filter.h"
#include "flow.h"
#include "kernel.h"
#include "maps.h"
#include "match.h"
#include "owner.h"
#include "packet.h"
#include "process.h"
#include "rungs.h"
#include "socket.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

char _license[] SEC("license") = "Dual MIT/GPL";

/* Puts these enums into the object's BTF, where a test compares them with the Java side. */
struct {
	enum evidence evidence;
	enum trail trail;
	enum packet_direction direction;
	enum packet_flags flags;
	struct decision decision;
	enum process_event_type process_event;
	enum choice choice;
	enum match_reason match;
	enum matching matching;
	enum loss loss;
} enums_of_records;

/* ---- packets */

static __always_inline int capture(struct __sk_buff *skb, __u8 direction, bool has_ethernet_header)
{
	int pkttype = direction == DIRECTION_OUT ? PACKET_OUTGOING : 0;
	struct packet_scratch *scratch;
	struct packet_record *header;
	bool tag;

	if (!capturing)
		return TC_ACT_UNSPEC;
	if (config.has_filter &&
	    !(has_ethernet_header ? pcap_filter_l2(skb, pkttype) : pcap_filter_l3(skb, pkttype)))
		return TC_ACT_UNSPEC;
	scratch = scratch_of_cpu();
	if (!scratch)
		return TC_ACT_UNSPEC;
	header = &scratch->header;
	__builtin_memset(header, 0, sizeof(*header));
	header->time_ns = bpf_ktime_get_boot_ns();
	header->direction = direction;
	header->ifindex = skb->ifindex;

	read_flow(skb, has_ethernet_header, &scratch->flow);
	find_owners(skb, scratch, direction);
	if (config.filter_processes) {
		enum matching matching = match_processes(&header->owner, header->flags & PACKET_HAS_PEER ? &scratch->tail.peer : 0);

		if (matching == UNJUDGED_MATCH)
			header->flags |= PACKET_UNCOUNTED | PACKET_UNJUDGED;
		else if (header->flags & PACKET_UNDECIDED)
			header->flags |= matching == IS_MATCH ? PACKET_UNCOUNTED : PACKET_UNCOUNTED | PACKET_UNMATCHED;
		else if (matching == NO_MATCH)
			return TC_ACT_UNSPEC;
	}

	tag = has_offloaded_tag(skb, has_ethernet_header);
	header->wire_length = skb->len + (tag ? VLAN_TAG_LENGTH : 0);
	header->captured_length = header->wire_length < config.snaplen ? header->wire_length : config.snaplen;
	header->dropped = take_drops(header->ifindex);
	count(header, hand_over_sized(skb, tag));
	return TC_ACT_UNSPEC;
}

/* Their names are those of the filters that hold them on kernels without TCX, by which others know whose these are. */

SEC("tc")
int ptcpdump_in_l2(struct __sk_buff *skb)
{
	return capture(skb, DIRECTION_IN, 1);
}

SEC("tc")
int ptcpdump_out_l2(struct __sk_buff *skb)
{
	return capture(skb, DIRECTION_OUT, 1);
}

SEC("tc")
int ptcpdump_in_l3(struct __sk_buff *skb)
{
	return capture(skb, DIRECTION_IN, 0);
}

SEC("tc")
int ptcpdump_out_l3(struct __sk_buff *skb)
{
	return capture(skb, DIRECTION_OUT, 0);
}

/* ---- what is asked when a record that was undecided is read */

/* Run by the reader (BPF_PROG_TEST_RUN), with a struct decision as the packet. */
SEC("tc")
int ptcpdump_decide(struct __sk_buff *skb)
{
	return decide(skb);
}

/* ---- the use of sockets: these run in the system call of the task that uses one, before a packet leaves */

#define ALLOW 1

SEC("cgroup/sock_create")
int socket_create(struct bpf_sock *socket)
{
	const struct sock *sk = sock_of(socket);
	__u64 cookie = bpf_get_socket_cookie(socket);

	socket_created(sk, cookie);
	expect_flows(sk);
	raw_socket_opened(sk, cookie);
	return ALLOW;
}

SEC("cgroup/sock_release")
int socket_release(struct bpf_sock *socket)
{
	socket_released(sock_of(socket), bpf_get_socket_cookie(socket));
	return ALLOW;
}

#define USE_HOOK(name, hook, context_type, socket, evidence)							\
	SEC("cgroup/" hook)											\
	int name(struct context_type *context)									\
	{													\
		current_uses(bpf_get_socket_cookie(context), (__u64)sock_of(socket), evidence);			\
		return ALLOW;											\
	}

USE_HOOK(bind4, "post_bind4", bpf_sock, context, EVIDENCE_BIND)
USE_HOOK(bind6, "post_bind6", bpf_sock, context, EVIDENCE_BIND)
USE_HOOK(connect4, "connect4", bpf_sock_addr, context->sk, EVIDENCE_CONNECT)
USE_HOOK(connect6, "connect6", bpf_sock_addr, context->sk, EVIDENCE_CONNECT)
USE_HOOK(sendmsg4, "sendmsg4", bpf_sock_addr, context->sk, EVIDENCE_SEND)
USE_HOOK(sendmsg6, "sendmsg6", bpf_sock_addr, context->sk, EVIDENCE_SEND)
USE_HOOK(recvmsg4, "recvmsg4", bpf_sock_addr, context->sk, EVIDENCE_RECEIVE)
USE_HOOK(recvmsg6, "recvmsg6", bpf_sock_addr, context->sk, EVIDENCE_RECEIVE)

/* Sockets that exist already: run at start, and when a process has left one to others. */
SEC("iter/task_file")
int scan_sockets(struct bpf_iter__task_file *context)
{
	struct bpf_iter_meta *meta = context->meta;
	struct task_struct *task = context->task;
	struct file *file = context->file;
	const struct sock *sk;

	if (!task || !file)
		return 0;
	if (meta->seq_num == 0)
		scan_began_ns = bpf_ktime_get_boot_ns();
	sk = socket_of_file(file);
	if (!sk || !(is_internet(sk) || is_packet_socket(sk)))
		return 0;
	task_holds(task, sk);
	expect_flows(sk);
	raw_socket_opened(sk, key_of(sk));
	return 0;
}

/* ---- packets at the sockets of other network namespaces */

SEC("cgroup_skb/egress")
int socket_egress(struct __sk_buff *skb)
{
	packet_at_socket(skb, SOURCE);
	return ALLOW;
}

SEC("cgroup_skb/ingress")
int socket_ingress(struct __sk_buff *skb)
{
	packet_at_socket(skb, DESTINATION);
	return ALLOW;
}
