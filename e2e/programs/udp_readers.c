/* udp_readers HOW TRUTH ADDRESS PORT PROCESSES DATAGRAMS SECONDS
 *
 * So many processes read from one port, and each sends what it read back; together they serve so many datagrams. HOW:
 *
 *   group   each has a socket of its own with SO_REUSEPORT: the kernel gives all datagrams of a peer to the same one
 *   shared  all have one socket: a datagram goes to whoever reads first, and belongs to any of them
 */
#define _GNU_SOURCE
#include "children.h"
#include "truth.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const struct addrinfo *local;
static int *left; /* so many datagrams, of all the processes together */
static int shared = -1;

static int open_socket(void)
{
	int on = 1, reader = socket(local->ai_family, SOCK_DGRAM, 0);
	struct timeval patience = { .tv_usec = 100000 };

	if (setsockopt(reader, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) ||
	    setsockopt(reader, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) ||
	    bind(reader, local->ai_addr, local->ai_addrlen))
		truth_fail("bind");
	return reader;
}

/* In a group, what comes from a peer is the process's own since its socket was there. */
static void serve_one(int reader, int64_t since)
{
	char datagram[2048];
	struct sockaddr_storage peer;
	socklen_t peer_length = sizeof peer;
	struct sockaddr *remote = (struct sockaddr *)&peer;
	ssize_t length = recvfrom(reader, datagram, sizeof datagram, 0, remote, &peer_length);
	int64_t before = truth_now();

	if (length < 0)
		return;
	if (reader != shared)
		truth_log(reader, "own", remote, since);
	if (sendto(reader, datagram, length, 0, remote, peer_length) == length)
		truth_log(reader, "send", remote, before);
	__atomic_fetch_sub(left, 1, __ATOMIC_RELAXED);
}

static void serve(int number)
{
	int64_t since = truth_now();
	int reader = shared >= 0 ? shared : open_socket();

	(void)number;
	if (reader == shared)
		truth_log(reader, "share", NULL, since);
	child_ready();
	while (__atomic_load_n(left, __ATOMIC_RELAXED) > 0)
		serve_one(reader, since);
}

int main(int argc, char **argv)
{
	if (argc != 8 || (strcmp(argv[1], "group") != 0 && strcmp(argv[1], "shared") != 0)) {
		fprintf(stderr, "usage: udp_readers group|shared TRUTH ADDRESS PORT PROCESSES DATAGRAMS SECONDS\n");
		return 2;
	}
	truth_limit(argv[7]);
	truth_open(argv[2]);
	local = truth_address(argv[3], argv[4], SOCK_DGRAM);
	left = mmap(NULL, sizeof *left, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	*left = truth_number(argv[6]);
	int64_t before = truth_now();
	if (strcmp(argv[1], "shared") == 0) {
		shared = open_socket();
		truth_log(shared, "share", NULL, before);
	}
	children_start(truth_number(argv[5]), argv[7], serve);
	truth_name(before);
	return children_failed();
}
