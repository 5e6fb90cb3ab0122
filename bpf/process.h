/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Process events. */
#ifndef PTCPDUMP_PROCESS_H
#define PTCPDUMP_PROCESS_H

#include "config.h"
#include "event.h"
#include "kernel.h"
#include "maps.h"
#include "match.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

struct process_sample {
	struct sample_header header;
	struct process_record record;
};

/* An event too large for the stack is built here. One per CPU; the tracepoints of process events run with preemption off. */
struct exec_scratch {
	struct sample_header header;
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

/* Sends a record of that size, which stands behind the header. */
static __always_inline void send_record(void *context, struct sample_header *header, __u32 size)
{
	long error;

	if (config.by_samples) {
		header->rest = 0;
		error = bpf_perf_event_output(context, &process_samples, BPF_F_CURRENT_CPU, &header->rest, sizeof(header->rest) + size);
	} else {
		error = bpf_ringbuf_output(&process_events, header + 1, size, 0);
	}
	if (error)
		count_loss(LOSS_PROCESS_EVENT);
}

/*
 * Puts the last element of the path into the key for asked_names. Where it starts is kept in memory (so it is volatile): a
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

static __always_inline void process_forked(void *context, struct task_struct *child)
{
	struct process_sample sample;

	if (BPF_CORE_READ(child, pid) != BPF_CORE_READ(child, tgid)) /* a thread */
		return;
	fill_record(&sample.record, PROCESS_FORK, child);
	if (config.filter_processes)
		match_fork(&sample.record);
	send_record(context, &sample.header, sizeof(sample.record));
}

static __always_inline void process_execed(void *context, struct task_struct *task, struct linux_binprm *binary)
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
	if (config.filter_names) {
		last_element(scratch);
		match_exec(&scratch->record, choice_in(&asked_names, &scratch->name));
	}

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
	send_record(context, &scratch->header, sizeof(scratch->record) + path_length + arguments_length);
}

static __always_inline void process_exited(void *context, struct task_struct *task)
{
	struct process_sample sample;

	if (BPF_CORE_READ(task, signal, live.counter) > 0) /* other threads go on */
		return;
	fill_record(&sample.record, PROCESS_EXIT, task);
	if (config.scans_proc)
		bpf_map_delete_elem(&scanned_processes, &sample.record.pid);
	send_record(context, &sample.header, sizeof(sample.record));
}

#endif
