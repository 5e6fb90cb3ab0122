/* The ways in which a process can use a connected socket, by name:
 *
 *   write          write, read
 *   message        sendmsg, recvmsg
 *   sendfile       sendfile from a file in memory; read
 *   splice         out of a pipe, and into one
 *   vmsplice       of the process's own pages into a pipe, and from there; read
 *   zerocopy       MSG_ZEROCOPY; recv
 *   ring           io_uring
 *   ring-worker    the same, left to a worker thread (IOSQE_ASYNC)
 *   ring-polled    the same, by the thread that watches the ring (SQPOLL)
 */
#ifndef WAYS_H
#define WAYS_H

#include <sys/types.h>

struct way {
	const char *name;
	ssize_t (*send)(int socket, const void *bytes, size_t length);
	ssize_t (*receive)(int socket, void *bytes, size_t length);
};

/* Ends the program where there is none of that name. */
const struct way *way_named(const char *name);

#endif
