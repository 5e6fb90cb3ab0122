/*
 * flood ADDRESS PORT RATE COUNT SECONDS FLOWS
 *
 * Sends UDP packets of 64 bytes (on Ethernet, without check sequence) to ADDRESS, at RATE a second, from FLOWS sockets in
 * turn, until COUNT are sent or SECONDS have passed. Prints how many were sent and in how many seconds.
 */
#define _GNU_SOURCE
#include "bench.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define PAYLOAD 22 /* 64 less the headers of Ethernet (14), IPv4 (20) and UDP (8) */
#define BATCH 32
#define MAX_FLOWS 1024
#define MAX_SECONDS 600
#define PAUSE_NS 100000

static int open_flow(const char *address, int port)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	if (fd < 0)
		die("socket");
	if (inet_pton(AF_INET, address, &to.sin_addr) != 1) {
		fprintf(stderr, "flood: not an IPv4 address: %s\n", address);
		exit(2);
	}
	if (connect(fd, (struct sockaddr *)&to, sizeof(to)) < 0)
		die("connect");
	return fd;
}

/* Sends up to `wanted` packets on one socket; returns how many the kernel took. */
static int send_batch(int fd, int wanted)
{
	static char payload[PAYLOAD];
	static struct iovec part = {payload, sizeof(payload)};
	static struct mmsghdr messages[BATCH];
	int sent;

	for (int i = 0; i < wanted; i++) {
		messages[i].msg_hdr.msg_iov = &part;
		messages[i].msg_hdr.msg_iovlen = 1;
	}
	sent = sendmmsg(fd, messages, wanted, 0);
	if (sent >= 0)
		return sent;
	if (errno == ENOBUFS || errno == EINTR || errno == ECONNREFUSED)
		return 0;
	die("sendmmsg");
	return 0;
}

int main(int argc, char **argv)
{
	static int flows[MAX_FLOWS];
	struct timespec pause = {0, PAUSE_NS};
	long rate, count, seconds, flow_count, sent = 0;
	double start, elapsed;

	if (argc != 7) {
		fprintf(stderr, "usage: flood ADDRESS PORT RATE COUNT SECONDS FLOWS\n");
		return 2;
	}
	rate = atol(argv[3]);
	count = atol(argv[4]);
	seconds = atol(argv[5]);
	flow_count = atol(argv[6]);
	if (rate < 1 || count < 1 || seconds < 1 || seconds > MAX_SECONDS || flow_count < 1 || flow_count > MAX_FLOWS) {
		fprintf(stderr, "flood: RATE, COUNT >= 1, SECONDS 1 to %d, FLOWS 1 to %d\n", MAX_SECONDS, MAX_FLOWS);
		return 2;
	}
	for (long i = 0; i < flow_count; i++)
		flows[i] = open_flow(argv[1], atoi(argv[2]));

	start = now();
	for (long turn = 0; sent < count && (elapsed = now() - start) < seconds; turn++) {
		long due = (long)(elapsed * rate) + 1;
		long wanted = (due < count ? due : count) - sent;

		if (wanted <= 0)
			nanosleep(&pause, NULL);
		else
			sent += send_batch(flows[turn % flow_count], wanted < BATCH ? wanted : BATCH);
	}
	printf("%ld packets in %.3f s\n", sent, now() - start);
	return 0;
}
