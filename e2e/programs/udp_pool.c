/* udp_pool MODE TRUTH ADDRESS PORT DATAGRAMS SECONDS
 *
 * Sends so many datagrams back to where they came from. MODE is who does that:
 *
 *   threads    one of four threads, on one unconnected socket
 *   reuseport  one of four children that have a socket each, by SO_REUSEPORT; the kernel chooses by the sender's address
 */
#define _GNU_SOURCE
#include "truth.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORKERS 4

static int pool_socket, *answered;

static int open_socket(const char *address, const char *port)
{
	const struct addrinfo *local = truth_address(address, port, SOCK_DGRAM);
	int opened = socket(local->ai_family, SOCK_DGRAM, 0);
	int on = 1;

	setsockopt(opened, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
	if (bind(opened, local->ai_addr, local->ai_addrlen))
		truth_fail("bind");
	return opened;
}

/* Answers one datagram; where the time is given, all from that peer has come to this process since then. */
static void answer(int server, int64_t since, int fields)
{
	char datagram[2048];
	struct sockaddr_storage peer;
	socklen_t peer_length = sizeof peer;
	struct sockaddr *remote = (struct sockaddr *)&peer;
	ssize_t length = recvfrom(server, datagram, sizeof datagram, 0, remote, &peer_length);

	if (length < 0)
		truth_fail("recvfrom");
	if (since)
		truth_log(server, "own", remote, since);
	int64_t before = truth_now();
	if (sendto(server, datagram, length, 0, remote, peer_length) != length)
		truth_fail("sendto");
	truth_log_fields(server, "send", remote, before, fields);
	__atomic_fetch_add(answered, 1, __ATOMIC_RELAXED);
}

static void *answer_as_thread(void *number)
{
	char name[16];

	snprintf(name, sizeof name, "pool-%d", (int)(intptr_t)number);
	pthread_setname_np(pthread_self(), name);
	for (;;)
		answer(pool_socket, 0, TRUTH_THREAD);
	return NULL;
}

static void start_threads(const char *address, const char *port)
{
	int64_t before = truth_now();
	pthread_t thread;

	pool_socket = open_socket(address, port);
	truth_log(pool_socket, "own", NULL, before);
	for (int i = 0; i < WORKERS; i++)
		pthread_create(&thread, NULL, answer_as_thread, (void *)(intptr_t)i);
}

static void start_processes(const char *address, const char *port, const char *seconds, pid_t *workers)
{
	for (int i = 0; i < WORKERS; i++) {
		int ready[2];
		char byte = 0;

		if (pipe(ready))
			truth_fail("pipe");
		workers[i] = fork();
		if (workers[i] == 0) {
			int64_t before = truth_now();

			truth_limit(seconds);
			int server = open_socket(address, port);
			if (write(ready[1], &byte, 1) != 1)
				truth_fail("write");
			for (;;)
				answer(server, before, 0);
		}
		close(ready[1]);
		if (read(ready[0], &byte, 1) != 1)
			truth_fail("a worker");
		close(ready[0]);
	}
	truth_name(truth_now()); /* all are ready */
}

int main(int argc, char **argv)
{
	pid_t workers[WORKERS] = { 0 };

	if (argc != 7) {
		fprintf(stderr, "usage: udp_pool threads|reuseport TRUTH ADDRESS PORT DATAGRAMS SECONDS\n");
		return 2;
	}
	truth_limit(argv[6]);
	truth_open(argv[2]);
	int datagrams = truth_number(argv[5]);
	answered = mmap(NULL, sizeof *answered, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (strcmp(argv[1], "threads") == 0)
		start_threads(argv[3], argv[4]);
	else
		start_processes(argv[3], argv[4], argv[6], workers);
	while (__atomic_load_n(answered, __ATOMIC_RELAXED) < datagrams)
		usleep(1000);
	for (int i = 0; i < WORKERS && workers[i]; i++)
		kill(workers[i], SIGTERM);
	while (wait(NULL) > 0)
		;
	return 0;
}
