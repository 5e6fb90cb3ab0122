/* udp_send KIND TRUTH ADDRESS PORT INTERFACE DATAGRAMS LENGTH SECONDS
 *
 * Sends so many datagrams of that length, none of which is to be answered: to a group or broadcast address by way of the
 * interface, or to where nobody listens. KIND is udp or udp-connected; an error of an earlier datagram is passed over.
 * A third kind, udp-ttl1, is udp-connected with datagrams that get no further than the first router.
 */
#define _GNU_SOURCE
#include "truth.h"

#include <errno.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PAUSE 20000 /* microseconds, so that an error can come back */

static void set(int sender, int level, int option, int value)
{
	if (setsockopt(sender, level, option, &value, sizeof value))
		truth_fail("setsockopt");
}

static int open_socket(const char *kind, const struct addrinfo *remote, const char *interface)
{
	int sender = socket(remote->ai_family, SOCK_DGRAM, 0);
	int v4 = remote->ai_family == AF_INET;

	set(sender, SOL_SOCKET, SO_BROADCAST, 1);
	if (setsockopt(sender, SOL_SOCKET, SO_BINDTODEVICE, interface, strlen(interface)))
		truth_fail("SO_BINDTODEVICE");
	/* Never in fragments, however small a link on the way. */
	set(sender, v4 ? IPPROTO_IP : IPPROTO_IPV6, v4 ? IP_MTU_DISCOVER : IPV6_MTU_DISCOVER,
	    v4 ? IP_PMTUDISC_PROBE : IPV6_PMTUDISC_PROBE);
	if (strcmp(kind, "udp-ttl1") == 0)
		set(sender, v4 ? IPPROTO_IP : IPPROTO_IPV6, v4 ? IP_TTL : IPV6_UNICAST_HOPS, 1);
	if (strcmp(kind, "udp") != 0 && connect(sender, remote->ai_addr, remote->ai_addrlen))
		truth_fail("connect");
	return sender;
}

int main(int argc, char **argv)
{
	static const char datagram[65536];

	if (argc != 9) {
		fprintf(stderr, "usage: udp_send udp|udp-connected|udp-ttl1 TRUTH ADDRESS PORT INTERFACE DATAGRAMS LENGTH SECONDS\n");
		return 2;
	}
	truth_limit(argv[8]);
	truth_open(argv[2]);
	const struct addrinfo *remote = truth_address(argv[3], argv[4], SOCK_DGRAM);
	int datagrams = truth_number(argv[6]), length = truth_number(argv[7]);
	int64_t first = truth_now();
	int sender = open_socket(argv[1], remote, argv[5]);
	int connected = strcmp(argv[1], "udp") != 0;
	for (int i = 0; i < datagrams; i++) {
		int64_t before = truth_now();
		ssize_t sent;

		do
			sent = sendto(sender, datagram, length, 0, connected ? NULL : remote->ai_addr,
				      connected ? 0 : remote->ai_addrlen);
		while (sent < 0 && connected && errno != EMSGSIZE && errno != EINVAL && i > 0);
		if (sent != length)
			truth_fail("send");
		if (i == 0)
			truth_log(sender, "own", remote->ai_addr, first);
		truth_log(sender, "send", remote->ai_addr, before);
		usleep(PAUSE);
	}
	return 0;
}
