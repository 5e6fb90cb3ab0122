#define _GNU_SOURCE
#include "ring.h"

#include "truth.h"

#include <errno.h>
#include <linux/io_uring.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define ENTRIES 4
#define POLLING_MILLISECONDS 20 /* then the watching thread sleeps until it is woken */

/* The parts of the mapped ring that one operation at a time needs. */
struct ring {
	int descriptor;
	unsigned *submission_tail, *submission_flags, *submission_indices, submission_mask;
	unsigned *completion_head, *completion_tail, completion_mask;
	struct io_uring_sqe *submissions;
	struct io_uring_cqe *completions;
};

static void *map(int descriptor, size_t length, off_t what)
{
	void *mapped = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, descriptor, what);

	if (mapped == MAP_FAILED)
		truth_fail("mmap");
	return mapped;
}

static void set_up(struct ring *ring, enum ring_mode mode)
{
	struct io_uring_params made = { .sq_thread_idle = POLLING_MILLISECONDS };
	char *submission, *completion;

	if (mode == RING_POLLED)
		made.flags = IORING_SETUP_SQPOLL;
	ring->descriptor = syscall(SYS_io_uring_setup, ENTRIES, &made);
	if (ring->descriptor < 0)
		truth_fail("io_uring_setup");
	submission = map(ring->descriptor, made.sq_off.array + made.sq_entries * sizeof(unsigned), IORING_OFF_SQ_RING);
	completion = map(ring->descriptor, made.cq_off.cqes + made.cq_entries * sizeof(struct io_uring_cqe), IORING_OFF_CQ_RING);
	ring->submissions = map(ring->descriptor, made.sq_entries * sizeof(struct io_uring_sqe), IORING_OFF_SQES);
	ring->submission_tail = (unsigned *)(submission + made.sq_off.tail);
	ring->submission_flags = (unsigned *)(submission + made.sq_off.flags);
	ring->submission_indices = (unsigned *)(submission + made.sq_off.array);
	ring->submission_mask = *(unsigned *)(submission + made.sq_off.ring_mask);
	ring->completion_head = (unsigned *)(completion + made.cq_off.head);
	ring->completion_tail = (unsigned *)(completion + made.cq_off.tail);
	ring->completion_mask = *(unsigned *)(completion + made.cq_off.ring_mask);
	ring->completions = (struct io_uring_cqe *)(completion + made.cq_off.cqes);
}

static void submit(struct ring *ring, enum ring_mode mode, const struct io_uring_sqe *operation)
{
	unsigned tail = *ring->submission_tail, place = tail & ring->submission_mask;
	unsigned flags = IORING_ENTER_GETEVENTS, count = 1;

	ring->submissions[place] = *operation;
	ring->submission_indices[place] = place;
	__atomic_store_n(ring->submission_tail, tail + 1, __ATOMIC_SEQ_CST);
	if (mode == RING_POLLED) {
		count = 0;
		if (__atomic_load_n(ring->submission_flags, __ATOMIC_SEQ_CST) & IORING_SQ_NEED_WAKEUP)
			flags |= IORING_ENTER_SQ_WAKEUP;
	}
	if (syscall(SYS_io_uring_enter, ring->descriptor, count, 1, flags, NULL, 0) < 0)
		truth_fail("io_uring_enter");
}

static ssize_t result(struct ring *ring)
{
	unsigned head = *ring->completion_head;
	int found;

	if (head == __atomic_load_n(ring->completion_tail, __ATOMIC_ACQUIRE)) {
		errno = ENODATA;
		truth_fail("io_uring_enter");
	}
	found = ring->completions[head & ring->completion_mask].res;
	__atomic_store_n(ring->completion_head, head + 1, __ATOMIC_RELEASE);
	if (found < 0) {
		errno = -found;
		return -1;
	}
	return found;
}

static ssize_t operate(enum ring_mode mode, uint8_t code, int socket, const void *bytes, size_t length)
{
	static struct ring rings[RING_MODES];
	static pid_t maker[RING_MODES]; /* a forked process makes its own */
	struct io_uring_sqe operation = { .opcode = code, .fd = socket, .addr = (uintptr_t)bytes, .len = length };

	if (maker[mode] != getpid()) {
		set_up(&rings[mode], mode);
		maker[mode] = getpid();
	}
	if (mode == RING_WORKER)
		operation.flags = IOSQE_ASYNC;
	submit(&rings[mode], mode, &operation);
	return result(&rings[mode]);
}

ssize_t ring_send(enum ring_mode mode, int socket, const void *bytes, size_t length)
{
	return operate(mode, IORING_OP_SEND, socket, bytes, length);
}

ssize_t ring_receive(enum ring_mode mode, int socket, void *bytes, size_t length)
{
	return operate(mode, IORING_OP_RECV, socket, bytes, length);
}
