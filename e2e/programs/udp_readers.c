/* udp_readers HOW TRUTH ADDRESS PORT PROCESSES DATAGRAMS SECONDS
 *
 * So many processes read from one port, and each sends what it read back; together they serve so many datagrams. HOW:
 *
 *   group   each has a socket of its own with SO_REUSEPORT: the kernel gives all datagrams of a peer to the same one
 *   shared  all have one socket: a datagram goes to whoever reads first, and belongs to any of them
 */
#define _GNU_SOURCE
#include "truth.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static int open_socket(const struct addrinfo *local)
{
	int on = 1, reader = socket(local->ai_family, SOCK_DGRAM, 0);

	if (setsockopt(reader, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) || bind(reader, local->ai_addr, local->ai_addrlen))
		truth_fail("bind");
	return reader;
}

/* Serves until all the processes together have served so many. What comes from a peer is the process's own, or any's. */
static void serve(int reader, const char *role, int *left)
{
	int64_t since = truth_now();

	if (strcmp(role, "share") == 0)
		truth_log(reader, role, NULL, since);
	while (__atomic_load_n(left, __ATOMIC_RELAXED) > 0) {
		char datagram[2048];
		struct timeval patience = { .tv_usec = 100000 };
		struct sockaddr_storage peer;
		socklen_t peer_length = sizeof peer;
		struct sockaddr *remote = (struct sockaddr *)&peer;

		setsockopt(reader, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
		ssize_t length = recvfrom(reader, datagram, sizeof datagram, 0, remote, &peer_length);
		if (length < 0)
			continue;
		if (strcmp(role, "own") == 0)
			truth_log(reader, role, remote, since);
		int64_t before = truth_now();
		if (sendto(reader, datagram, length, 0, remote, peer_length) == length)
			truth_log(reader, "send", remote, before);
		__atomic_fetch_sub(left, 1, __ATOMIC_RELAXED);
	}
}

int main(int argc, char **argv)
{
	if (argc != 8 || (strcmp(argv[1], "group") != 0 && strcmp(argv[1], "shared") != 0)) {
		fprintf(stderr, "usage: udp_readers group|shared TRUTH ADDRESS PORT PROCESSES DATAGRAMS SECONDS\n");
		return 2;
	}
	truth_limit(argv[7]);
	truth_open(argv[2]);
	const struct addrinfo *local = truth_address(argv[3], argv[4], SOCK_DGRAM);
	int processes = truth_number(argv[5]), shared = strcmp(argv[1], "shared") == 0;
	int *left = mmap(NULL, sizeof *left, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int64_t before = truth_now();
	int reader = shared ? open_socket(local) : -1;
	*left = truth_number(argv[6]);
	for (int i = 0; i < processes; i++) {
		/* The group is whole before the first datagram: a new member would change which peers go where. */
		int own = shared ? reader : open_socket(local);

		if (fork() == 0) {
			truth_limit(argv[7]);
			serve(own, shared ? "share" : "own", left);
			_exit(0);
		}
		if (!shared)
			close(own);
	}
	if (shared)
		truth_log(reader, "share", NULL, before);
	while (wait(NULL) > 0)
		;
	return 0;
}
