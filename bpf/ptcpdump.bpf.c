// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* All programs: packets at TC, the use of sockets, processes. The headers hold what they do. */
#include "attribution.h"
#include "config.h"
#include "elsewhere.h"
#include "event.h"
#include "filter.h"
#include "flow.h"
#include "kernel.h"
#include "maps.h"
#include "owner.h"
#include "packet.h"
#include "process.h"
#include "socket.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

char _license[] SEC("license") = "Dual MIT/GPL";

/* Puts these enums into the object's BTF, where a test compares them with the Java side. */
struct {
	enum evidence evidence;
	enum trail trail;
	enum packet_direction direction;
	enum process_event_type process_event;
	enum match_reason match;
	enum loss loss;
} enums_of_records;

/* ---- packets */

static __always_inline int capture(struct __sk_buff *skb, __u8 direction, bool has_ethernet_header)
{
	int pkttype = direction == DIRECTION_OUT ? PACKET_OUTGOING : 0;
	struct packet_scratch *scratch;
	struct packet_record *header;
	bool tag;

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
	if (config.filter_processes && !process_matches(&header->owner) &&
	    !((header->flags & PACKET_HAS_PEER) && process_matches(&scratch->peer)))
		return TC_ACT_UNSPEC;

	tag = has_offloaded_tag(skb, has_ethernet_header);
	header->wire_length = skb->len + (tag ? VLAN_TAG_LENGTH : 0);
	header->captured_length = header->wire_length < config.snaplen ? header->wire_length : config.snaplen;
	count(header->ifindex, hand_over_sized(skb, scratch, tag));
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

/* ---- the use of sockets: these run in the system call of the task that uses one, before a packet leaves */

#define ALLOW 1

SEC("cgroup/sock_create")
int socket_create(struct bpf_sock *socket)
{
	const struct sock *sk = readable(socket);
	__u64 cookie = bpf_get_socket_cookie(socket);

	socket_created(sk, cookie);
	raw_socket_opened(sk, cookie);
	return ALLOW;
}

SEC("cgroup/sock_release")
int socket_release(struct bpf_sock *socket)
{
	socket_released(readable(socket), bpf_get_socket_cookie(socket));
	return ALLOW;
}

#define USE_HOOK(name, hook, context_type, evidence)                                                                   \
	SEC("cgroup/" hook)                                                                                            \
	int name(struct context_type *context)                                                                         \
	{                                                                                                              \
		current_uses(bpf_get_socket_cookie(context), evidence);                                                \
		return ALLOW;                                                                                          \
	}

USE_HOOK(bind4, "post_bind4", bpf_sock, EVIDENCE_BIND)
USE_HOOK(bind6, "post_bind6", bpf_sock, EVIDENCE_BIND)
USE_HOOK(connect4, "connect4", bpf_sock_addr, EVIDENCE_CONNECT)
USE_HOOK(connect6, "connect6", bpf_sock_addr, EVIDENCE_CONNECT)
USE_HOOK(sendmsg4, "sendmsg4", bpf_sock_addr, EVIDENCE_SEND)
USE_HOOK(sendmsg6, "sendmsg6", bpf_sock_addr, EVIDENCE_SEND)
USE_HOOK(recvmsg4, "recvmsg4", bpf_sock_addr, EVIDENCE_RECEIVE)
USE_HOOK(recvmsg6, "recvmsg6", bpf_sock_addr, EVIDENCE_RECEIVE)

/* Every send and receive, on any kind of socket, once it is done (Linux 6.3, net/socket.c). */
SEC("tp_btf/sock_send_length")
int BPF_PROG(sock_send_length, struct sock *sk, int result, int flags)
{
	if (result > 0)
		socket_used(sk, EVIDENCE_SEND);
	return 0;
}

SEC("tp_btf/sock_recv_length")
int BPF_PROG(sock_recv_length, struct sock *sk, int result, int flags)
{
	if (result >= 0)
		socket_used(sk, EVIDENCE_RECEIVE);
	return 0;
}

/* /sys/kernel/tracing/events/syscalls/sys_exit_accept4/format */
struct syscall_exit {
	__u64 common;
	long number;
	long result;
};

/* The socket behind an open file, or 0. (bpf_sock_from_file is newer than the kernels that this is for.) */
static __always_inline const struct sock *socket_of_file(struct file *file)
{
	struct socket *socket;

	if (!file || (BPF_CORE_READ(file, f_inode, i_mode) & S_IFMT) != S_IFSOCK)
		return 0;
	socket = BPF_CORE_READ(file, private_data);
	/* A descriptor of a named Unix socket's file that was opened as a path has no socket. */
	return socket && BPF_CORE_READ(socket, file) == file ? BPF_CORE_READ(socket, sk) : 0;
}

static __always_inline const struct sock *socket_of_descriptor(long descriptor)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
	struct fdtable *table = BPF_CORE_READ(task, files, fdt);
	struct file **files = BPF_CORE_READ(table, fd);
	struct file *file = 0;

	if (descriptor < 0 || descriptor >= BPF_CORE_READ(table, max_fds))
		return 0;
	bpf_probe_read_kernel(&file, sizeof(file), files + descriptor);
	return socket_of_file(file);
}

SEC("tracepoint/syscalls/sys_exit_accept")
int exit_accept(struct syscall_exit *context)
{
	socket_used(socket_of_descriptor(context->result), EVIDENCE_ACCEPT);
	return 0;
}

SEC("tracepoint/syscalls/sys_exit_accept4")
int exit_accept4(struct syscall_exit *context)
{
	socket_used(socket_of_descriptor(context->result), EVIDENCE_ACCEPT);
	return 0;
}

/* Sockets that exist already: run once at start. */
SEC("iter/task_file")
int scan_sockets(struct bpf_iter__task_file *context)
{
	struct task_struct *task = context->task;
	const struct sock *sk;

	if (!task || !context->file)
		return 0;
	sk = socket_of_file(context->file);
	if (!sk || !(is_internet(sk) || is_packet_socket(sk)))
		return 0;
	task_holds(task, sk);
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

/* ---- processes */

SEC("tp_btf/sched_process_fork")
int BPF_PROG(sched_process_fork, struct task_struct *parent, struct task_struct *child)
{
	process_forked(child);
	return 0;
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(sched_process_exec, struct task_struct *task, int old_pid, struct linux_binprm *binary)
{
	process_execed(task, binary);
	return 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(sched_process_exit, struct task_struct *task)
{
	process_exited(task);
	return 0;
}
