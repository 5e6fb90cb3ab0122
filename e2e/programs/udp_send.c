/* udp_send KIND TRUTH ADDRESS PORT INTERFACE HOPS DATAGRAMS LENGTH SECONDS
 *
 * Sends so many datagrams of that length, none of which is to be answered: to a group or broadcast address by way of the
 * interface, or to where nobody listens. They live for so many hops and are never sent in fragments. KIND is udp or
 * udp-connected.
 */
#define _GNU_SOURCE
#include "truth.h"

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

static int open_socket(const struct addrinfo *remote, int connected, const char *interface, int hops)
{
	int sender = socket(remote->ai_family, SOCK_DGRAM, 0);
	int v4 = remote->ai_family == AF_INET, level = v4 ? IPPROTO_IP : IPPROTO_IPV6;

	if (setsockopt(sender, SOL_SOCKET, SO_BINDTODEVICE, interface, strlen(interface)))
		truth_fail("SO_BINDTODEVICE");
	set(sender, SOL_SOCKET, SO_BROADCAST, 1);
	set(sender, level, v4 ? IP_MTU_DISCOVER : IPV6_MTU_DISCOVER, v4 ? IP_PMTUDISC_PROBE : IPV6_PMTUDISC_PROBE);
	set(sender, level, v4 ? IP_TTL : IPV6_UNICAST_HOPS, hops);
	if (connected && connect(sender, remote->ai_addr, remote->ai_addrlen))
		truth_fail("connect");
	return sender;
}

static void send_one(int sender, const struct addrinfo *remote, int connected, int length)
{
	static const char datagram[65536];
	const struct sockaddr *target = connected ? NULL : remote->ai_addr;
	socklen_t target_length = connected ? 0 : remote->ai_addrlen;

	/* What became of an earlier datagram is told once, instead of sending. */
	if (sendto(sender, datagram, length, 0, target, target_length) != length &&
	    sendto(sender, datagram, length, 0, target, target_length) != length)
		truth_fail("sendto");
}

int main(int argc, char **argv)
{
	if (argc != 10) {
		fprintf(stderr, "usage: udp_send udp|udp-connected TRUTH ADDRESS PORT INTERFACE HOPS DATAGRAMS LENGTH SECONDS\n");
		return 2;
	}
	truth_limit(argv[9]);
	truth_open(argv[2]);
	const struct addrinfo *remote = truth_address(argv[3], argv[4], SOCK_DGRAM);
	int connected = strcmp(argv[1], "udp-connected") == 0, datagrams = truth_number(argv[7]), length = truth_number(argv[8]);
	int64_t first = truth_now();
	int sender = open_socket(remote, connected, argv[5], truth_number(argv[6]));
	for (int i = 0; i < datagrams; i++) {
		int64_t before = truth_now();

		send_one(sender, remote, connected, length);
		if (i == 0) /* an unconnected socket has no port before */
			truth_log(sender, "own", remote->ai_addr, first);
		truth_log(sender, "send", remote->ai_addr, before);
		usleep(PAUSE);
	}
	return 0;
}
