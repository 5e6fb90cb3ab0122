/* raw_talk ROLE PROTOCOL TRUTH LOCAL REMOTE COUNT SECONDS
 *
 * So many messages of an IP protocol, through a raw socket that is bound to an address. ROLE is ask, which waits a moment for the
 * answer to each, or answer, which sends back what comes.
 */
#define _GNU_SOURCE
#include "truth.h"

#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

static void ask(int talker, const struct addrinfo *remote, int count)
{
	static const char message[] = "a message of its own protocol";
	struct timeval moment = { .tv_usec = 200000 };
	char answer[256];

	setsockopt(talker, SOL_SOCKET, SO_RCVTIMEO, &moment, sizeof moment);
	for (int i = 0; i < count; i++) {
		int64_t before = truth_now();

		if (sendto(talker, message, sizeof message, 0, remote->ai_addr, remote->ai_addrlen) != sizeof message)
			truth_fail("sendto");
		truth_log(talker, "send", remote->ai_addr, before);
		recv(talker, answer, sizeof answer, 0);
	}
}

static void answer(int talker, const struct addrinfo *remote, int count)
{
	char message[256];

	for (int i = 0; i < count; i++) {
		ssize_t length = recv(talker, message, sizeof message, 0);
		int64_t before = truth_now();

		if (length < 0 || sendto(talker, message, length, 0, remote->ai_addr, remote->ai_addrlen) != length)
			truth_fail("sendto");
		truth_log(talker, "send", remote->ai_addr, before);
	}
}

int main(int argc, char **argv)
{
	if (argc != 8) {
		fprintf(stderr, "usage: raw_talk ask|answer PROTOCOL TRUTH LOCAL REMOTE COUNT SECONDS\n");
		return 2;
	}
	truth_limit(argv[7]);
	truth_open(argv[3]);
	const struct addrinfo *local = truth_address(argv[4], "0", SOCK_DGRAM);
	const struct addrinfo *remote = truth_address(argv[5], "0", SOCK_DGRAM);
	int count = truth_number(argv[6]);
	int64_t before = truth_now();
	int talker = socket(local->ai_family, SOCK_RAW, truth_number(argv[2]));
	if (talker < 0 || bind(talker, local->ai_addr, local->ai_addrlen))
		truth_fail("socket");
	truth_log(talker, "own", remote->ai_addr, before);
	(strcmp(argv[1], "ask") == 0 ? ask : answer)(talker, remote, count);
	return 0;
}
