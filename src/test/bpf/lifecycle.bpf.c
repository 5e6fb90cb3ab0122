// SPDX-License-Identifier: MIT
/*
 * What the tests of io.ptcpdump.bpf load. The object that they read is committed; after a change, build it again with
 *   clang-19 -O2 -g -target bpf -mcpu=v3 -fdebug-compilation-dir=. -I/usr/include/$(uname -m)-linux-gnu \
 *       -c src/test/bpf/lifecycle.bpf.c -o src/test/resources/bpf/lifecycle.bpf.o && llvm-strip-19 -g src/test/resources/bpf/lifecycle.bpf.o
 */
#include <linux/bpf.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

char LICENSE[] SEC("license") = "Dual MIT/GPL";

#define TCX_NEXT -1

struct config {
	__u64 tag;
	/* Packets whose length is a multiple of this get a record that is discarded; 0 for none. */
	__u32 discard_multiple;
	__u32 unused;
};

const volatile struct config config = {.tag = 1};

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
} events SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 2);
	__type(key, __u32);
	__type(value, __u64[2]);
} counters SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 2);
	__type(key, __u64);
	__type(value, __u32);
} pairs SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, 3);
	__type(key, __u32);
	__type(value, __u32);
} shared SEC(".maps");

static __always_inline void count(__u32 entry, int counter)
{
	__u64 *counts = bpf_map_lookup_elem(&counters, &entry);

	if (counts)
		counts[counter]++;
}

/* A record of 12 bytes, which the ring pads: the tag and the packet's length. Counts packets, and those without room. */
SEC("tc")
int record_packet(struct __sk_buff *skb)
{
	char *record;
	__u32 length = skb->len;

	count(0, 0);
	record = bpf_ringbuf_reserve(&events, 12, 0);
	if (!record) {
		count(0, 1);
		return TCX_NEXT;
	}
	*(__u64 *)record = config.tag;
	*(__u32 *)(record + 8) = length;
	if (config.discard_multiple && length % config.discard_multiple == 0)
		bpf_ringbuf_discard(record, 0);
	else
		bpf_ringbuf_submit(record, 0);
	return TCX_NEXT;
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(count_exec)
{
	count(1, 0);
	return 0;
}

SEC("cgroup/sock_create")
int count_socket(struct bpf_sock *socket)
{
	count(1, 1);
	return 1;
}

struct task_struct {
	int pid;
	int tgid;
} __attribute__((preserve_access_index));

struct seq_file;

struct bpf_iter_meta {
	struct seq_file *seq;
} __attribute__((preserve_access_index));

struct bpf_iter__task {
	struct bpf_iter_meta *meta;
	struct task_struct *task;
} __attribute__((preserve_access_index));

/* Writes pid and tgid of every task. */
SEC("iter/task")
int list_tasks(struct bpf_iter__task *context)
{
	struct task_struct *task = context->task;
	int ids[2];

	if (!task)
		return 0;
	ids[0] = task->pid;
	ids[1] = task->tgid;
	bpf_seq_write(context->meta->seq, ids, sizeof(ids));
	return 0;
}

/* Not loaded unless asked for: the verifier refuses it, a packet's bytes are not there to be read before a check. */
SEC("?tc")
int read_unchecked(struct __sk_buff *skb)
{
	return *(char *)(long)skb->data;
}
