/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Who uses a socket. */
#ifndef PTCPDUMP_OWNER_H
#define PTCPDUMP_OWNER_H

#include "config.h"
#include "descriptor.h"
#include "kernel.h"
#include "maps.h"
#include "match.h"
#include "socket.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

static __always_inline void owner_of_task(struct task_struct *task, __u8 evidence, struct owner *owner)
{
	__builtin_memset(owner, 0, sizeof(*owner));
	owner->pid = READ(task, tgid);
	owner->tid = READ(task, pid);
	owner->start_ns = READ(task, group_leader, start_boottime);
	owner->since_ns = bpf_ktime_get_boot_ns();
	owner->leader = (__u64)READ(task, group_leader);
	owner->uid = READ(task, real_cred, uid.val);
	owner->cgroup_id = READ(task, cgroups, dfl_cgrp, kn, id);
	owner->evidence = evidence;
	BPF_CORE_READ_STR_INTO(&owner->comm, task, comm);
	owner->comm_choice = choice_of_comm(owner->comm);
}

static __always_inline bool is_kernel_thread(struct task_struct *task)
{
	return READ(task, flags) & PF_KTHREAD;
}

static __always_inline bool has_name_of(const struct owner *owner, struct task_struct *task)
{
	char comm[16] = {};

	BPF_CORE_READ_STR_INTO(&comm, task, comm);
	return !__builtin_memcmp(comm, owner->comm, sizeof(comm));
}

static __always_inline bool is_owned_by(const struct owner *owner, struct task_struct *task)
{
	return owner->tid == (__u32)READ(task, pid) && owner->start_ns == READ(task, group_leader, start_boottime) &&
	       owner->uid == READ(task, real_cred, uid.val) && has_name_of(owner, task);
}

/*
 * The same of the current task. Who has the owner's thread id and was there when that became the owner is the same thread. False, too, where
 * its name has been a longer one on kernels that do not pad it with zeros. Reads no pointers of the task: to let a program do that, the
 * kernel searches all of its types by name. Only for programs of tracing.
 */
static __always_inline bool is_owned_by_current(const struct owner *owner)
{
	const __u64 *known = (const __u64 *)owner->comm, *comm;
	struct task_struct *task;

	if (!has_task_pointer())
		return is_owned_by(owner, (struct task_struct *)bpf_get_current_task());
	task = bpf_get_current_task_btf();
	if (owner->tid != (__u32)task->pid || task->start_boottime > owner->since_ns || owner->uid != (__u32)bpf_get_current_uid_gid())
		return 0;
	comm = (const __u64 *)task->comm;
	return comm[0] == known[0] && comm[1] == known[1];
}

/*
 * The owner of an open socket that is known by its key, or was by its address before it had a cookie: then it is known by that from here
 * on. What is returned is the record that stays.
 */
static __always_inline struct owner *find_open(__u64 key, __u64 address)
{
	struct owner *owner = bpf_map_lookup_elem(&owners, &key), *renamed;

	if (owner || !address || key == address)
		return owner;
	owner = bpf_map_lookup_elem(&owners, &address);
	if (!owner)
		return 0;
	if (!bpf_map_update_elem(&owners, &key, owner, BPF_NOEXIST)) {
		bpf_map_update_elem(&cookie_of, &address, &key, BPF_ANY);
		bpf_map_delete_elem(&owners, &address);
	}
	renamed = bpf_map_lookup_elem(&owners, &key);
	return renamed ? renamed : owner;
}

/*
 * The current task uses the socket: it is its owner from now on. Copies the owner, since the record may be another user's if it is read
 * again. False where the task does not become the owner. Only for where current is the task that asked.
 */
static __always_inline bool current_owns(__u64 key, __u64 address, __u8 evidence, struct owner *owner)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
	struct owner *known = find_open(key, address);

	if (known && is_owned_by(known, task)) {
		known->is_left = 0; /* it was one of several descriptors */
		*owner = *known;
		return 1;
	}
	if (!key || is_kernel_thread(task))
		return 0;
	/* The close of a socket still sends, in the name of whoever closed the last descriptor; its owner stays who it was. */
	if (!known && bpf_map_lookup_elem(&released_owners, &key))
		return 0;
	if (config.notes_sends && evidence == EVIDENCE_RECEIVE && known && known->evidence != EVIDENCE_RECEIVE)
		bpf_map_update_elem(&senders, &key, known, BPF_ANY);
	owner_of_task(task, evidence, owner);
	if (bpf_map_update_elem(&owners, &key, owner, BPF_ANY))
		count_loss(LOSS_OWNER);
	return 1;
}

static __always_inline void current_uses(__u64 key, __u64 address, __u8 evidence)
{
	struct owner owner;

	current_owns(key, address, evidence, &owner);
}

/* The same for packet sockets. Nothing tells when they are closed, so they are where the oldest make room. */
static __always_inline void current_uses_packet_socket(__u64 key, __u8 evidence)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
	struct owner *known = bpf_map_lookup_elem(&released_owners, &key);
	struct owner owner;

	if (is_kernel_thread(task) || (known && is_owned_by(known, task)))
		return;
	owner_of_task(task, evidence, &owner);
	bpf_map_update_elem(&released_owners, &key, &owner, BPF_ANY);
}

