/*
 * throughput serve ADDRESS PORT SECONDS
 * throughput bulk|requests ADDRESS PORT MILLISECONDS
 *
 * TCP between two of it. The server takes what comes and answers each message that begins with '?' by one byte, for SECONDS at most. bulk
 * sends as much as it can in that time, and prints how many bytes a second arrived; requests sends one byte and waits for the answer,
 * again and again, and prints how many a second.
 */
#define _GNU_SOURCE
#include "bench.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static char buffer[65536];

static struct sockaddr_in address_of(const char *address, const char *port)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(port))};

	if (inet_pton(AF_INET, address, &to.sin_addr) != 1) {
		fprintf(stderr, "throughput: not an IPv4 address: %s\n", address);
		exit(2);
	}
	return to;
}

/* Of one connection. The client ends its side, and the answer to that is how many bytes there were. */
static void answer(int client)
{
	unsigned long long taken = 0;
	ssize_t n;

	while ((n = read(client, buffer, sizeof(buffer))) > 0) {
		taken += n;
		if (buffer[0] == '?' && write(client, "!", 1) != 1)
			die("write");
	}
	if (n < 0 || write(client, &taken, sizeof(taken)) != sizeof(taken))
		die("answer");
	close(client);
}

static int serve(struct sockaddr_in address, unsigned int seconds)
{
	int listener = socket(AF_INET, SOCK_STREAM, 0), one = 1, client;

	alarm(seconds);
	setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (bind(listener, (struct sockaddr *)&address, sizeof(address)) || listen(listener, 8))
		die("listen");
	puts("ready");
	fflush(stdout);
	while ((client = accept(listener, NULL, NULL)) >= 0) {
		setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
		answer(client);
	}
	die("accept");
	return 1;
}

int main(int argc, char **argv)
{
	unsigned long long arrived = 0;
	double start, elapsed, seconds;
	int server, one = 1, is_bulk;
	struct sockaddr_in address;

	if (argc != 5) {
		fprintf(stderr, "usage: throughput serve ADDRESS PORT SECONDS | throughput bulk|requests ADDRESS PORT MILLISECONDS\n");
		return 2;
	}
	address = address_of(argv[2], argv[3]);
	if (!strcmp(argv[1], "serve"))
		return serve(address, atoi(argv[4]));
	is_bulk = !strcmp(argv[1], "bulk");
	seconds = atoi(argv[4]) / 1e3;
	alarm(atoi(argv[4]) / 1000 + 30);
	server = socket(AF_INET, SOCK_STREAM, 0);
	if (connect(server, (struct sockaddr *)&address, sizeof(address)))
		die("connect");
	setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	memset(buffer, is_bulk ? 'x' : '?', sizeof(buffer));
	start = now();
	while (now() - start < seconds) {
		if (write(server, buffer, is_bulk ? sizeof(buffer) : 1) < 1)
			die("write");
		if (!is_bulk && read(server, buffer + 1, 1) != 1)
			die("read");
	}
	shutdown(server, SHUT_WR);
	if (recv(server, &arrived, sizeof(arrived), MSG_WAITALL) != sizeof(arrived))
		die("recv");
	elapsed = now() - start;
	printf("%.1f\n", arrived / elapsed);
	return 0;
}
