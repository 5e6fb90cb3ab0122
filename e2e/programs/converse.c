/* converse client|server tcp|udp TRUTH ADDRESS PORT COUNT SECONDS [OPTION...]
 *
 * A client with one socket sends COUNT messages to the server, each after the answer to the one before; a server sends back
 * what it reads, COUNT connections or datagrams long. OPTION is any of
 *
 *   size=BYTES    how long the client's messages are (64)
 *   pause=MS      how long the client waits before each but the first (not at all)
 *   from=PORT     the client's own port (any that is free)
 *   hop, destination, routing
 *                 every packet of the socket has that IPv6 extension header
 */
#define _GNU_SOURCE
#include "truth.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#define LONGEST 65000

#define IPV6_HOP_OR_DESTINATION_SIZE 8
#define PADDING_OF_N 1
#define SEGMENT_ROUTING 4

static int type, count, size = 64, pause_ms, own_port, hop, destination, routing;
static char message[LONGEST];

/* A header of 8 bytes with nothing but padding. */
static void set_padding(int socket, int option)
{
	unsigned char header[IPV6_HOP_OR_DESTINATION_SIZE] = { 0, 0, PADDING_OF_N, 4 };

	if (setsockopt(socket, IPPROTO_IPV6, option, header, sizeof header))
		truth_fail("setsockopt");
}

/* A segment routing header (RFC 8754) with the destination as its only segment, so nothing is left to route. */
static void set_routing(int socket, const struct sockaddr_in6 *to)
{
	struct {
		unsigned char next, length, kind, left, last, flags, tag[2];
		struct in6_addr segment;
	} header = { .length = 2, .kind = SEGMENT_ROUTING, .segment = to->sin6_addr };

	if (setsockopt(socket, IPPROTO_IPV6, IPV6_RTHDR, &header, sizeof header))
		truth_fail("setsockopt IPV6_RTHDR");
}

static void set_headers(int socket, const struct sockaddr *remote)
{
	if (hop)
		set_padding(socket, IPV6_HOPOPTS);
	if (destination)
		set_padding(socket, IPV6_DSTOPTS);
	if (routing && remote)
		set_routing(socket, (const struct sockaddr_in6 *)remote);
}

/* Writes all of it to a connection, or to remote. */
static void send_message(int socket, int length, const struct sockaddr *remote, socklen_t remote_length)
{
	int64_t before = truth_now();

	if (sendto(socket, message, length, MSG_NOSIGNAL, remote, remote_length) != length)
		truth_fail("send");
	truth_log(socket, "send", remote, before);
}

/* What has been answered of so many bytes; less where a second passes without any. */
static void receive_answer(int socket)
{
	for (int got = 0; got < size;) {
		ssize_t length = recv(socket, message, sizeof message, 0);

		if (length <= 0)
			return;
		got += length;
	}
}

static void bind_own_port(int client, int family)
{
	struct sockaddr_in6 own = { .sin6_family = family, .sin6_port = htons(own_port) };
	int on = 1;

	/* The port stands in the same place for IPv4, and both unspecified addresses are zero. */
	setsockopt(client, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (bind(client, (struct sockaddr *)&own, family == AF_INET ? sizeof(struct sockaddr_in) : sizeof own))
		truth_fail("bind");
}

static void run_client(const struct addrinfo *server)
{
	struct timeval patience = { .tv_sec = 1 };
	int64_t before = truth_now();
	int client = socket(server->ai_family, type, 0);

	setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	set_headers(client, server->ai_addr);
	if (own_port)
		bind_own_port(client, server->ai_family);
	if (connect(client, server->ai_addr, server->ai_addrlen))
		truth_fail("connect");
	truth_log(client, "own", server->ai_addr, before);
	for (int i = 0; i < count; i++) {
		if (i > 0)
			usleep(pause_ms * 1000);
		send_message(client, size, NULL, 0);
		receive_answer(client);
	}
	close(client);
}

static void serve_datagrams(int server)
{
	for (int i = 0; i < count; i++) {
		struct sockaddr_storage peer;
		socklen_t peer_length = sizeof peer;
		ssize_t length = recvfrom(server, message, sizeof message, 0, (struct sockaddr *)&peer, &peer_length);

		if (length < 0)
			truth_fail("recvfrom");
		if (routing)
			set_routing(server, (struct sockaddr_in6 *)&peer);
		send_message(server, length, (struct sockaddr *)&peer, peer_length);
	}
}

static void serve_connections(int listener)
{
	for (int i = 0; i < count; i++) {
		struct sockaddr_storage peer;
		socklen_t peer_length = sizeof peer;
		int64_t before = truth_now();
		int connection = accept(listener, (struct sockaddr *)&peer, &peer_length);
		ssize_t length;

		if (connection < 0)
			truth_fail("accept");
		truth_log(connection, "own", (struct sockaddr *)&peer, before);
		if (routing)
			set_routing(connection, (struct sockaddr_in6 *)&peer);
		while ((length = recv(connection, message, sizeof message, 0)) > 0)
			send_message(connection, length, NULL, 0);
		close(connection);
	}
}

static void run_server(const struct addrinfo *local)
{
	int64_t before = truth_now();
	int server = socket(local->ai_family, type, 0);
	int on = 1;

	setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	set_headers(server, NULL);
	if (bind(server, local->ai_addr, local->ai_addrlen) || (type == SOCK_STREAM && listen(server, 64)))
		truth_fail("bind");
	truth_log(server, type == SOCK_STREAM ? "listen" : "own", NULL, before);
	if (type == SOCK_STREAM)
		serve_connections(server);
	else
		serve_datagrams(server);
}

static int read_option(const char *option)
{
	if (strncmp(option, "size=", 5) == 0)
		size = truth_number(option + 5);
	else if (strncmp(option, "pause=", 6) == 0)
		pause_ms = truth_number(option + 6);
	else if (strncmp(option, "from=", 5) == 0)
		own_port = truth_number(option + 5);
	else if (strcmp(option, "hop") == 0)
		hop = 1;
	else if (strcmp(option, "destination") == 0)
		destination = 1;
	else if (strcmp(option, "routing") == 0)
		routing = 1;
	else
		return 0;
	return size <= LONGEST;
}

int main(int argc, char **argv)
{
	int understood = argc >= 8;

	for (int i = 8; i < argc; i++)
		understood &= read_option(argv[i]);
	if (!understood) {
		fprintf(stderr, "usage: converse client|server tcp|udp TRUTH ADDRESS PORT COUNT SECONDS [OPTION...]\n");
		return 2;
	}
	truth_limit(argv[7]);
	truth_open(argv[3]);
	count = truth_number(argv[6]);
	type = strcmp(argv[2], "tcp") == 0 ? SOCK_STREAM : SOCK_DGRAM;
	const struct addrinfo *address = truth_address(argv[4], argv[5], type);
	if (strcmp(argv[1], "client") == 0)
		run_client(address);
	else
		run_server(address);
	return 0;
}