static __always_inline bool is_internet(const struct sock *sk)
{
	unsigned short family = READ(sk, __sk_common.skc_family);

	return family == AF_INET || family == AF_INET6;
}

static __always_inline bool is_packet_socket(const struct sock *sk)
{
	return READ(sk, __sk_common.skc_family) == AF_PACKET;
}

/* The current task uses a socket of any family. Only for programs of tracing. */
static __always_inline void socket_used(const struct sock *sk, enum pointer_kind kind, __u8 evidence)
{
	struct owner *known;
	__u64 key;

	if (!sk)
		return;
	key = key_of_kind(sk, kind);
	known = bpf_map_lookup_elem(&owners, &key);
	/* Most uses change nothing; a thread that takes turns with another on one socket does. */
	if (known && !known->is_left && is_owned_by_current(known))
		return;
	if (is_internet(sk))
		current_uses(key, (__u64)sk, evidence);
	else if (is_packet_socket(sk))
		current_uses_packet_socket(key, evidence);
}

/* The send that began last on a CPU. */
struct send {
	__u64 task;
	__u64 socket;
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct send);
} sends SEC(".maps");

static __always_inline struct send *send_of_cpu(void)
{
	__u32 zero = 0;

	return bpf_map_lookup_elem(&sends, &zero);
}

/* The current task is about to send. */
static __always_inline void socket_sends(const struct sock *sk, enum pointer_kind kind)
{
	struct send *send = send_of_cpu();

	socket_used(sk, kind, EVIDENCE_SEND);
	if (!send)
		return;
	send->task = bpf_get_current_task();
	send->socket = (__u64)sk;
}

static __always_inline void socket_receives(const struct sock *sk, enum pointer_kind kind)
{
	socket_used(sk, kind, EVIDENCE_RECEIVE);
}

/* Whether the current task has begun to send on this socket, on this CPU, and nobody there since. */
static __always_inline bool is_sending(const struct sock *sk)
{
	const struct send *send = send_of_cpu();

	return send && send->task == bpf_get_current_task() && send->socket == (__u64)sk;
}

/* Copies the owner of a socket that the current task has begun to send on, if nobody else has used it since: then it was compared. */
static __always_inline bool copy_sender(const struct sock *sk, __u64 key, struct owner *owner)
{
	const struct task_struct *task;
	struct owner *known;

	if (!is_sending(sk))
		return 0;
	known = find_open(key, (__u64)sk);
	task = (const struct task_struct *)bpf_get_current_task();
	if (!known || known->tid != (__u32)READ(task, pid))
		return 0;
	*owner = *known;
	return 1;
}

/* Whether a socket takes packets of anybody, so that it is no proof of anything that the addresses lead to it. */
static __always_inline bool takes_all(const struct sock *sk)
{
	__u8 state = READ(sk, __sk_common.skc_state);

	return state == TCP_LISTEN || state == TCP_CLOSE;
}

/*
 * Whether the process has not ended. Its leader's memory may be another task's by now; and the leader may end before other threads, or be
 * one of them since an exec: then it seems to have ended, and the next scan tells.
 */
static __always_inline bool is_alive(const struct owner *owner)
{
	const struct task_struct *leader = (const struct task_struct *)owner->leader;
	int state;

	if (config.scans_proc && !leader)
		return bpf_map_lookup_elem(&scanned_processes, &owner->pid) != 0;
	if (READ(leader, start_boottime) != owner->start_ns || (__u32)READ(leader, tgid) != owner->pid)
		return 0;
	state = READ(leader, exit_state);
	return !state || (state == EXIT_ZOMBIE && READ(leader, signal, live.counter) > 0);
}

/*
 * Who sent what leaves a socket without a sender's being at it: it has waited for its neighbour's address, or its task has gone to another
 * CPU. Who has only received on the socket since has not.
 */
static __always_inline void prefer_sender(const struct sock *sk, __u64 key, struct owner *owner)
{
	struct owner *sender;
	__u8 trail = owner->trail;

	if (!config.notes_sends || owner->evidence != EVIDENCE_RECEIVE || READ(sk, sk_protocol) == IPPROTO_TCP)
		return;
	sender = bpf_map_lookup_elem(&senders, &key);
	if (!sender || !is_alive(sender))
		return;
	*owner = *sender;
	owner->trail = trail;
}

/* Whether the owner of an open socket has it no more, so that others must have. */
static __always_inline bool has_left(const struct owner *owner)
{
	return owner->is_left || !is_alive(owner);
}

/* The key by which an open socket is known now, of one that was noted before. */
static __always_inline __u64 present_key(__u64 key)
{
	__u64 *cookie = is_address(key) ? bpf_map_lookup_elem(&cookie_of, &key) : 0;

	return cookie ? *cookie : key;
}

/*
 * The current task accepts a connection. Where who owned the listener has left it, it is the current task's from now on; a scan of open
 * files may come too late for that. Only for programs of tracing.
 */
