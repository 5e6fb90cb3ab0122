/* udp_readers TRUTH ADDRESS PORT DATAGRAMS SECONDS
 *
 * Four processes read from one socket that they have from their parent, and send back what they read. A datagram goes to whoever
 * reads first, and belongs to any of them.
 */
#define _GNU_SOURCE
#include "children.h"
#include "truth.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#define READERS 4

static int reader;
static int *left; /* so many datagrams, of all the processes together */

static void open_socket(const struct addrinfo *local)
{
	struct timeval patience = { .tv_usec = 100000 };
	int64_t before = truth_now();

	reader = socket(local->ai_family, SOCK_DGRAM, 0);
	if (setsockopt(reader, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) ||
	    bind(reader, local->ai_addr, local->ai_addrlen))
		truth_fail("bind");
	truth_log(reader, "share", NULL, before);
}

static void serve_one(void)
{
	char datagram[2048];
	struct sockaddr_storage peer;
	socklen_t peer_length = sizeof peer;
	struct sockaddr *remote = (struct sockaddr *)&peer;
	ssize_t length = recvfrom(reader, datagram, sizeof datagram, 0, remote, &peer_length);
	int64_t before = truth_now();

	if (length < 0)
		return;
	if (sendto(reader, datagram, length, 0, remote, peer_length) == length)
		truth_log(reader, "send", remote, before);
	__atomic_fetch_sub(left, 1, __ATOMIC_RELAXED);
}

static void serve(int number)
{
	(void)number;
	truth_log(reader, "share", NULL, truth_now());
	child_ready();
	while (__atomic_load_n(left, __ATOMIC_RELAXED) > 0)
		serve_one();
}

int main(int argc, char **argv)
{
	if (argc != 6) {
		fprintf(stderr, "usage: udp_readers TRUTH ADDRESS PORT DATAGRAMS SECONDS\n");
		return 2;
	}
	truth_limit(argv[5]);
	truth_open(argv[1]);
	left = mmap(NULL, sizeof *left, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	*left = truth_number(argv[4]);
	open_socket(truth_address(argv[2], argv[3], SOCK_DGRAM));
	children_start(READERS, argv[5], serve);
	return children_failed();
}
