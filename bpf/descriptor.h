/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* From an open file, or a descriptor of the current task, to the socket behind it. */
#ifndef PTCPDUMP_DESCRIPTOR_H
#define PTCPDUMP_DESCRIPTOR_H

#include "kernel.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

/* The file's socket, 0 if it is something else. Not by bpf_sock_from_file, which needs Linux 5.11. */
static __always_inline const struct sock *socket_of_file(const struct file *file)
{
	struct socket *socket;

	if (!file || (BPF_CORE_READ(file, f_inode, i_mode) & S_IFMT) != S_IFSOCK)
		return 0;
	socket = BPF_CORE_READ(file, private_data);
	/* The name of a Unix socket, opened with O_PATH, is a file of that type, too, and has no socket. */
	return socket && BPF_CORE_READ(socket, file) == file ? BPF_CORE_READ(socket, sk) : 0;
}

/* Whether it is open under more than one descriptor; it seems so, too, while another thread is using it. */
static __always_inline bool is_shared(const struct file *file)
{
	const struct file___before_6_13 *older = (const void *)file;

	if (bpf_core_field_exists(older->f_count))
		return BPF_CORE_READ(older, f_count.counter) > 1;
	return BPF_CORE_READ(file, f_ref.refcnt.counter) > 0;
}

/* By the time it is looked up, another thread may have closed it and opened something else there. */
static __always_inline const struct file *file_of_descriptor(long descriptor)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
	struct fdtable *table = BPF_CORE_READ(task, files, fdt);
	struct file **files = BPF_CORE_READ(table, fd);
	struct file *file;

	if (descriptor < 0 || descriptor >= BPF_CORE_READ(table, max_fds))
		return 0;
	if (bpf_probe_read_kernel(&file, sizeof(file), files + descriptor))
		return 0;
	return file;
}

static __always_inline const struct sock *socket_of_descriptor(long descriptor)
{
	return socket_of_file(file_of_descriptor(descriptor));
}

#endif
