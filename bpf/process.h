/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Process events. These are rare, and members are read by calls (BPF_CORE_READ): what the verifier knows of pointers that are read directly
 * makes it follow three times as many ways through the loop here.
 */
#ifndef PTCPDUMP_PROCESS_H
#define PTCPDUMP_PROCESS_H

#include "config.h"
#include "event.h"
#include "kernel.h"
#include "maps.h"
#include "match.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#define WHOLE_PATH 4096 /* PATH_MAX: no longer one can be asked for by readlink, either */
#define MAX_STEPS 64 /* elements of a path, and mounts on it */

struct process_sample {
	struct sample_header header;
	struct process_record record;
};

/*
 * A program at a tracepoint is skipped while another task is in it on the same CPU, and there is one where tracepoints can be preempted
 * (kernel/trace/bpf_trace.c, __bpf_trace_run). So each of the events here has two programs, one after the other: the second one tells
 * what the first one has not told, and both are skipped for the same event only if that goes wrong twice in a row.
 */
enum telling {
	FIRST,
	AGAIN,
};

struct told {
	__u64 start_ns;
	__u32 executions;
	__u32 type;
};

/*
 * Task -> what the first program has told of it; the second one takes the entry out, unless it is skipped: so the oldest make room. An
 * event whose entry went too early is told twice.
 */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 4096);
	__type(key, __u64);
	__type(value, struct told);
} told_events SEC(".maps");

/* Whether an event of a task is still to be told. */
static __always_inline bool is_untold(struct task_struct *task, enum process_event_type type, enum telling telling)
{
	struct told event = {
		.start_ns = BPF_CORE_READ(task, start_boottime),
		.executions = BPF_CORE_READ(task, self_exec_id),
		.type = type,
	};
	__u64 key = (__u64)task;
	struct told *told;

	if (telling == FIRST) {
		bpf_map_update_elem(&told_events, &key, &event, BPF_ANY);
		return 1;
	}
	told = bpf_map_lookup_elem(&told_events, &key);
	if (told && told->start_ns == event.start_ns && told->executions == event.executions && told->type == event.type) {
		bpf_map_delete_elem(&told_events, &key);
		return 0;
	}
	count_loss(NO_LOSS_PROCESS_EVENT);
	return 1;
}

/* An event too large for the stack is built here. For each CPU, one for each of the two programs: neither runs twice at once there. */
struct exec_scratch {
	struct sample_header header;
	struct process_record record;
	char text[MAX_PATH + MAX_ARGUMENTS];
	char path[WHOLE_PATH + MAX_PATH]; /* written from its end, which is at WHOLE_PATH */
	/* Volatile, since in registers the verifier would follow these through every way that the loop can go. */
	volatile __u32 path_start; /* in path */
	volatile __u32 name_start; /* of its last element */
	struct name name;
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 2);
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

/* Puts an element before those that are there. */
static __always_inline bool prepend(struct exec_scratch *scratch, const struct dentry *element)
{
	__u32 length = BPF_CORE_READ(element, d_name.len) & NAME_MAX, start = scratch->path_start;

	if (start <= length)
		return 0;
	start = (start - length - 1) & (WHOLE_PATH - 1);
	scratch->path[start] = '/';
	bpf_probe_read_kernel(scratch->path + start + 1, length, BPF_CORE_READ(element, d_name.name));
	if (config.filter_names && scratch->path_start == WHOLE_PATH)
		scratch->name_start = start + 1;
	scratch->path_start = start;
	return 1;
}

/*
 * Finds the path of a file in its mount namespace, as /proc/PID/exe shows it (fs/d_path.c, prepend_path). False where that is too far
 * from the root.
 */
static __always_inline bool find_path(struct exec_scratch *scratch, const struct file *file)
{
	const struct dentry *dentry = BPF_CORE_READ(file, f_path.dentry), *parent;
	const struct mount *mount, *above;

	mount = (const void *)BPF_CORE_READ(file, f_path.mnt) - bpf_core_field_offset(struct mount, mnt);
	scratch->path_start = WHOLE_PATH;
	scratch->name_start = WHOLE_PATH;
	for (__u32 i = 0; i < MAX_STEPS; i++) {
		if (dentry == BPF_CORE_READ(mount, mnt.mnt_root)) {
			above = BPF_CORE_READ(mount, mnt_parent);
			if (above == mount)
				return 1;
			dentry = BPF_CORE_READ(mount, mnt_mountpoint);
			mount = above;
			continue;
		}
		if (!prepend(scratch, dentry))
			return 0;
		parent = BPF_CORE_READ(dentry, d_parent);
		if (parent == dentry) /* a memfd is in no folder */
			return 1;
		dentry = parent;
	}
	return 0;
}

