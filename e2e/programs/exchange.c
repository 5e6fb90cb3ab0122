#define _GNU_SOURCE
#include "exchange.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

struct client client_of(const char *kind, const char *address, const char *port)
{
	int stream = strcmp(kind, "tcp") == 0;

	if (!stream && strcmp(kind, "udp") != 0 && strcmp(kind, "udp-connected") != 0) {
		fprintf(stderr, "%s: neither tcp, udp nor udp-connected: %s\n", program_invocation_short_name, kind);
		exit(2);
	}
	return (struct client){ kind, truth_address(address, port, stream ? SOCK_STREAM : SOCK_DGRAM), -1 };
}

static int is_connected(const struct client *client)
{
	return strcmp(client->kind, "udp") != 0;
}

void client_open(struct client *client)
{
	const struct addrinfo *server = client->server;
	struct timeval patience = { .tv_sec = truth_seconds(2) };

	client->socket = socket(server->ai_family, server->ai_socktype, 0);
	if (client->socket < 0)
		truth_fail("socket");
	setsockopt(client->socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	if (is_connected(client) && connect(client->socket, server->ai_addr, server->ai_addrlen))
		truth_fail("connect");
}

void client_exchange(const struct client *client, const struct way *way, int messages, int64_t since)
{
	/* On a page of its own: pages that are sent without being copied must not change before they are gone. */
	static char message[4096] __attribute__((aligned(4096)));
	const struct sockaddr *remote = client->server->ai_addr;
	int length = snprintf(message, sizeof message, "from %d\n", getpid());
	char answer[256];

	for (int i = 0; i < messages; i++) {
		int64_t before = truth_now();
		ssize_t sent = is_connected(client) ? way->send(client->socket, message, length)
						    : sendto(client->socket, message, length, 0, remote,
							     client->server->ai_addrlen);

		if (sent != length)
			truth_fail("send");
		if (i == 0) /* an unconnected socket has no port before */
			truth_log(client->socket, "own", remote, since);
		truth_log(client->socket, "send", remote, before);
		if ((is_connected(client) ? way->receive(client->socket, answer, sizeof answer)
					  : recv(client->socket, answer, sizeof answer, 0)) != length)
			truth_fail("receive");
	}
}
