/* session tcp|udp USER TRUTH ADDRESS PORT MESSAGES SECONDS
 *
 * Connects a socket, lets a process use it, and waits for SIGUSR1. Then that process sends so many messages, waits for each to
 * come back, and closes the socket. USER is which process:
 *
 *   self     the one that connected
 *   child    its child; the parent keeps the socket, too
 *   orphan   its child, after the parent has ended
 *   program  its child, which has executed this program by another name (session_taker), after the parent has ended
 *
 * A TCP connection probes its peer each second that it is idle.
 */
#define _GNU_SOURCE
#include "truth.h"

#include <errno.h>
#include <limits.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static sigset_t go;

static int connect_to(const struct addrinfo *server)
{
	int64_t before = truth_now();
	int connection = socket(server->ai_family, server->ai_socktype, 0);
	int on = 1, second = 1;

	if (server->ai_socktype == SOCK_STREAM) {
		setsockopt(connection, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
		setsockopt(connection, IPPROTO_TCP, TCP_KEEPIDLE, &second, sizeof second);
		setsockopt(connection, IPPROTO_TCP, TCP_KEEPINTVL, &second, sizeof second);
	}
	if (connect(connection, server->ai_addr, server->ai_addrlen))
		truth_fail("connect");
	truth_log(connection, "own", NULL, before);
	return connection;
}

/* Waits for the signal and uses the socket, which is this process's own from then on. */
static void use(int connection, int messages)
{
	char message[64], answer[256];
	int length = snprintf(message, sizeof message, "from %d\n", getpid());
	int number;

	sigwait(&go, &number);
	int64_t first = truth_now();
	for (int i = 0; i < messages; i++) {
		int64_t before = truth_now();

		if (send(connection, message, length, 0) != length)
			truth_fail("send");
		if (i == 0)
			truth_log(connection, "own", NULL, first);
		truth_log(connection, "send", NULL, before);
		if (recv(connection, answer, sizeof answer, 0) <= 0)
			truth_fail("recv");
	}
	close(connection);
}

/* The parent ends: the socket is this process's alone. */
static void await_the_end_of(pid_t parent, int connection, int64_t since)
{
	while (getppid() == parent)
		usleep(1000);
	truth_log(connection, "own", NULL, since);
}

static void execute_taker(char **argv, int connection, pid_t former)
{
	char path[PATH_MAX], descriptor[16], parent[16];

	snprintf(descriptor, sizeof descriptor, "%d", connection);
	snprintf(parent, sizeof parent, "%d", former);
	snprintf(path, sizeof path, "%s_taker", argv[0]);
	execl(path, path, argv[3], argv[6], argv[7], descriptor, parent, NULL);
	truth_fail(path);
}

/* session_taker TRUTH MESSAGES SECONDS DESCRIPTOR PARENT */
static int take_over(char **argv)
{
	int connection = truth_number(argv[4]);

	alarm(truth_seconds(truth_number(argv[3])));
	truth_open(argv[1]);
	await_the_end_of(atoi(argv[5]), connection, truth_now());
	use(connection, truth_number(argv[2]));
	return 0;
}

static void hand_over(char **argv, int connection)
{
	pid_t parent = getpid();
	int64_t before = truth_now();
	int keeps = strcmp(argv[2], "child") == 0;

	if (fork() != 0) {
		if (keeps)
			wait(NULL);
		return;
	}
	alarm(truth_seconds(truth_number(argv[7])));
	if (strcmp(argv[2], "program") == 0)
		execute_taker(argv, connection, parent);
	if (keeps)
		truth_log(connection, "share", NULL, before);
	else
		await_the_end_of(parent, connection, before);
	use(connection, truth_number(argv[6]));
}

int main(int argc, char **argv)
{
	sigemptyset(&go);
	sigaddset(&go, SIGUSR1);
	sigprocmask(SIG_BLOCK, &go, NULL);
	if (argc == 6 && strcmp(program_invocation_short_name, "session_taker") == 0)
		return take_over(argv);
	if (argc != 8) {
		fprintf(stderr, "usage: session tcp|udp self|child|orphan|program TRUTH ADDRESS PORT MESSAGES SECONDS\n");
		return 2;
	}
	truth_limit(argv[7]);
	truth_open(argv[3]);
	int type = strcmp(argv[1], "tcp") == 0 ? SOCK_STREAM : SOCK_DGRAM;
	int connection = connect_to(truth_address(argv[4], argv[5], type));
	if (strcmp(argv[2], "self") == 0)
		use(connection, truth_number(argv[6]));
	else
		hand_over(argv, connection);
	return 0;
}
