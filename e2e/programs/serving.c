#define _GNU_SOURCE
#include "serving.h"

#include "truth.h"

#include <unistd.h>

int start_listening(const char *address, const char *port)
{
	const struct addrinfo *local = truth_address(address, port, SOCK_STREAM);
	int64_t before = truth_now();
	int listener = socket(local->ai_family, SOCK_STREAM, 0);
	int on = 1;

	setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (bind(listener, local->ai_addr, local->ai_addrlen) || listen(listener, 1024))
		truth_fail("listen");
	truth_log(listener, "listen", NULL, before);
	return listener;
}

int start_receiving(const char *address, const char *port)
{
	const struct addrinfo *local = truth_address(address, port, SOCK_DGRAM);
	int64_t before = truth_now();
	int server = socket(local->ai_family, SOCK_DGRAM, 0);

	if (bind(server, local->ai_addr, local->ai_addrlen))
		truth_fail("bind");
	truth_log(server, "own", NULL, before);
	return server;
}

int accept_one(int listener)
{
	int64_t before = truth_now();
	int connection = accept(listener, NULL, NULL);

	if (connection < 0)
		truth_fail("accept");
	/* A client that was killed may be gone already: then there is no peer to write down. */
	struct sockaddr_storage peer;
	socklen_t length = sizeof peer;
	if (getpeername(connection, (struct sockaddr *)&peer, &length) == 0)
		truth_log(connection, "own", NULL, before);
	return connection;
}

int accept_listened(int listener, int first)
{
	int64_t before = truth_now();
	int connection = accept_one(listener);

	if (first)
		truth_log(listener, "listen", NULL, before);
	return connection;
}

int answer_once(int connection, int64_t since)
{
	char message[256];
	ssize_t length = read(connection, message, sizeof message);
	struct sockaddr_storage peer;
	socklen_t peer_length = sizeof peer;

	if (length <= 0 || getpeername(connection, (struct sockaddr *)&peer, &peer_length))
		return 0;
	const struct sockaddr *remote = (const struct sockaddr *)&peer;
	if (since)
		truth_log(connection, "own", remote, since);
	int64_t before = truth_now();
	if (write(connection, message, length) == length)
		truth_log(connection, "send", remote, before);
	return 1;
}
