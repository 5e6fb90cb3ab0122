/* ping SOCKET TRUTH ADDRESS IDENTIFIER HOPS COUNT SECONDS
 *
 * Sends so many ICMP or ICMPv6 echoes with that identifier, which live for so many hops, and waits a moment for the answer to
 * each. SOCKET is echo (a socket for echoes only) or raw.
 */
#define _GNU_SOURCE
#include "truth.h"

#include <netinet/icmp6.h>
#include <netinet/in.h>
#include <netinet/ip_icmp.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#define MOMENT 200000 /* microseconds */
#define PAUSE 5000
#define IPV4_HEADER 20

/* Both versions have the same header for echoes. */
struct echo {
	uint8_t type, code;
	uint16_t checksum, identifier, sequence;
	char content[24];
};

static uint16_t checksum(const struct echo *echo)
{
	const uint16_t *words = (const uint16_t *)echo;
	uint32_t sum = 0;

	for (size_t i = 0; i < sizeof *echo / sizeof *words; i++)
		sum += words[i];
	sum = (sum & 0xffff) + (sum >> 16);
	return ~(sum + (sum >> 16));
}

static int open_socket(const struct addrinfo *remote, int raw, int identifier, int hops)
{
	int v4 = remote->ai_family == AF_INET;
	int pinger = socket(remote->ai_family, raw ? SOCK_RAW : SOCK_DGRAM, v4 ? IPPROTO_ICMP : IPPROTO_ICMPV6);
	struct sockaddr_storage local = { .ss_family = remote->ai_family };
	struct timeval moment = { .tv_usec = MOMENT };

	/* The port is at the same place in both. */
	((struct sockaddr_in *)&local)->sin_port = htons(raw ? 0 : identifier);
	if (pinger < 0 || bind(pinger, (struct sockaddr *)&local, remote->ai_addrlen) ||
	    setsockopt(pinger, SOL_SOCKET, SO_RCVTIMEO, &moment, sizeof moment) ||
	    setsockopt(pinger, v4 ? IPPROTO_IP : IPPROTO_IPV6, v4 ? IP_TTL : IPV6_UNICAST_HOPS, &hops, sizeof hops))
		truth_fail("socket");
	return pinger;
}

/* Whether it is the answer. A raw socket sees those of others and, in IPv4, the header, too. */
static int is_answer(const char *bytes, ssize_t length, const struct echo *echo, int raw, int v4)
{
	size_t start = raw && v4 ? IPV4_HEADER : 0;
	const struct echo *found = (const struct echo *)(bytes + start);

	return length >= (ssize_t)(start + sizeof *found) && found->type == (v4 ? ICMP_ECHOREPLY : ICMP6_ECHO_REPLY) &&
	       found->identifier == echo->identifier && found->sequence == echo->sequence;
}

static void await_answer(int pinger, const struct echo *echo, int raw, int v4)
{
	char bytes[256] __attribute__((aligned(4)));
	ssize_t length;

	do
		length = recv(pinger, bytes, sizeof bytes, 0);
	while (length >= 0 && !is_answer(bytes, length, echo, raw, v4));
}

int main(int argc, char **argv)
{
	if (argc != 8) {
		fprintf(stderr, "usage: ping echo|raw TRUTH ADDRESS IDENTIFIER HOPS COUNT SECONDS\n");
		return 2;
	}
	truth_limit(argv[7]);
	truth_open(argv[2]);
	const struct addrinfo *remote = truth_address(argv[3], "0", SOCK_DGRAM);
	int raw = strcmp(argv[1], "raw") == 0, v4 = remote->ai_family == AF_INET, identifier = truth_number(argv[4]);
	int count = truth_number(argv[6]);
	char local[32], answering[128];
	snprintf(local, sizeof local, v4 ? "0.0.0.0:%d" : "[::]:%d", identifier);
	snprintf(answering, sizeof answering, v4 ? "%s:0" : "[%s]:0", argv[3]);
	int64_t before = truth_now();
	int pinger = open_socket(remote, raw, identifier, truth_number(argv[5]));
	truth_write(v4 ? "icmp" : "icmp6", local, answering, "own", before, 0);
	for (int i = 1; i <= count; i++) {
		struct echo echo = { .type = v4 ? ICMP_ECHO : ICMP6_ECHO_REQUEST, .identifier = htons(identifier), .sequence = htons(i) };

		echo.checksum = checksum(&echo); /* IPv6 has another, which the kernel puts in */
		before = truth_now();
		if (sendto(pinger, &echo, sizeof echo, 0, remote->ai_addr, remote->ai_addrlen) != sizeof echo)
			truth_fail("sendto");
		truth_write(v4 ? "icmp" : "icmp6", local, answering, "send", before, 0);
		await_answer(pinger, &echo, raw, v4);
		usleep(PAUSE);
	}
	return 0;
}
