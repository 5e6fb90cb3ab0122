/* tcp_server MODE TRUTH ADDRESS PORT CONNECTIONS SECONDS
 *
 * Takes so many connections, sends back on each what it reads first, and closes it. MODE is which process does that:
 *
 *   plain      the one that listens
 *   fork       for each connection a child that never execs; the one that listens accepts
 *   prefork    one of four children, made beforehand, that all accept on the listening socket
 *   reuseport  one of four children that have a listening socket each, by SO_REUSEPORT
 *   late       a child that accepts long after the handshake, when the client has sent already
 *   threads    one of four threads of the one that listens; each accepts
 *   handoff    one of four threads; another one accepts
 *
 * With talk- before plain or fork, it sends back all that it reads on the connection, until the client closes it. With slow- before
 * prefork, it reads a while after it has accepted.
 */
#define _GNU_SOURCE
#include "truth.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORKERS 4
#define LATE_MICROSECONDS 200000

static const char *seconds;
static int talks; /* sends back more than what it read first */
static int slow; /* reads long after it has accepted */
static int fields; /* of enum truth_fields, for what it sends */

static int start_listening(const char *address, const char *port, int option)
{
	const struct addrinfo *local = truth_address(address, port, SOCK_STREAM);
	int listener = socket(local->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	int on = 1;

	setsockopt(listener, SOL_SOCKET, option, &on, sizeof on);
	if (bind(listener, local->ai_addr, local->ai_addrlen) || listen(listener, 1024))
		truth_fail("listen");
	return listener;
}

/* What accept gave; the peer is known even where it has reset the connection already. */
struct connection {
	int socket;
	struct sockaddr_storage peer;
};

/* The process has the connection since the time given. */
static struct connection accept_one_since(int listener, int64_t since)
{
	struct connection accepted;
	socklen_t length = sizeof accepted.peer;

	accepted.socket = accept(listener, (struct sockaddr *)&accepted.peer, &length);
	if (accepted.socket < 0)
		truth_fail("accept");
	truth_log(accepted.socket, "own", (struct sockaddr *)&accepted.peer, since);
	return accepted;
}

static struct connection accept_one(int listener)
{
	return accept_one_since(listener, truth_now());
}

/*
 * Answers on the connection and closes it. Where a time is given, the process was given the connection then, and uses it as soon
 * as it has read from it.
 */
static void answer(struct connection connection, int64_t since)
{
	char message[256];
	const struct sockaddr *remote = (const struct sockaddr *)&connection.peer;
	ssize_t length;

	if (slow)
		usleep(LATE_MICROSECONDS);
	do {
		length = read(connection.socket, message, sizeof message);
		if (since)
			truth_log(connection.socket, "own", remote, since);
		since = 0;
		int64_t before = truth_now();
		if (length > 0 && write(connection.socket, message, length) == length)
			truth_log_fields(connection.socket, "send", remote, before, fields);
	} while (talks && length > 0);
	close(connection.socket);
}

static void serve_plain(int listener, int connections)
{
	for (int i = 0; i < connections; i++)
		answer(accept_one(listener), 0);
}

static void serve_fork(int listener, int connections)
{
	for (int i = 0; i < connections; i++) {
		struct connection connection = accept_one(listener);
		int64_t before = truth_now();

		if (fork() == 0) {
			truth_limit(seconds);
			close(listener);
			answer(connection, before);
			_exit(0);
		}
		close(connection.socket);
	}
}

static void serve_late(int listener, int connections)
{
	if (fork() != 0)
		return;
	truth_limit(seconds);
	for (int i = 0; i < connections; i++) {
		usleep(LATE_MICROSECONDS);
		answer(accept_one(listener), 0);
	}
	_exit(0);
}

/* A number that forked workers share. */
static int *shared_number(void)
{
	return mmap(NULL, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

static void serve_prefork(int listener, int connections)
{
	int *taken = shared_number();

	for (int i = 0; i < WORKERS; i++) {
		if (fork() == 0) {
			truth_limit(seconds);
			while (__atomic_fetch_add(taken, 1, __ATOMIC_RELAXED) < connections)
				answer(accept_one(listener), 0);
			_exit(0);
		}
	}
}

/* The kernel chooses the worker by the client's address when the SYN comes: all of the connection is that worker's. */
static void serve_reuseport(const char *address, const char *port, int connections)
{
	int *listening = shared_number(), *answered = shared_number();
	pid_t workers[WORKERS];

	for (int i = 0; i < WORKERS; i++) {
		workers[i] = fork();
		if (workers[i] == 0) {
			int64_t before = truth_now();

			truth_limit(seconds);
			int listener = start_listening(address, port, SO_REUSEPORT);
			__atomic_fetch_add(listening, 1, __ATOMIC_RELAXED);
			for (;;) {
				answer(accept_one_since(listener, before), 0);
				__atomic_fetch_add(answered, 1, __ATOMIC_RELAXED);
			}
		}
	}
	while (__atomic_load_n(listening, __ATOMIC_RELAXED) < WORKERS)
		usleep(1000);
	truth_name(truth_now()); /* all are ready */
	while (__atomic_load_n(answered, __ATOMIC_RELAXED) < connections)
		usleep(1000);
	for (int i = 0; i < WORKERS; i++)
		kill(workers[i], SIGTERM);
}

/* What the threads of a pool work on. */
static int pool_listener, pool_connections, pool_taken;
static int pool_queue[2]; /* a pipe of accepted connections */

static void name_thread(int number)
{
	char name[16];

	snprintf(name, sizeof name, "pool-%d", number);
	pthread_setname_np(pthread_self(), name);
}

static void *accept_and_answer(void *number)
{
	name_thread((int)(intptr_t)number);
	while (__atomic_fetch_add(&pool_taken, 1, __ATOMIC_RELAXED) < pool_connections)
		answer(accept_one(pool_listener), 0);
	return NULL;
}

static void *answer_queued(void *number)
{
	struct connection connection;

	name_thread((int)(intptr_t)number);
	while (read(pool_queue[0], &connection, sizeof connection) == sizeof connection)
		answer(connection, 0);
	return NULL;
}

static void serve_threads(int listener, int connections, int hands_off)
{
	pthread_t threads[WORKERS];

	fields = TRUTH_THREAD;
	pool_listener = listener;
	pool_connections = connections;
	if (pipe(pool_queue))
		truth_fail("pipe");
	for (int i = 0; i < WORKERS; i++)
		pthread_create(&threads[i], NULL, hands_off ? answer_queued : accept_and_answer, (void *)(intptr_t)i);
	for (int i = 0; hands_off && i < connections; i++) {
		struct connection connection = accept_one(listener);

		if (write(pool_queue[1], &connection, sizeof connection) != sizeof connection)
			truth_fail("write");
	}
	close(pool_queue[1]);
	for (int i = 0; i < WORKERS; i++)
		pthread_join(threads[i], NULL);
}

static int serve(const char *mode, const char *address, const char *port, int connections)
{
	if (strcmp(mode, "reuseport") == 0) {
		serve_reuseport(address, port, connections);
		return 1;
	}
	int64_t before = truth_now();
	int listener = start_listening(address, port, SO_REUSEADDR);
	truth_log(listener, "listen", NULL, before);
	if (strcmp(mode, "plain") == 0)
		serve_plain(listener, connections);
	else if (strcmp(mode, "fork") == 0)
		serve_fork(listener, connections);
	else if (strcmp(mode, "prefork") == 0)
		serve_prefork(listener, connections);
	else if (strcmp(mode, "late") == 0)
		serve_late(listener, connections);
	else if (strcmp(mode, "threads") == 0 || strcmp(mode, "handoff") == 0)
		serve_threads(listener, connections, strcmp(mode, "handoff") == 0);
	else
		return 0;
	return 1;
}

int main(int argc, char **argv)
{
	if (argc != 7) {
		fprintf(stderr, "usage: tcp_server MODE TRUTH ADDRESS PORT CONNECTIONS SECONDS\n");
		return 2;
	}
	const char *mode = argv[1];
	seconds = argv[6];
	truth_limit(seconds);
	truth_open(argv[2]);
	signal(SIGPIPE, SIG_IGN);
	talks = strncmp(mode, "talk-", strlen("talk-")) == 0;
	slow = strncmp(mode, "slow-", strlen("slow-")) == 0;
	if (!serve(mode + (talks || slow ? strlen("talk-") : 0), argv[3], argv[4], truth_number(argv[5])))
		return 2;
	while (wait(NULL) > 0)
		;
	return 0;
}
