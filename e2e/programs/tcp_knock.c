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

static void knock(const struct addrinfo *remote, const char *remote_text, int hops)
{
	int v4 = remote->ai_family == AF_INET;
	struct sockaddr_storage local = { .ss_family = remote->ai_family };
	socklen_t length = sizeof local;
	char local_text[32];
	int64_t before = truth_now();
	int knocker = socket(remote->ai_family, SOCK_STREAM | SOCK_NONBLOCK, 0);
	struct pollfd answered = { knocker, POLLOUT, 0 };

	/* A socket that was refused has no port any more. */
	if (setsockopt(knocker, v4 ? IPPROTO_IP : IPPROTO_IPV6, v4 ? IP_TTL : IPV6_UNICAST_HOPS, &hops, sizeof hops) ||
	    bind(knocker, (struct sockaddr *)&local, remote->ai_addrlen) ||
	    getsockname(knocker, (struct sockaddr *)&local, &length))
		truth_fail("bind");
	/* The port is at the same place in both. */
	snprintf(local_text, sizeof local_text, v4 ? "0.0.0.0:%d" : "[::]:%d", ntohs(((struct sockaddr_in *)&local)->sin_port));
	if (connect(knocker, remote->ai_addr, remote->ai_addrlen) && errno != EINPROGRESS && errno != ECONNREFUSED)
		truth_fail("connect");
	truth_write("tcp", local_text, remote_text, "own", before, 0);
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
	char remote_text[128];
	snprintf(remote_text, sizeof remote_text, remote->ai_family == AF_INET ? "%s:%s" : "[%s]:%s", argv[2], argv[3]);
	for (int i = 0; i < count; i++)
		knock(remote, remote_text, hops);
	return 0;
}
