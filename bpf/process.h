/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Process events, and how they change which processes the user asked for. */
#ifndef PTCPDUMP_PROCESS_H
#define PTCPDUMP_PROCESS_H

#include "config.h"
#include "event.h"
#include "kernel.h"
#include "maps.h"
#include "owner.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

/* An event too large for the stack is built here. One per CPU; the tracepoints of process events run with preemption off. */
struct exec_scratch {
	struct process_record record;
	char text[MAX_PATH + MAX_ARGUMENTS];
	volatile __u32 name_start; /* in text */
	struct name name;
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct exec_scratch);
} exec_scratch SEC(".maps");

static __always_inline void fill_record(struct process_record *record, __u32 type, struct task_struct *task)
{
	struct task_struct *leader = BPF_CORE_READ(task, group_leader);
	struct task_struct *parent = BPF_CORE_READ(leader, real_parent, group_leader);

	__builtin_memset(record, 0, sizeof(*record));
	record->time_ns = bpf_ktime_get_boot_ns();
	record->type = type;
	record->pid = BPF_CORE_READ(task, tgid);
	record->start_ns = BPF_CORE_READ(leader, start_boottime);
	record->parent_pid = BPF_CORE_READ(parent, tgid);
	record->parent_start_ns = BPF_CORE_READ(parent, start_boottime);
	record->uid = BPF_CORE_READ(task, real_cred, uid.val);
	BPF_CORE_READ_STR_INTO(&record->comm, task, comm);
}

static __always_inline void send_record(void *record, __u32 size)
{
	if (bpf_ringbuf_output(&process_events, record, size, 0))
		count_loss(LOSS_PROCESS_EVENT);
}

static __always_inline __u64 ticks(__u64 nanoseconds)
{
	return nanoseconds / NANOSECONDS_PER_TICK;
}

static __always_inline __u32 reasons_of(__u32 pid, __u64 start_ns)
{
	struct match *match = bpf_map_lookup_elem(&matched_processes, &pid);

	if (!match || (match->start_ticks && match->start_ticks != ticks(start_ns)))
		return 0;
	return match->reasons;
}

static __always_inline void set_reasons(__u32 pid, __u64 start_ns, __u32 reasons)
{
	struct match match = {.start_ticks = ticks(start_ns), .reasons = reasons};

	bpf_map_update_elem(&matched_processes, &pid, &match, BPF_ANY);
}

/* A child has its parent's name until it execs; whether it matches for being a child is the user's choice. */
static __always_inline void match_fork(const struct process_record *child)
{
	__u32 parent = reasons_of(child->parent_pid, child->parent_start_ns);
	__u32 reasons = parent & MATCH_NAME;
	bool of_wanted_user = config.filter_uids && bpf_map_lookup_elem(&wanted_uids, &child->uid);

	if (config.follow_forks && (parent || of_wanted_user))
		reasons |= MATCH_FORK;
	if (reasons)
		set_reasons(child->pid, child->start_ns, reasons);
}

/*
 * Puts the last element of the path into the key for wanted_names. Where it starts is kept in memory (so it is volatile): a
 * register would give the verifier a state of its own for every place where a slash may be.
 */
static __always_inline void last_element(struct exec_scratch *scratch)
{
	scratch->name_start = 0;
	for (__u32 i = 0; i < MAX_PATH; i++) {
		char c = scratch->text[i];

		if (!c)
			break;
		if (c == '/')
			scratch->name_start = i + 1;
	}
	__builtin_memset(&scratch->name, 0, sizeof(scratch->name));
	bpf_probe_read_kernel_str(scratch->name.text, sizeof(scratch->name.text),
				  scratch->text + (scratch->name_start & (MAX_PATH - 1)));
}

static __always_inline void match_exec(struct exec_scratch *scratch)
{
	const struct process_record *record = &scratch->record;
	__u32 old = reasons_of(record->pid, record->start_ns);
	__u32 reasons = old & ~MATCH_NAME;

	last_element(scratch);
	if (bpf_map_lookup_elem(&wanted_names, &scratch->name))
		reasons |= MATCH_NAME;
	if (reasons != old)
		set_reasons(record->pid, record->start_ns, reasons);
}

static __always_inline void process_forked(struct task_struct *child)
{
	struct process_record record;

	if (BPF_CORE_READ(child, pid) != BPF_CORE_READ(child, tgid)) /* a thread */
		return;
	fill_record(&record, PROCESS_FORK, child);
	if (config.filter_processes)
		match_fork(&record);
	send_record(&record, sizeof(record));
}

static __always_inline void process_execed(struct task_struct *task, struct linux_binprm *binary)
{
	__u32 zero = 0, path_length, arguments_length;
	struct exec_scratch *scratch = bpf_map_lookup_elem(&exec_scratch, &zero);
	unsigned long start, length;
	long copied;

	if (!scratch)
		return;
	fill_record(&scratch->record, PROCESS_EXEC, task);
	copied = bpf_probe_read_kernel_str(scratch->text, MAX_PATH, BPF_CORE_READ(binary, filename));
	path_length = copied > 0 ? copied - 1 : 0;
	scratch->record.path_length = path_length;
	scratch->record.path_truncated = path_length == MAX_PATH - 1;
	if (config.filter_names)
		match_exec(scratch);

	start = BPF_CORE_READ(task, mm, arg_start);
	length = BPF_CORE_READ(task, mm, arg_end) - start;
	scratch->record.arguments_truncated = length > MAX_ARGUMENTS;
	arguments_length = length > MAX_ARGUMENTS ? MAX_ARGUMENTS : length;
	path_length &= MAX_PATH - 1;
	asm volatile("" : "+r"(arguments_length));
	if (arguments_length > MAX_ARGUMENTS)
		return;
	if (bpf_probe_read_user(scratch->text + path_length, arguments_length, (const void *)start))
		arguments_length = 0;
	scratch->record.arguments_length = arguments_length;
	send_record(&scratch->record, sizeof(scratch->record) + path_length + arguments_length);
}

static __always_inline void process_exited(struct task_struct *task)
{
	struct process_record record;

	if (BPF_CORE_READ(task, signal, live.counter) > 0) /* other threads go on */
		return;
	fill_record(&record, PROCESS_EXIT, task);
	send_record(&record, sizeof(record));
}

#endif
