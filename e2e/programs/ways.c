#define _GNU_SOURCE
#include "ways.h"

#include "ring.h"
#include "truth.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

static ssize_t send_message(int socket, const void *bytes, size_t length)
{
	struct iovec content = { (void *)bytes, length };
	struct msghdr message = { .msg_iov = &content, .msg_iovlen = 1 };

	return sendmsg(socket, &message, 0);
}

static ssize_t receive_message(int socket, void *bytes, size_t length)
{
	struct iovec content = { bytes, length };
	struct msghdr message = { .msg_iov = &content, .msg_iovlen = 1 };

	return recvmsg(socket, &message, 0);
}

static ssize_t send_file(int socket, const void *bytes, size_t length)
{
	int file = memfd_create("message", MFD_CLOEXEC);
	off_t start = 0;
	ssize_t sent;

	if (file < 0 || write(file, bytes, length) != (ssize_t)length)
		truth_fail("memfd_create");
	sent = sendfile(socket, file, &start, length);
	close(file);
	return sent;
}

static void make_pipe(int ends[2])
{
	if (pipe2(ends, O_CLOEXEC))
		truth_fail("pipe2");
}

static void close_pipe(int ends[2])
{
	close(ends[0]);
	close(ends[1]);
}

static ssize_t splice_out(int socket, const void *bytes, size_t length)
{
	int ends[2];
	ssize_t sent;

	make_pipe(ends);
	if (write(ends[1], bytes, length) != (ssize_t)length)
		truth_fail("write");
	sent = splice(ends[0], NULL, socket, NULL, length, 0);
	close_pipe(ends);
	return sent;
}

static ssize_t splice_in(int socket, void *bytes, size_t length)
{
	int ends[2];
	ssize_t received;

	make_pipe(ends);
	received = splice(socket, NULL, ends[1], NULL, length, 0);
	if (received > 0 && read(ends[0], bytes, received) != received)
		truth_fail("read");
	close_pipe(ends);
	return received;
}

static ssize_t splice_pages(int socket, const void *bytes, size_t length)
{
	struct iovec content = { (void *)bytes, length };
	int ends[2];
	ssize_t sent;

	make_pipe(ends);
	if (vmsplice(ends[1], &content, 1, 0) != (ssize_t)length)
		truth_fail("vmsplice");
	sent = splice(ends[0], NULL, socket, NULL, length, 0);
	close_pipe(ends);
	return sent;
}

static ssize_t send_pages(int socket, const void *bytes, size_t length)
{
	int on = 1;

	if (setsockopt(socket, SOL_SOCKET, SO_ZEROCOPY, &on, sizeof on))
		truth_fail("SO_ZEROCOPY");
	return send(socket, bytes, length, MSG_ZEROCOPY);
}

static ssize_t receive_plainly(int socket, void *bytes, size_t length)
{
	return recv(socket, bytes, length, 0);
}

static ssize_t send_inline(int socket, const void *bytes, size_t length)
{
	return ring_send(RING_INLINE, socket, bytes, length);
}

static ssize_t receive_inline(int socket, void *bytes, size_t length)
{
	return ring_receive(RING_INLINE, socket, bytes, length);
}

static ssize_t send_by_worker(int socket, const void *bytes, size_t length)
{
	return ring_send(RING_WORKER, socket, bytes, length);
}

static ssize_t receive_by_worker(int socket, void *bytes, size_t length)
{
	return ring_receive(RING_WORKER, socket, bytes, length);
}

static ssize_t send_polled(int socket, const void *bytes, size_t length)
{
	return ring_send(RING_POLLED, socket, bytes, length);
}

static ssize_t receive_polled(int socket, void *bytes, size_t length)
{
	return ring_receive(RING_POLLED, socket, bytes, length);
}

static const struct way ways[] = {
	{ "write", write, read },
	{ "message", send_message, receive_message },
	{ "sendfile", send_file, read },
	{ "splice", splice_out, splice_in },
	{ "vmsplice", splice_pages, read },
	{ "zerocopy", send_pages, receive_plainly },
	{ "ring", send_inline, receive_inline },
	{ "ring-worker", send_by_worker, receive_by_worker },
	{ "ring-polled", send_polled, receive_polled },
};

const struct way *way_named(const char *name)
{
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (strcmp(ways[i].name, name) == 0)
			return &ways[i];
	fprintf(stderr, "%s: no such way to use a socket: %s\n", program_invocation_short_name, name);
	exit(2);
}
