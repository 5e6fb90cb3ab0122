/* udp_delayed TRUTH ADDRESS PORT INTERFACE SECONDS
 *
 * Two processes have one UDP socket. One sends a datagram that has to wait until the link-layer address of ADDRESS, on INTERFACE, is
 * known; the other one receives there meanwhile; then the address is made known, by a third process, and the datagram leaves. IPv4.
 */
#define _GNU_SOURCE
#include "children.h"
#include "truth.h"

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static int both;
static int *received;

static void receive(int number)
{
	char datagram[64];

	(void)number;
	int64_t before = truth_now();
	truth_log(both, "share", NULL, before);
	child_ready();
	if (recv(both, datagram, sizeof datagram, 0) < 0)
		truth_fail("recv");
	__atomic_store_n(received, 1, __ATOMIC_RELEASE);
	pause(); /* until the first process ends */
}

/* From a socket of its own to the one that both have. */
static void send_here(void)
{
	struct sockaddr_in here;
	socklen_t length = sizeof here;
	int client = socket(AF_INET, SOCK_DGRAM, 0);

	if (getsockname(both, (struct sockaddr *)&here, &length))
		truth_fail("getsockname");
	here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (sendto(client, "here", 4, 0, (struct sockaddr *)&here, length) != 4)
		truth_fail("sendto");
	close(client);
}

int main(int argc, char **argv)
{
	char make_known[200];

	if (argc != 6) {
		fprintf(stderr, "usage: udp_delayed TRUTH ADDRESS PORT INTERFACE SECONDS\n");
		return 2;
	}
	truth_limit(argv[5]);
	truth_open(argv[1]);
	received = mmap(NULL, sizeof *received, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	const struct addrinfo *away = truth_address(argv[2], argv[3], SOCK_DGRAM);
	struct sockaddr_in any = {.sin_family = AF_INET};
	int64_t before = truth_now();
	both = socket(AF_INET, SOCK_DGRAM, 0);
	if (bind(both, (struct sockaddr *)&any, sizeof any))
		truth_fail("bind");
	truth_log(both, "own", NULL, before);
	children_start(1, argv[5], receive);
	before = truth_now();
	if (sendto(both, "away", 4, 0, away->ai_addr, away->ai_addrlen) != 4)
		truth_fail("sendto");
	send_here();
	while (!__atomic_load_n(received, __ATOMIC_ACQUIRE))
		usleep(1000);
	snprintf(make_known, sizeof make_known, "ip neighbour replace %s lladdr 02:00:00:00:00:99 nud permanent dev %s", argv[2], argv[4]);
	if (system(make_known))
		truth_fail(make_known);
	truth_log(both, "send", away->ai_addr, before);
	return 0;
}
