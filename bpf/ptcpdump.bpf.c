// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* All programs: packets at TC, the use of sockets, processes. The headers hold what they do. */
#include "config.h"
#include "event.h"
#include "filter.h"
#include "flow.h"
#include "kernel.h"
#include "maps.h"
#include "match.h"
#include "owner.h"
#include "packet.h"
#include "process.h"
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
	enum choice choice;
	enum match_reason match;
	enum loss loss;
} enums_of_records;

/* ---- packets */

static __always_inline int capture(struct __sk_buff *skb, __u8 direction, bool has_ethernet_header)
{
	int pkttype = direction == DIRECTION_OUT ? PACKET_OUTGOING : 0;
	__u32 zero = 0;
	struct packet_scratch *scratch;
	struct packet_record *header;
	bool tag;

	if (config.has_filter &&
	    !(has_ethernet_header ? pcap_filter_l2(skb, pkttype) : pcap_filter_l3(skb, pkttype)))
		return TC_ACT_UNSPEC;
	scratch = bpf_map_lookup_elem(&packet_scratch, &zero);
	if (!scratch)
		return TC_ACT_UNSPEC;
	header = &scratch->header;
	__builtin_memset(header, 0, sizeof(*header));
	header->time_ns = bpf_ktime_get_boot_ns();
	header->direction = direction;
	header->ifindex = skb->ifindex;

	read_flow(skb, has_ethernet_header, &scratch->flow);
	if (direction == DIRECTION_OUT)
		header->cookie = find_sender(skb, scratch);
	else if (skb->pkt_type != PACKET_OTHERHOST) /* seen in promiscuous mode only */
		header->cookie = find_by_flow(skb, scratch, DESTINATION, &header->owner);
	if (skb->ifindex == LOOPBACK_IFINDEX &&
	    find_by_flow(skb, scratch, direction == DIRECTION_OUT ? DESTINATION : SOURCE, &scratch->peer))
		header->flags |= PACKET_HAS_PEER;
	if (config.filter_processes &&
	    !processes_match(&header->owner, header->flags & PACKET_HAS_PEER ? &scratch->peer : 0))
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

SEC("cgroup/sock_release")
int socket_release(struct bpf_sock *socket)
{
	socket_released(bpf_get_socket_cookie(socket));
	return ALLOW;
}

#define USE_HOOK(name, hook, context_type, evidence)                                                                   \
	SEC("cgroup/" hook)                                                                                            \
	int name(struct context_type *context)                                                                         \
	{                                                                                                              \
		current_uses(bpf_get_socket_cookie(context), evidence);                                                \
		return ALLOW;                                                                                          \
	}

USE_HOOK(socket_create, "sock_create", bpf_sock, EVIDENCE_CREATE)
USE_HOOK(bind4, "post_bind4", bpf_sock, EVIDENCE_BIND)
USE_HOOK(bind6, "post_bind6", bpf_sock, EVIDENCE_BIND)
USE_HOOK(connect4, "connect4", bpf_sock_addr, EVIDENCE_CONNECT)
USE_HOOK(connect6, "connect6", bpf_sock_addr, EVIDENCE_CONNECT)
USE_HOOK(sendmsg4, "sendmsg4", bpf_sock_addr, EVIDENCE_SEND)
USE_HOOK(sendmsg6, "sendmsg6", bpf_sock_addr, EVIDENCE_SEND)
USE_HOOK(recvmsg4, "recvmsg4", bpf_sock_addr, EVIDENCE_RECEIVE)
USE_HOOK(recvmsg6, "recvmsg6", bpf_sock_addr, EVIDENCE_RECEIVE)

static __always_inline bool is_internet(const struct sock *sk)
{
	unsigned short family = BPF_CORE_READ(sk, __sk_common.skc_family);

	return family == AF_INET || family == AF_INET6;
}

/* Every send and receive, on any kind of socket, once it is done (Linux 6.3, net/socket.c). */
SEC("tp_btf/sock_send_length")
int BPF_PROG(sock_send_length, struct sock *sk, int result, int flags)
{
	if (result > 0 && is_internet(sk))
		current_uses(bpf_get_socket_cookie(sk), EVIDENCE_SEND);
	return 0;
}

SEC("tp_btf/sock_recv_length")
int BPF_PROG(sock_recv_length, struct sock *sk, int result, int flags)
{
	if (result >= 0 && is_internet(sk))
		current_uses(bpf_get_socket_cookie(sk), EVIDENCE_RECEIVE);
	return 0;
}

/* /sys/kernel/tracing/events/syscalls/sys_exit_accept4/format */
struct syscall_exit {
	__u64 common;
	long number;
	long result;
};

/* The accepted socket's own cookie is that of the connection request; it has one where a SYN-ACK passed a hook. */
static __always_inline int accepted(long descriptor)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
	struct fdtable *table = BPF_CORE_READ(task, files, fdt);
	struct file **files = BPF_CORE_READ(table, fd);
	struct file *file;
	struct socket *socket;

	if (descriptor < 0 || descriptor >= BPF_CORE_READ(table, max_fds))
		return 0;
	if (bpf_probe_read_kernel(&file, sizeof(file), files + descriptor) || !file)
		return 0;
	socket = BPF_CORE_READ(file, private_data);
	/* Another thread may have closed it and opened something else there. */
	if (BPF_CORE_READ(socket, file) != file || !is_internet(BPF_CORE_READ(socket, sk)))
		return 0;
	current_uses(BPF_CORE_READ(socket, sk, __sk_common.skc_cookie.counter), EVIDENCE_ACCEPT);
	return 0;
}

SEC("tracepoint/syscalls/sys_exit_accept")
int exit_accept(struct syscall_exit *context)
{
	return accepted(context->result);
}

SEC("tracepoint/syscalls/sys_exit_accept4")
int exit_accept4(struct syscall_exit *context)
{
	return accepted(context->result);
}

/* Sockets that exist already: run once at start. */
SEC("iter/task_file")
int scan_sockets(struct bpf_iter__task_file *context)
{
	struct task_struct *task = context->task;
	struct file *file = context->file;
	struct socket *socket;
	struct sock *sk;

	if (!task || !file)
		return 0;
	socket = bpf_sock_from_file(file);
	if (!socket)
		return 0;
	sk = socket->sk;
	if (!sk || !is_internet(sk))
		return 0;
	task_holds(task, bpf_get_socket_cookie(sk));
	return 0;
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
