/* crowd TRUTH PORT PROCESSES SECONDS
 *
 * So many processes with two bound UDP sockets and two listening TCP sockets each, on 127.0.0.1, that do nothing. After SIGUSR1
 * each sends one datagram to the port, from its first socket; after SIGTERM all end.
 */
#define _GNU_SOURCE
#include "truth.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define SOCKETS_OF_ONE 4

static sigset_t signals;

static int open_socket(int type, int port)
{
	struct sockaddr_in local = {
		.sin_family = AF_INET,
		.sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	int64_t before = truth_now();
	int opened = socket(AF_INET, type, 0);

	if (bind(opened, (struct sockaddr *)&local, sizeof local) || (type == SOCK_STREAM && listen(opened, 1)))
		truth_fail("open_socket");
	truth_log(opened, "own", NULL, before);
	return opened;
}

/* Waits for a signal; whether it was SIGUSR1. */
static int await_signal(void)
{
	int number;

	sigwait(&signals, &number);
	return number == SIGUSR1;
}

static void be_one(int port)
{
	struct sockaddr_in sink = {
		.sin_family = AF_INET,
		.sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	int first = open_socket(SOCK_DGRAM, 0);

	for (int i = 1; i < SOCKETS_OF_ONE; i++)
		open_socket(i % 2 ? SOCK_STREAM : SOCK_DGRAM, 0);
	if (!await_signal())
		return;
	if (sendto(first, "here", 4, 0, (struct sockaddr *)&sink, sizeof sink) != 4)
		truth_fail("sendto");
	await_signal();
}

int main(int argc, char **argv)
{
	if (argc != 5) {
		fprintf(stderr, "usage: crowd TRUTH PORT PROCESSES SECONDS\n");
		return 2;
	}
	truth_limit(argv[4]);
	truth_open(argv[1]);
	sigemptyset(&signals);
	sigaddset(&signals, SIGUSR1);
	sigaddset(&signals, SIGTERM);
	sigprocmask(SIG_BLOCK, &signals, NULL);
	int port = truth_number(argv[2]), processes = truth_number(argv[3]);
	pid_t members[processes];
	for (int i = 0; i < processes; i++) {
		members[i] = fork();
		if (members[i] == 0) {
			truth_limit(argv[4]);
			be_one(port);
			_exit(0);
		}
		if (members[i] < 0)
			truth_fail("fork");
	}
	open_socket(SOCK_DGRAM, port);
	for (int asked = 1; asked;) {
		asked = await_signal();
		for (int i = 0; i < processes; i++)
			kill(members[i], asked ? SIGUSR1 : SIGTERM);
	}
	while (wait(NULL) > 0)
		;
	return 0;
}
