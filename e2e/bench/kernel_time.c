/*
 * kernel_time batches|datagrams|requests COUNT
 *
 * Sends COUNT messages of 32 bytes over loopback, between two sockets of its own, and prints how many nanoseconds it was in the kernel
 * for each. On loopback that is the way of a packet from one socket to the other, and all that looks at it.
 *
 *   batches    UDP, 32 by each sendmmsg; nobody reads them
 *   datagrams  UDP, one by each send; nobody reads them
 *   requests   TCP, and each is read before the next is sent the other way
 */
#define _GNU_SOURCE
#include "bench.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define SIZE 32
#define BATCH 32

static char message[SIZE];

/* Two sockets, the first of which sends to the second. */
static void open_pair(int type, int ends[2])
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t length = sizeof(address);

	ends[0] = socket(AF_INET, type, 0);
	ends[1] = socket(AF_INET, type, 0);
	if (bind(ends[1], (struct sockaddr *)&address, length) || getsockname(ends[1], (struct sockaddr *)&address, &length))
		die("bind");
	if (type == SOCK_STREAM && listen(ends[1], 1))
		die("listen");
	if (connect(ends[0], (struct sockaddr *)&address, length))
		die("connect");
	if (type == SOCK_STREAM && (ends[1] = accept(ends[1], NULL, NULL)) < 0)
		die("accept");
}

static void send_batches(long count)
{
	struct iovec part = {message, SIZE};
	struct mmsghdr messages[BATCH] = {0};
	int ends[2], sent;

	open_pair(SOCK_DGRAM, ends);
	for (int i = 0; i < BATCH; i++) {
		messages[i].msg_hdr.msg_iov = &part;
		messages[i].msg_hdr.msg_iovlen = 1;
	}
	for (long left = count; left > 0; left -= sent) {
		sent = sendmmsg(ends[0], messages, left < BATCH ? left : BATCH, 0);
		if (sent < 1)
			die("sendmmsg");
	}
}

static void send_datagrams(long count)
{
	int ends[2];

	open_pair(SOCK_DGRAM, ends);
	for (long i = 0; i < count; i++)
		if (send(ends[0], message, SIZE, 0) != SIZE)
			die("send");
}

static void send_requests(long count)
{
	int ends[2];

	open_pair(SOCK_STREAM, ends);
	for (long i = 0; i < count; i++)
		if (send(ends[i % 2], message, SIZE, 0) != SIZE || recv(ends[1 - i % 2], message, SIZE, 0) != SIZE)
			die("request");
}

int main(int argc, char **argv)
{
	long count = argc == 3 ? atol(argv[2]) : 0;
	struct rusage usage;

	if (count < 1 || count > 10000000) {
		fprintf(stderr, "usage: kernel_time batches|datagrams|requests COUNT\n");
		return 2;
	}
	if (strcmp(argv[1], "batches") == 0)
		send_batches(count);
	else if (strcmp(argv[1], "datagrams") == 0)
		send_datagrams(count);
	else
		send_requests(count);
	getrusage(RUSAGE_SELF, &usage);
	printf("%.0f\n", (usage.ru_stime.tv_sec * 1e9 + usage.ru_stime.tv_usec * 1e3) / count);
	return 0;
}
