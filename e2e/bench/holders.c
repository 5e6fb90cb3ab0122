/*
 * holders ADDRESS PROCESSES SOCKETS SECONDS
 *
 * So many processes, each with as many UDP sockets bound to ADDRESS, that do nothing for SECONDS, or until the first one is ended. Says
 * "ready" when all are there.
 */
#define _GNU_SOURCE
#include "bench.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

static void open_sockets(const char *address, long count)
{
	struct sockaddr_in local = {.sin_family = AF_INET};
	int one = 1;

	inet_pton(AF_INET, address, &local.sin_addr);
	for (long i = 0; i < count; i++) {
		int fd = socket(AF_INET, SOCK_DGRAM, 0);

		/* Ports are fewer than sockets. */
		local.sin_port = htons(10000 + i % 50000);
		if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one)) || bind(fd, (struct sockaddr *)&local, sizeof(local)))
			die("socket");
	}
}

int main(int argc, char **argv)
{
	struct rlimit limit;
	pid_t first = getpid();
	int ready[2];
	char byte;

	if (argc != 5) {
		fprintf(stderr, "usage: holders ADDRESS PROCESSES SOCKETS SECONDS\n");
		return 2;
	}
	if (getrlimit(RLIMIT_NOFILE, &limit))
		die("getrlimit");
	limit.rlim_cur = limit.rlim_max;
	if (setrlimit(RLIMIT_NOFILE, &limit) || pipe(ready))
		die("prepare");
	alarm(atoi(argv[4]));
	for (long i = 1; i < atol(argv[2]); i++) {
		pid_t child = fork();

		if (child < 0)
			die("fork");
		if (child > 0)
			continue;
		alarm(atoi(argv[4]));
		if (prctl(PR_SET_PDEATHSIG, SIGKILL) || getppid() != first)
			_exit(1);
		open_sockets(argv[1], atol(argv[3]));
		if (write(ready[1], "", 1) != 1)
			_exit(1);
		pause();
		_exit(0);
	}
	open_sockets(argv[1], atol(argv[3]));
	for (long i = 1; i < atol(argv[2]); i++)
		if (read(ready[0], &byte, 1) != 1)
			die("read");
	puts("ready");
	fflush(stdout);
	pause();
	return 0;
}
