/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* From an open file, or a descriptor of the current task, to the socket behind it. */
#ifndef PTCPDUMP_DESCRIPTOR_H
#define PTCPDUMP_DESCRIPTOR_H

#include "kernel.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

/* The operations of all files that are sockets (net/socket.c, socket_file_ops); 0 until the first one is seen. */
volatile __u64 socket_operations = 0;

/* The file's socket, 0 if it is something else. Not by bpf_sock_from_file, which needs Linux 5.11. */
static __always_inline const struct sock *socket_of_file(const struct file *file)
{
	__u64 operations = (__u64)READ(file, f_op), known = socket_operations;
	struct socket *socket;

	if (known && operations != known)
		return 0;
	if (!file || (!known && (READ(file, f_inode, i_mode) & S_IFMT) != S_IFSOCK))
		return 0;
	socket = READ(file, private_data);
	/* The name of a Unix socket, opened with O_PATH, is a file of that type, too, and has no socket. */
	if (!known) {
		if (!socket || READ(socket, file) != file)
			return 0;
		socket_operations = operations;
	}
	return READ(socket, sk);
}

/* Whether it is open under more than one descriptor; it seems so, too, while another thread is using it. */
static __always_inline bool is_shared(const struct file *file)
{
	const struct file___before_6_13 *older = (const void *)file;

	if (bpf_core_field_exists(older->f_count))
		return READ(older, f_count.counter) > 1;
	return READ(file, f_ref.refcnt.counter) > 0;
}

/* By the time it is looked up, another thread may have closed it and opened something else there. Only for programs of tracing. */
static __always_inline const struct file *file_of_descriptor(long descriptor)
{
	struct task_struct *task;
	struct fdtable *table;
	const struct file *file;
	struct file **files;
	unsigned int count;

	if (has_task_pointer()) {
		task = bpf_get_current_task_btf();
		table = task->files->fdt;
		count = table->max_fds;
		files = table->fd;
	} else {
		task = (struct task_struct *)bpf_get_current_task();
		table = READ(task, files, fdt);
		count = READ(table, max_fds);
		files = READ(table, fd);
	}
	if (descriptor < 0 || descriptor >= count || bpf_probe_read_kernel(&file, sizeof(file), files + descriptor))
		return 0;
	return file;
}

static __always_inline const struct sock *socket_of_descriptor(long descriptor)
{
	return socket_of_file(file_of_descriptor(descriptor));
}

#endif
