/* Sends and receives through io_uring, by system calls alone. */
#ifndef RING_H
#define RING_H

#include <sys/types.h>

enum ring_mode {
	RING_INLINE, /* in the task that submits */
	RING_WORKER, /* IOSQE_ASYNC: by a worker thread of the kernel's making */
	RING_POLLED, /* IORING_SETUP_SQPOLL: by a thread that watches the ring */
	RING_MODES,
};

/* As send and recv without flags; the process's ring of that mode is made with its first use. */
ssize_t ring_send(enum ring_mode mode, int socket, const void *bytes, size_t length);
ssize_t ring_receive(enum ring_mode mode, int socket, void *bytes, size_t length);

#endif