static __always_inline void connection_accepted(const struct sock *sk, enum pointer_kind kind)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
	struct owner owner, *known;
	__u64 key, *listener;

	if (!sk)
		return;
	socket_used(sk, kind, EVIDENCE_ACCEPT);
	key = key_of_kind(sk, kind);
	listener = bpf_map_lookup_elem(&listener_of, &key);
	if (!listener || is_kernel_thread(task))
		return;
	key = present_key(*listener);
	known = bpf_map_lookup_elem(&owners, &key);
	if (!known || !has_left(known))
		return;
	owner_of_task(task, EVIDENCE_ACCEPT, &owner);
	bpf_map_update_elem(&owners, &key, &owner, BPF_EXIST);
}

/*
 * Of several holders of a socket, found at the start, one is named until one is seen to use it. Who hands a socket on often keeps a
 * descriptor: that is the elder (inetd, systemd, a server that forks for each connection). But where a listener's holders are of one
 * program, the elder is the one that listens for all.
 */
static __always_inline bool is_rather_owner(struct task_struct *task, const struct sock *sk, const struct owner *known)
{
	bool is_younger = READ(task, group_leader, start_boottime) > known->start_ns;

	return takes_all(sk) && has_name_of(known, task) ? !is_younger : is_younger;
}

/* When the present scan of all open files began: what an earlier one found is no reason to look for a better one. */
volatile __u64 scan_began_ns = 0;

/* Adds a socket found among a task's open files. */
static __always_inline void task_holds(struct task_struct *task, const struct sock *sk)
{
	__u64 key = key_of(sk);
	struct owner *known = find_open(key, (__u64)sk);
	struct owner owner;

	if (known && !has_left(known) &&
	    (known->evidence != EVIDENCE_SCAN || known->since_ns < scan_began_ns || !is_rather_owner(task, sk, known)))
		return;
	owner_of_task(task, EVIDENCE_SCAN, &owner);
	if (is_packet_socket(sk))
		bpf_map_update_elem(&released_owners, &key, &owner, BPF_NOEXIST);
	else if (bpf_map_update_elem(&owners, &key, &owner, BPF_ANY))
		count_loss(LOSS_OWNER);
}

static __always_inline void socket_created(const struct sock *sk, __u64 cookie)
{
	__u64 address = (__u64)sk;

	/* Another socket may have been here before whose end was not told. */
	bpf_map_delete_elem(&owners, &address);
	current_uses(cookie, 0, EVIDENCE_CREATE);
}

static __always_inline void socket_released(const struct sock *sk, __u64 cookie)
{
	__u64 address = (__u64)sk;
	struct owner *known = find_open(cookie, address);
	struct owner owner;

	bpf_map_delete_elem(&cookie_of, &address);
	if (!known)
		return;
	owner = *known;
	/* Who has left it to others has no part in its end. */
	if (!takes_all(sk) || !has_left(known))
		bpf_map_update_elem(&released_owners, &cookie, &owner, BPF_ANY);
	bpf_map_delete_elem(&owners, &cookie);
	bpf_map_delete_elem(&owners, &address);
}

/*
 * The current process is about to close a descriptor. If others have the socket, too, and it is one that takes packets without being asked
 * for them, these are somebody else's from now on.
 */
static __always_inline void file_closes(const struct file *file)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
	const struct sock *sk = socket_of_file(file);
	struct owner *known;

	if (!sk || !is_internet(sk) || !takes_all(sk) || !is_shared(file))
		return;
	known = find_open(key_of(sk), (__u64)sk);
	if (known && known->pid == (__u32)READ(task, tgid) && known->start_ns == READ(task, group_leader, start_boottime))
		known->is_left = 1;
}

/* The owner of a socket, of a closed one, too. */
static __always_inline struct owner *find_by_socket(__u64 key, __u64 address)
{
	struct owner *owner = find_open(key, address);

	if (owner)
		return owner;
	owner = bpf_map_lookup_elem(&released_owners, &key);
	return owner || !address ? owner : bpf_map_lookup_elem(&released_owners, &address); /* a packet socket */
}

/* What is known of a socket's owner. */
enum ownership {
	NOBODY,
	SOMEBODY,
	LEFT, /* somebody who has it no more */
};

/* Copies the owner of a socket, or, where the connection is not accepted yet, of its listener. */
static __always_inline enum ownership copy_owner(const struct found_socket *socket, struct owner *owner)
{
	__u64 key = socket->key, address = socket->address;
	struct owner *found = key ? find_by_socket(key, address) : 0;
	__u8 evidence = 0;

	if (!found) {
		key = socket->listener;
		address = socket->listener_address;
		if (!key && socket->key) {
			__u64 *listener = bpf_map_lookup_elem(&listener_of, &socket->key);

			key = listener ? present_key(*listener) : 0;
		}
		found = key ? find_by_socket(key, address) : 0;
		if (!found)
			return NOBODY;
		evidence = EVIDENCE_LISTENER;
	}
	if ((evidence || !socket->is_exact) && has_left(found) && find_open(key, address)) {
		knowledge.left = 1;
		return LEFT;
	}
	*owner = *found;
	if (evidence)
		owner->evidence = evidence;
	return SOMEBODY;
}

#endif
