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
	return (struct client){ kind, truth_address(address, port, stream ? SOCK_STREAM : SOCK_DGRAM), -1, 0 };
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

/* Returns when it began to send. */
static int64_t send_message(const struct client *client, const struct way *way)
{
	/* On a page of its own: pages that are sent without being copied must not change before they are gone. */
	static char message[4096] __attribute__((aligned(4096)));
	int length = snprintf(message, sizeof message, "from %d\n", getpid());
	int64_t before = truth_now();
	ssize_t sent = is_connected(client) ? way->send(client->socket, message, length)
					    : sendto(client->socket, message, length, 0, client->server->ai_addr,
						     client->server->ai_addrlen);

	if (sent != length)
		truth_fail("send");
	return before;
}

/* Whether there was one, and not the end of a connection. */
static int receive_message(const struct client *client, const struct way *way)
{
	char answer[256];
	ssize_t length = is_connected(client) ? way->receive(client->socket, answer, sizeof answer)
					      : recv(client->socket, answer, sizeof answer, 0);

	if (length < 0)
		truth_fail("receive");
	return length > 0;
}

static void write_down(const struct client *client, const char *role, int64_t before)
{
	truth_log_fields(client->socket, role, client->server->ai_addr, before, client->fields);
}

void client_exchange(const struct client *client, const struct way *way, int messages, int64_t since)
{
	for (int i = 0; i < messages; i++) {
		int64_t before = send_message(client, way);

		if (i == 0) /* an unconnected socket has no port before */
			write_down(client, "own", since);
		write_down(client, "send", before);
		if (!receive_message(client, way))
			truth_fail("the server ends");
	}
}

void client_send(const struct client *client, const struct way *way)
{
	write_down(client, "send", send_message(client, way));
}

void client_receive(const struct client *client, const struct way *way, int messages, int64_t since)
{
	for (int i = 0; i < messages && receive_message(client, way); i++)
		if (i == 0)
			write_down(client, "own", since);
}
