/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* System calls and requests to io_uring as their tracepoints see them: their numbers and where their arguments are. */
#ifndef PTCPDUMP_SYSCALL_H
#define PTCPDUMP_SYSCALL_H

#include "kernel.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>
#include <linux/io_uring.h>

#if defined(__TARGET_ARCH_x86)

/* arch/x86/entry/syscalls/syscall_64.tbl */
enum syscall {
	CALL_WRITE = 1,
	CALL_CLOSE = 3,
	CALL_WRITEV = 20,
	CALL_SENDFILE = 40,
	CALL_ACCEPT = 43,
	CALL_SENDTO = 44,
	CALL_SENDMSG = 46,
	CALL_SPLICE = 275,
	CALL_ACCEPT4 = 288,
	CALL_SENDMMSG = 307,
};

#define TS_COMPAT 0x0002 /* arch/x86/include/asm/thread_info.h */

#define FIRST_OF_CALL(registers) ((registers)->di)
#define THIRD_OF_CALL(registers) ((registers)->dx)
#define NUMBER_OF_CALL(registers) ((registers)->orig_ax)

/* Calls of the 32-bit table have other numbers. */
static __always_inline bool is_call_of_32_bits(void)
{
	struct task_struct *task;

	if (has_task_pointer())
		return bpf_get_current_task_btf()->thread_info.status & TS_COMPAT;
	task = (struct task_struct *)bpf_get_current_task();
	return READ(task, thread_info.status) & TS_COMPAT;
}

#elif defined(__TARGET_ARCH_arm64)

/* include/uapi/asm-generic/unistd.h */
enum syscall {
	CALL_CLOSE = 57,
	CALL_WRITE = 64,
	CALL_WRITEV = 66,
	CALL_SENDFILE = 71,
	CALL_SPLICE = 76,
	CALL_ACCEPT = 202,
	CALL_SENDTO = 206,
	CALL_SENDMSG = 211,
	CALL_ACCEPT4 = 242,
	CALL_SENDMMSG = 269,
};

#define TIF_32BIT 22 /* arch/arm64/include/asm/thread_info.h */

#define FIRST_OF_CALL(registers) ((registers)->regs[0])
#define THIRD_OF_CALL(registers) ((registers)->regs[2])
#define NUMBER_OF_CALL(registers) ((registers)->syscallno)

static __always_inline bool is_call_of_32_bits(void)
{
	struct task_struct *task;

	if (has_task_pointer())
		return bpf_get_current_task_btf()->thread_info.flags >> TIF_32BIT & 1;
	task = (struct task_struct *)bpf_get_current_task();
	return READ(task, thread_info.flags) >> TIF_32BIT & 1;
}

#endif

/* Whether an operation of io_uring sends. */
static __always_inline bool is_send(__u8 operation)
{
	switch (operation) {
	case IORING_OP_WRITEV:
	case IORING_OP_WRITE_FIXED:
	case IORING_OP_SENDMSG:
	case IORING_OP_WRITE:
	case IORING_OP_SEND:
	case IORING_OP_SPLICE:
	case IORING_OP_SEND_ZC:
	case IORING_OP_SENDMSG_ZC:
		return 1;
	default:
		return 0;
	}
}

/* The descriptor that a call is to send to; -1 for other calls. */
static __always_inline long sends_to(const struct pt_regs *registers, long number)
{
	switch (number) {
	case CALL_WRITE:
	case CALL_WRITEV:
	case CALL_SENDFILE:
	case CALL_SENDTO:
	case CALL_SENDMSG:
	case CALL_SENDMMSG:
		return (int)FIRST_OF_CALL(registers);
	case CALL_SPLICE:
		return (int)THIRD_OF_CALL(registers);
	default:
		return -1;
	}
}

#endif
