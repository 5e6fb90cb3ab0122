/* udp_duplex TRUTH ADDRESS PORT DATAGRAMS SECONDS
 *
 * Two processes have one connected UDP socket: one only sends, the other only reads the answers, on another CPU at the same time.
 */
#define _GNU_SOURCE
#include "children.h"
#include "truth.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#define AHEAD 16 /* so few are on their way that none is lost */

static int client, datagrams;
static int *answers; /* so far, of both processes */

static void read_answers(int number)
{
	char datagram[64];

	(void)number;
	truth_log(client, "share", NULL, truth_now());
	child_ready();
	for (int i = 0; i < datagrams; i++) {
		if (recv(client, datagram, sizeof datagram, 0) < 0)
			truth_fail("recv");
		__atomic_fetch_add(answers, 1, __ATOMIC_RELEASE);
	}
}

static void send_all(void)
{
	int64_t before = truth_now();

	for (int i = 0; i < datagrams; i++) {
		while (i - __atomic_load_n(answers, __ATOMIC_ACQUIRE) >= AHEAD)
			usleep(10);
		if (send(client, "udp_duplex", 10, 0) != 10)
			truth_fail("send");
	}
	truth_log(client, "send", NULL, before);
}

int main(int argc, char **argv)
{
	if (argc != 6) {
		fprintf(stderr, "usage: udp_duplex TRUTH ADDRESS PORT DATAGRAMS SECONDS\n");
		return 2;
	}
	truth_limit(argv[5]);
	truth_open(argv[1]);
	datagrams = truth_number(argv[4]);
	answers = mmap(NULL, sizeof *answers, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	const struct addrinfo *server = truth_address(argv[2], argv[3], SOCK_DGRAM);
	int64_t before = truth_now();
	client = socket(server->ai_family, SOCK_DGRAM, 0);
	if (connect(client, server->ai_addr, server->ai_addrlen))
		truth_fail("connect");
	truth_log(client, "share", NULL, before);
	children_start(1, argv[5], read_answers);
	send_all();
	return children_failed();
}
