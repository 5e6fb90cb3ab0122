/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Who uses a socket. */
#ifndef PTCPDUMP_OWNER_H
#define PTCPDUMP_OWNER_H

#include "config.h"
#include "flow.h"
#include "kernel.h"
#include "maps.h"
#include "match.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

static __always_inline void owner_of_task(struct task_struct *task, __u8 evidence, struct owner *owner)
{
	__builtin_memset(owner, 0, sizeof(*owner));
	owner->pid = BPF_CORE_READ(task, tgid);
	owner->tid = BPF_CORE_READ(task, pid);
	owner->start_ns = BPF_CORE_READ(task, group_leader, start_boottime);
	owner->since_ns = bpf_ktime_get_boot_ns();
	owner->uid = BPF_CORE_READ(task, real_cred, uid.val);
	owner->cgroup_id = BPF_CORE_READ(task, cgroups, dfl_cgrp, kn, id);
	owner->evidence = evidence;
	BPF_CORE_READ_STR_INTO(&owner->comm, task, comm);
	owner->comm_choice = choice_of_comm(owner->comm);
}

static __always_inline bool is_kernel_thread(struct task_struct *task)
{
	return BPF_CORE_READ(task, flags) & PF_KTHREAD;
}

/* The current task uses the socket: it is its owner from now on. Only for where current is the task that asked. */
static __always_inline void current_uses(__u64 cookie, __u8 evidence)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
	struct owner *known = bpf_map_lookup_elem(&owners, &cookie);
	struct owner owner;

	if (!cookie || is_kernel_thread(task))
		return;
	/* The close of a socket still sends, in the name of whoever closed the last descriptor; its owner stays who it was. */
	if (!known && bpf_map_lookup_elem(&released_owners, &cookie))
		return;
	/* Most uses change nothing; a thread that takes turns with another on one socket does. */
	if (known && known->tid == (__u32)BPF_CORE_READ(task, pid) && known->start_ns == BPF_CORE_READ(task, group_leader, start_boottime) &&
	    known->uid == BPF_CORE_READ(task, real_cred, uid.val))
		return;
	owner_of_task(task, evidence, &owner);
	if (bpf_map_update_elem(&owners, &cookie, &owner, BPF_ANY))
		count_loss(LOSS_OWNER);
}

/* Adds a socket found among a task's open files. The oldest of several holders is kept: the others have it from there. */
static __always_inline void task_holds(struct task_struct *task, __u64 cookie)
{
	struct owner *known = bpf_map_lookup_elem(&owners, &cookie);
	struct owner owner;

	if (known && (known->evidence != EVIDENCE_SCAN || known->start_ns <= BPF_CORE_READ(task, group_leader, start_boottime)))
		return;
	owner_of_task(task, EVIDENCE_SCAN, &owner);
	if (bpf_map_update_elem(&owners, &cookie, &owner, BPF_ANY))
		count_loss(LOSS_OWNER);
}

static __always_inline void socket_released(__u64 cookie)
{
	struct owner *known = bpf_map_lookup_elem(&owners, &cookie);
	struct owner owner;

	if (!known)
		return;
	owner = *known;
	bpf_map_update_elem(&released_owners, &cookie, &owner, BPF_ANY);
	bpf_map_delete_elem(&owners, &cookie);
}

static __always_inline struct owner *find_by_cookie(__u64 cookie)
{
	struct owner *owner;

	if (!cookie)
		return 0;
	owner = bpf_map_lookup_elem(&owners, &cookie);
	return owner ? owner : bpf_map_lookup_elem(&released_owners, &cookie);
}

static __noinline bool owner_of_end(const struct end *end, struct owner *owner)
{
	struct owner *found = find_by_cookie(end->cookie);
	__u64 listener = end->listener;

	if (found) {
		*owner = *found;
		return 1;
	}
	if (!listener && end->cookie) {
		__u64 *of = bpf_map_lookup_elem(&listener_of, &end->cookie);

		listener = of ? *of : 0;
	}
	found = find_by_cookie(listener);
	if (!found)
		return 0;
	*owner = *found;
	owner->evidence = EVIDENCE_LISTENER;
	return 1;
}

/*
 * Whether the task that runs here is the one that sends this socket's packet. A packet may also leave in a softirq that
 * interrupted somebody else, so current alone says nothing. But while a system call holds a TCP socket, nobody else sends from it:
 * softirqs and timers leave their work to the holder (net/ipv4/tcp_ipv4.c, tcp_timer.c: sock_owned_by_user).
 */
static __always_inline bool current_sends(const struct sock *sk)
{
	__u8 state = BPF_CORE_READ(sk, __sk_common.skc_state);

	/* Requests and TIME_WAIT have no more than the common part. */
	if (state == TCP_NEW_SYN_RECV || state == TCP_TIME_WAIT)
		return 0;
	return BPF_CORE_READ(sk, sk_protocol) == IPPROTO_TCP && BPF_CORE_READ(sk, sk_lock.owned);
}

/* A SYN-ACK leaves: the connection will have the cookie of this request. */
static __always_inline void note_request(struct bpf_sock *request, struct end *end)
{
	struct bpf_sock *listener = bpf_get_listener_sock(request);

	if (!listener)
		return;
	end->listener = cookie_of(listener);
	bpf_map_update_elem(&listener_of, &end->cookie, &end->listener, BPF_ANY);
}

/* The owner of the end that the packet's addresses name; returns its socket cookie, 0 where there is no owner. */
static __noinline __u64 find_by_flow(struct __sk_buff *skb, struct packet_scratch *scratch, enum end_name which, struct owner *owner)
{
	struct end *end = &scratch->end;

	if (!scratch->flow.protocol)
		return 0;
	find_socket(skb, &scratch->flow, which, end);
	if (!owner_of_end(end, owner))
		return 0;
	return end->cookie ? end->cookie : end->listener;
}

/* The sender of a packet that leaves: its own socket where it carries one, else the one that its addresses name. */
static __always_inline __u64 find_sender(struct __sk_buff *skb, struct packet_scratch *scratch)
{
	struct end *end = &scratch->end;
	struct bpf_sock *socket = skb->sk;

	end->cookie = bpf_get_socket_cookie(skb);
	end->listener = 0;
	if (end->cookie && socket) {
		const struct sock *sk = readable(socket);

		if (!sk)
			return 0;
		if (current_sends(sk))
			current_uses(end->cookie, EVIDENCE_SEND);
		else if (BPF_CORE_READ(sk, __sk_common.skc_state) == TCP_NEW_SYN_RECV)
			note_request(socket, end);
		if (owner_of_end(end, &scratch->header.owner))
			return end->cookie;
	}
	/* The kernel answers for TIME_WAIT and for refused segments through a socket of its own. What is forwarded has no sender. */
	if (skb->ingress_ifindex != 0)
		return 0;
	return find_by_flow(skb, scratch, SOURCE, &scratch->header.owner);
}

#endif