/* Puts the path of an executable, or as much of it as there is room for, to the beginning of the text. */
static __always_inline void read_path(struct exec_scratch *scratch, const struct file *executable)
{
	__u32 start, length;

	if (!find_path(scratch, executable)) {
		scratch->record.path_truncated = 1;
		return;
	}
	start = scratch->path_start;
	length = WHOLE_PATH - start;
	if (length > MAX_PATH - 1) {
		scratch->record.path_truncated = 1;
		length = MAX_PATH - 1;
	}
	bpf_probe_read_kernel(scratch->text, length, scratch->path + (start & (WHOLE_PATH - 1)));
	scratch->record.path_length = length;
}

/* Puts the last element of the path into the key for asked_names. */
static __always_inline void read_name(struct exec_scratch *scratch)
{
	__u32 start = scratch->name_start, length = (WHOLE_PATH - start) & NAME_MAX;

	__builtin_memset(&scratch->name, 0, sizeof(scratch->name));
	bpf_probe_read_kernel(scratch->name.text, length, scratch->path + (start & (WHOLE_PATH - 1)));
}

static __always_inline void process_forked(void *context, struct task_struct *child, enum telling telling)
{
	struct process_sample sample;

	if (BPF_CORE_READ(child, pid) != BPF_CORE_READ(child, tgid)) /* a thread */
		return;
	if (!is_untold(child, PROCESS_FORK, telling))
		return;
	fill_record(&sample.record, PROCESS_FORK, child);
	if (config.filter_processes)
		match_fork(&sample.record);
	send_record(context, &sample.header, sizeof(sample.record));
}

static __always_inline void process_execed(void *context, struct task_struct *task, struct linux_binprm *binary,
					   enum telling telling)
{
	__u32 which = telling, path_length, arguments_length;
	struct exec_scratch *scratch = bpf_map_lookup_elem(&exec_scratch, &which);
	unsigned long start, length;

	if (!scratch || !is_untold(task, PROCESS_EXEC, telling))
		return;
	fill_record(&scratch->record, PROCESS_EXEC, task);
	read_path(scratch, BPF_CORE_READ(binary, file));
	if (config.filter_names) {
		read_name(scratch);
		match_exec(&scratch->record, choice_in(&asked_names, &scratch->name));
	}

	start = BPF_CORE_READ(task, mm, arg_start);
	length = BPF_CORE_READ(task, mm, arg_end) - start;
	scratch->record.arguments_truncated = length > MAX_ARGUMENTS;
	arguments_length = length > MAX_ARGUMENTS ? MAX_ARGUMENTS : length;
	path_length = scratch->record.path_length & (MAX_PATH - 1);
	asm volatile("" : "+r"(arguments_length));
	if (arguments_length > MAX_ARGUMENTS)
		return;
	if (bpf_probe_read_user(scratch->text + path_length, arguments_length, (const void *)start))
		arguments_length = 0;
	scratch->record.arguments_length = arguments_length;
	send_record(context, &scratch->header, sizeof(scratch->record) + path_length + arguments_length);
}

static __always_inline void process_exited(void *context, struct task_struct *task, enum telling telling)
{
	struct process_sample sample;

	if (BPF_CORE_READ(task, signal, live.counter) > 0) /* other threads go on */
		return;
	if (!is_untold(task, PROCESS_EXIT, telling))
		return;
	fill_record(&sample.record, PROCESS_EXIT, task);
	if (config.scans_proc)
		bpf_map_delete_elem(&scanned_processes, &sample.record.pid);
	send_record(context, &sample.header, sizeof(sample.record));
}

/* ---- cgroups */

struct cgroup_sample {
	struct sample_header header;
	struct cgroup_record record;
	char path[MAX_CGROUP_PATH];
};

/* One for each CPU: the tracepoint is reached with a lock held and interrupts off (TRACE_CGROUP_PATH of kernel/cgroup/cgroup-internal.h). */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct cgroup_sample);
} cgroup_scratch SEC(".maps");

/* Of the trees of cgroups that of v2 is number 0, as it is made first. */
static __always_inline void cgroup_is_made(void *context, const struct cgroup *cgroup, const char *path)
{
	__u32 first = 0, length;
	struct cgroup_sample *sample = bpf_map_lookup_elem(&cgroup_scratch, &first);
	long copied;

	if (!sample || BPF_CORE_READ(cgroup, root, hierarchy_id))
		return;
	copied = bpf_probe_read_kernel_str(sample->path, sizeof(sample->path), path);
	if (copied <= 0)
		return;
	length = copied - 1;
	asm volatile("" : "+r"(length));
	if (length >= MAX_CGROUP_PATH)
		return;
	__builtin_memset(&sample->record, 0, sizeof(sample->record));
	sample->record.time_ns = bpf_ktime_get_boot_ns();
	sample->record.id = BPF_CORE_READ(cgroup, kn, id);
	sample->record.type = CGROUP_MADE;
	sample->record.path_length = length;
	send_record(context, &sample->header, sizeof(sample->record) + length);
}

#endif
