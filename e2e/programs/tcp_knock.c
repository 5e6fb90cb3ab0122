/* tcp_knock TRUTH ADDRESS PORT HOPS COUNT SECONDS
 *
 * Tries so many times to connect to where nobody answers, with packets that live for so many hops, and gives up after a moment.
 */
#define _GNU_SOURCE
#include "truth.h"

#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#define MOMENT 200 /* milliseconds */

static void knock(const struct addrinfo *remote, int hops)
{
	int v4 = remote->ai_family == AF_INET;
	struct sockaddr_storage local = { .ss_family = remote->ai_family };
	int64_t before = truth_now();
	int knocker = socket(remote->ai_family, SOCK_STREAM | SOCK_NONBLOCK, 0);
	struct pollfd answered = { knocker, POLLOUT, 0 };

	if (setsockopt(knocker, v4 ? IPPROTO_IP : IPPROTO_IPV6, v4 ? IP_TTL : IPV6_UNICAST_HOPS, &hops, sizeof hops) ||
	    bind(knocker, (struct sockaddr *)&local, remote->ai_addrlen))
		truth_fail("bind");
	/* A socket that was refused has no port any more. */
	truth_log(knocker, "own", remote->ai_addr, before);
	if (connect(knocker, remote->ai_addr, remote->ai_addrlen) && errno != EINPROGRESS && errno != ECONNREFUSED)
		truth_fail("connect");
	poll(&answered, 1, MOMENT);
	close(knocker);
}

int main(int argc, char **argv)
{
	if (argc != 7) {
		fprintf(stderr, "usage: tcp_knock TRUTH ADDRESS PORT HOPS COUNT SECONDS\n");
		return 2;
	}
	truth_limit(argv[6]);
	truth_open(argv[1]);
	const struct addrinfo *remote = truth_address(argv[2], argv[3], SOCK_STREAM);
	int hops = truth_number(argv[4]), count = truth_number(argv[5]);
	for (int i = 0; i < count; i++)
		knock(remote, hops);
	return 0;
}
