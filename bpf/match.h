/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The process filter: which processes the user asked for, and which the user asked to leave out. */
#ifndef PTCPDUMP_MATCH_H
#define PTCPDUMP_MATCH_H

#include "config.h"
#include "event.h"
#include "kernel.h"
#include "maps.h"
#include <bpf/bpf_helpers.h>

#define NANOSECONDS_PER_TICK 10000000 /* USER_HZ is 100 */

static __always_inline __u64 ticks(__u64 nanoseconds)
{
	return nanoseconds / NANOSECONDS_PER_TICK;
}

/* What the user said of a name or a user: bits of enum choice. */
static __always_inline __u8 choice_in(void *map, const void *key)
{
	__u8 *choice = bpf_map_lookup_elem(map, key);

	return choice ? *choice : 0;
}

static __always_inline __u8 choice_of_comm(const char *comm)
{
	return config.filter_names ? choice_in(&asked_comms, comm) : 0;
}

static __always_inline __u8 choice_of_user(const __u32 *uid)
{
	return config.filter_uids ? choice_in(&asked_uids, uid) : 0;
}

static __always_inline struct match *find_match(__u32 pid, __u64 start_ns)
{
	struct match *match = bpf_map_lookup_elem(&matched_processes, &pid);

	return match && (!match->start_ticks || match->start_ticks == ticks(start_ns)) ? match : 0;
}

/* The reasons that a child has by its parent's. */
static __always_inline __u32 reasons_of_child(__u32 parent, bool of_that_user)
{
	__u32 reasons = parent & (MATCH_NAME | MATCH_FORK); /* it has its parent's name until it execs */

	if (parent & MATCH_CHILDREN)
		reasons |= MATCH_PARENT;
	if (config.follow_forks && ((parent & MATCH_ITSELF) || of_that_user))
		reasons |= MATCH_FORK;
	return reasons;
}

static __always_inline void match_fork(const struct process_record *child)
{
	struct match *parent = find_match(child->parent_pid, child->parent_start_ns);
	__u8 user = choice_of_user(&child->uid);
	struct match match = {.start_ticks = ticks(child->start_ns)};

	match.wanted = reasons_of_child(parent ? parent->wanted : 0, user & WANTED);
	match.unwanted = reasons_of_child(parent ? parent->unwanted : 0, user & UNWANTED);
	if (match.wanted || match.unwanted)
		bpf_map_update_elem(&matched_processes, &child->pid, &match, BPF_ANY);
}

/* Names are gone with the image that had them; name is what the user said of the new executable's. */
static __always_inline void match_exec(const struct process_record *process, __u8 name)
{
	struct match *known = find_match(process->pid, process->start_ns);
	struct match match = {.start_ticks = ticks(process->start_ns)};
	struct execution execution = {.start_ns = process->start_ns, .time_ns = process->time_ns};

	execution.comm_choice = choice_of_comm(process->comm);
	name |= execution.comm_choice; /* a link's or a script's: the executable has another */
	bpf_map_update_elem(&executions, &process->pid, &execution, BPF_ANY);
	match.wanted = ((known ? known->wanted : 0) & ~MATCH_NAME) | (name & WANTED ? MATCH_NAME : 0);
	match.unwanted = ((known ? known->unwanted : 0) & ~MATCH_NAME) | (name & UNWANTED ? MATCH_NAME : 0);
	if (known || match.wanted || match.unwanted)
		bpf_map_update_elem(&matched_processes, &process->pid, &match, BPF_ANY);
}

/* What the user said of the thread's name. After an exec a record of before has the name that the thread had then. */
static __always_inline __u8 choice_of_thread(const struct owner *owner)
{
	struct execution *last;

	if (!config.filter_names)
		return 0;
	last = bpf_map_lookup_elem(&executions, &owner->pid);
	if (last && last->start_ns == owner->start_ns && last->time_ns > owner->since_ns)
		return last->comm_choice;
	return owner->comm_choice;
}

/* What the reader said of an owner's container. */
static __always_inline __u8 choice_of_container(const struct owner *owner)
{
	struct judged judged = {.cgroup_id = owner->cgroup_id, .start_ns = owner->start_ns, .pid = owner->pid};
	struct judgement *judgement;

	if (!config.filter_containers)
		return 0;
	judgement = bpf_map_lookup_elem(&judgements, &judged);
	return judgement && judgement->round == judgement_round ? judgement->choice : UNJUDGED;
}

/* What the user said of an owner: bits of enum choice, for any reason. */
static __always_inline __u8 choice_of_owner(const struct owner *owner)
{
	struct match *match;
	__u8 choice;

	if (!owner->pid)
		return 0;
	choice = choice_of_thread(owner) | choice_of_user(&owner->uid) | choice_of_container(owner);
	match = find_match(owner->pid, owner->start_ns);
	if (match && (match->wanted & MATCH_ITSELF))
		choice |= WANTED;
	if (match && (match->unwanted & MATCH_ITSELF))
		choice |= UNWANTED;
	return choice;
}

/* Whether the process filter takes a packet. */
enum matching {
	NO_MATCH,
	IS_MATCH,
	UNJUDGED_MATCH, /* if a container of its ends is wanted */
};

/* Of a packet with these ends; no peer is a null pointer. What is unwanted is so at either end. */
static __always_inline enum matching match_processes(const struct owner *owner, const struct owner *peer)
{
	__u8 choice = choice_of_owner(owner);

	if (peer)
		choice |= choice_of_owner(peer);
	if (choice & UNWANTED)
		return NO_MATCH;
	if (!config.wants_processes || (choice & WANTED))
		return IS_MATCH;
	return choice & UNJUDGED ? UNJUDGED_MATCH : NO_MATCH;
}

#endif
