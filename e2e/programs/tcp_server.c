/* tcp_server MODE TRUTH ADDRESS PORT CONNECTIONS SECONDS
 *
 * Takes so many connections, sends back on each what it reads first, and closes it. MODE is which process does that:
 *
 *   plain    the one that listens
 *   fork     for each connection a child that never execs; the one that listens accepts
 *   prefork  one of four children, made beforehand, that all accept on the listening socket
 */
#define _GNU_SOURCE
#include "truth.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORKERS 4

static const char *seconds;

static int start_listening(const char *address, const char *port)
{
	const struct addrinfo *local = truth_address(address, port, SOCK_STREAM);
	int64_t before = truth_now();
	int listener = socket(local->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	int on = 1;

	setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (bind(listener, local->ai_addr, local->ai_addrlen) || listen(listener, 1024))
		truth_fail("listen");
	truth_log(listener, "listen", NULL, before);
	return listener;
}

static int accept_one(int listener)
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

/* Answers on the connection and closes it; the process has it since the time given, or since it accepted it (0). */
static void answer(int connection, int64_t since)
{
	char message[256];
	ssize_t length = read(connection, message, sizeof message);
	struct sockaddr_storage peer;
	socklen_t peer_length = sizeof peer;

	if (length > 0 && getpeername(connection, (struct sockaddr *)&peer, &peer_length) == 0) {
		const struct sockaddr *remote = (const struct sockaddr *)&peer;
		if (since)
			truth_log(connection, "own", remote, since);
		int64_t before = truth_now();
		if (write(connection, message, length) == length)
			truth_log(connection, "send", remote, before);
	}
	close(connection);
}

static void serve_plain(int listener, int connections)
{
	for (int i = 0; i < connections; i++)
		answer(accept_one(listener), 0);
}

static void serve_fork(int listener, int connections)
{
	for (int i = 0; i < connections; i++) {
		int connection = accept_one(listener);
		int64_t before = truth_now();

		if (fork() == 0) {
			truth_limit(seconds);
			close(listener);
			answer(connection, before);
			_exit(0);
		}
		close(connection);
	}
}

static void serve_prefork(int listener, int connections)
{
	int *taken = mmap(NULL, sizeof *taken, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	for (int i = 0; i < WORKERS; i++) {
		if (fork() == 0) {
			truth_limit(seconds);
			while (__atomic_fetch_add(taken, 1, __ATOMIC_RELAXED) < connections)
				answer(accept_one(listener), 0);
			_exit(0);
		}
	}
}

int main(int argc, char **argv)
{
	if (argc != 7) {
		fprintf(stderr, "usage: tcp_server plain|fork|prefork TRUTH ADDRESS PORT CONNECTIONS SECONDS\n");
		return 2;
	}
	seconds = argv[6];
	truth_limit(seconds);
	truth_open(argv[2]);
	signal(SIGPIPE, SIG_IGN);
	int connections = truth_number(argv[5]);
	int listener = start_listening(argv[3], argv[4]);
	if (strcmp(argv[1], "plain") == 0)
		serve_plain(listener, connections);
	else if (strcmp(argv[1], "fork") == 0)
		serve_fork(listener, connections);
	else if (strcmp(argv[1], "prefork") == 0)
		serve_prefork(listener, connections);
	else
		return 2;
	while (wait(NULL) > 0)
		;
	return 0;
}
