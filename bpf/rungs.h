/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The needs that several hooks can serve, each in every way: io.ptcpdump.hook.Rung lists them in order of preference, and the loader
 * takes the best that the kernel has. All of them run in the system call of the task that uses the socket.
 */
#ifndef PTCPDUMP_RUNGS_H
#define PTCPDUMP_RUNGS_H

#include "descriptor.h"
#include "event.h"
#include "kernel.h"
#include "owner.h"
#include "process.h"
#include "syscall.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

#if defined(__TARGET_ARCH_x86)
#define FIRST_ARGUMENT(registers) ((void *)((struct pt_regs *)(registers))->di)
#elif defined(__TARGET_ARCH_arm64)
#define FIRST_ARGUMENT(registers) ((void *)((struct user_pt_regs *)(registers))->regs[0])
#endif

/* ---- sends and receives: at the kernel functions that all of them come through, before anything is sent */

#define USE_FUNCTION(name, function, used)									\
	SEC("fentry/" function)											\
	int BPF_PROG(fentry_##name, struct socket *socket)							\
	{													\
		used(socket->sk, TYPED);									\
		return 0;											\
	}													\
														\
	SEC("kprobe/" function)											\
	int kprobe_##name(void *registers)									\
	{													\
		struct socket *socket = FIRST_ARGUMENT(registers);						\
														\
		used(READ(socket, sk), BARE);									\
		return 0;											\
	}

USE_FUNCTION(sendmsg, "security_socket_sendmsg", socket_sends)
USE_FUNCTION(recvmsg, "security_socket_recvmsg", socket_receives)

/* A program of fentry may be skipped, too (process.h), where the kernel can be preempted. That these run as well costs next to nothing. */
SEC("fentry/security_socket_sendmsg")
int BPF_PROG(fentry_sendmsg_again, struct socket *socket)
{
	if (!is_sending(socket->sk))
		socket_sends(socket->sk, TYPED);
	return 0;
}

SEC("fentry/security_socket_recvmsg")
int BPF_PROG(fentry_recvmsg_again, struct socket *socket)
{
	socket_receives(socket->sk, TYPED);
	return 0;
}

USE_FUNCTION(sendpage, "inet_sendpage", socket_sends) /* up to Linux 6.4: sendfile and splice */
USE_FUNCTION(splice, "tcp_splice_read", socket_receives)

#define CLOSE_FUNCTION(name, function)                                                                                 \
	SEC("fentry/" function)                                                                                        \
	int BPF_PROG(fentry_##name, struct file *file)                                                                 \
	{                                                                                                              \
		file_closes(file);                                                                                     \
		return 0;                                                                                              \
	}                                                                                                              \
                                                                                                                       \
	SEC("kprobe/" function)                                                                                        \
	int kprobe_##name(void *registers)                                                                             \
	{                                                                                                              \
		file_closes(FIRST_ARGUMENT(registers));                                                                \
		return 0;                                                                                              \
	}

CLOSE_FUNCTION(close, "filp_close")
CLOSE_FUNCTION(flush, "filp_flush") /* what close(2) comes to since Linux 6.6 */

/*
 * ---- sends, and what else has no better place: at the system calls that have a descriptor, before anything is done
 *
 * At the one tracepoint that all calls pass, and not at those of each call: to let go of one of these takes the kernel some 70 ms.
 */

SEC("tp_btf/sys_enter")
int BPF_PROG(enter_call, struct pt_regs *registers, long number)
{
	long descriptor = number == CALL_CLOSE ? (int)FIRST_OF_CALL(registers) : sends_to(registers, number);
	const struct file *file;

	if (descriptor < 0 || is_call_of_32_bits())
		return 0;
	file = file_of_descriptor(descriptor);
	if (number == CALL_CLOSE) {
		file_closes(file);
		return 0;
	}
	socket_sends(socket_of_file(file), BARE);
	if (number == CALL_SPLICE)
		socket_receives(socket_of_descriptor((int)FIRST_OF_CALL(registers)), BARE);
	return 0;
}

/* The descriptor may be one of those that were registered with the ring: these are not looked up. */
SEC("tp_btf/io_uring_submit_req")
int BPF_PROG(submit_request, struct io_kiocb *request)
{
	if (bpf_core_field_exists(request->cqe.fd) && is_send(READ(request, opcode)) &&
	    !(READ(request, flags) & REQ_F_FIXED_FILE))
		socket_sends(socket_of_descriptor(READ(request, cqe.fd)), BARE);
	return 0;
}

/* ---- sends and receives: once they are done (Linux 6.3, net/socket.c) */

SEC("tp_btf/sock_send_length")
int BPF_PROG(sock_send_length, struct sock *sk, int result, int flags)
{
	if (result > 0 && !is_sending(sk))
		socket_used(sk, TYPED, EVIDENCE_SEND);
	return 0;
}

SEC("tp_btf/sock_recv_length")
int BPF_PROG(sock_recv_length, struct sock *sk, int result, int flags)
{
	if (result >= 0)
		socket_receives(sk, TYPED);
	return 0;
}

/*
 * ---- accept
 *
 * The accepted socket's own cookie is that of the connection request; it has one where a SYN-ACK passed a hook.
 */

/*
 * Where the accepted socket gets its file's part (include/net/sock.h, sock_graft), and not at the return of accept: a call that had
 * begun to wait before the capture passes only what it has not entered yet.
 */
SEC("fentry/security_sock_graft")
int BPF_PROG(fentry_accept, struct sock *sk)
{
	connection_accepted(sk, TYPED);
	return 0;
}

SEC("kprobe/security_sock_graft")
int kprobe_accept(void *registers)
{
	connection_accepted(FIRST_ARGUMENT(registers), BARE);
	return 0;
}

SEC("tp_btf/sys_exit")
int BPF_PROG(exit_call, struct pt_regs *registers, long result)
{
	long number;

	if (result < 0)
		return 0;
	number = NUMBER_OF_CALL(registers);
	if ((number == CALL_ACCEPT || number == CALL_ACCEPT4) && !is_call_of_32_bits())
		connection_accepted(socket_of_descriptor(result), BARE);
	return 0;
}

/* ---- processes */

#define PROCESS_HOOKS(type, name, again, telling)										\
	SEC(type "/sched_process_fork")												\
	int BPF_PROG(name##_fork##again, struct task_struct *parent, struct task_struct *child)					\
	{															\
		process_forked(ctx, child, telling);										\
		return 0;													\
	}															\
																\
	SEC(type "/sched_process_exec")												\
	int BPF_PROG(name##_exec##again, struct task_struct *task, int old_pid, struct linux_binprm *binary)			\
	{															\
		process_execed(ctx, task, binary, telling);									\
		return 0;													\
	}															\
																\
	SEC(type "/sched_process_exit")												\
	int BPF_PROG(name##_exit##again, struct task_struct *task)								\
	{															\
		process_exited(ctx, task, telling);										\
		return 0;													\
	}

PROCESS_HOOKS("tp_btf", sched_process, , FIRST)
PROCESS_HOOKS("tp_btf", sched_process, _again, AGAIN)
PROCESS_HOOKS("raw_tp", raw_process, , FIRST)
PROCESS_HOOKS("raw_tp", raw_process, _again, AGAIN)

SEC("raw_tp/cgroup_mkdir")
int BPF_PROG(cgroup_made, struct cgroup *cgroup, const char *path)
{
	cgroup_is_made(ctx, cgroup, path);
	return 0;
}

#endif
