/* udp_receive BIND GROUP PORT INTERFACE RECEIVERS TRUTH DATAGRAMS SECONDS
 *
 * So many processes, each with a socket of its own, receive so many datagrams each that are sent to a group. BIND is any or
 * group: whether the sockets are bound to the wildcard or to the group's address. An address that is no multicast group (a
 * broadcast address) is not joined. Where INTERFACE is -, no group is joined either.
 */
#define _GNU_SOURCE
#include "children.h"
#include "truth.h"

#include <net/if.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct addrinfo *group, *local;
static const char *interface;
static int datagrams;

static int is_group(void)
{
	if (group->ai_family == AF_INET)
		return IN_MULTICAST(ntohl(((struct sockaddr_in *)group->ai_addr)->sin_addr.s_addr));
	return IN6_IS_ADDR_MULTICAST(&((struct sockaddr_in6 *)group->ai_addr)->sin6_addr);
}

static void join(int receiver)
{
	struct group_req request = { .gr_interface = if_nametoindex(interface) };

	memcpy(&request.gr_group, group->ai_addr, group->ai_addrlen);
	if (setsockopt(receiver, group->ai_family == AF_INET ? IPPROTO_IP : IPPROTO_IPV6, MCAST_JOIN_GROUP, &request,
		       sizeof request))
		truth_fail("MCAST_JOIN_GROUP");
}

static void receive(int number)
{
	int64_t before = truth_now();
	int on = 1, receiver = socket(group->ai_family, SOCK_DGRAM, 0);

	(void)number;
	if (setsockopt(receiver, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) ||
	    bind(receiver, local->ai_addr, local->ai_addrlen))
		truth_fail("bind");
	if (is_group() && strcmp(interface, "-") != 0)
		join(receiver);
	truth_log(receiver, "share", NULL, before);
	child_ready();
	for (int i = 0; i < datagrams; i++) {
		char datagram[2048];

		if (recv(receiver, datagram, sizeof datagram, 0) < 0)
			truth_fail("recv");
	}
}

int main(int argc, char **argv)
{
	if (argc != 9) {
		fprintf(stderr, "usage: udp_receive any|group GROUP PORT INTERFACE RECEIVERS TRUTH DATAGRAMS SECONDS\n");
		return 2;
	}
	truth_limit(argv[8]);
	truth_open(argv[6]);
	group = truth_address(argv[2], argv[3], SOCK_DGRAM);
	interface = argv[4];
	datagrams = truth_number(argv[7]);
	local = strcmp(argv[1], "group") == 0 ? group
					      : truth_address(group->ai_family == AF_INET ? "0.0.0.0" : "::", argv[3], SOCK_DGRAM);
	int64_t before = truth_now();
	children_start(truth_number(argv[5]), argv[8], receive);
	truth_name(before);
	return children_failed();
}
