/* udp_client MODE TRUTH ADDRESS PORT PROCESSES DATAGRAMS SECONDS
 *
 * So many processes, one after the other, each with one socket, send so many datagrams and wait for each to come back.
 * MODE is connected or unconnected: whether the socket is.
 */
#define _GNU_SOURCE
#include "truth.h"

#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(const struct addrinfo *server, int connected, int datagrams)
{
	struct timeval patience = { .tv_sec = truth_seconds(1) };
	char message[64], answer[256];
	int length = snprintf(message, sizeof message, "from %d\n", getpid());
	int64_t first = truth_now();
	int client = socket(server->ai_family, SOCK_DGRAM, 0);

	setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	if (connected && connect(client, server->ai_addr, server->ai_addrlen))
		truth_fail("connect");
	for (int i = 0; i < datagrams; i++) {
		int64_t before = truth_now();
		ssize_t sent = connected ? send(client, message, length, 0)
					 : sendto(client, message, length, 0, server->ai_addr, server->ai_addrlen);

		if (sent != length)
			truth_fail("send");
		if (i == 0) /* an unconnected socket has no port before */
			truth_log(client, "own", connected ? NULL : server->ai_addr, first);
		truth_log(client, "send", connected ? NULL : server->ai_addr, before);
		recv(client, answer, sizeof answer, 0);
	}
	close(client);
}

int main(int argc, char **argv)
{
	if (argc != 8) {
		fprintf(stderr, "usage: udp_client connected|unconnected TRUTH ADDRESS PORT PROCESSES DATAGRAMS SECONDS\n");
		return 2;
	}
	truth_limit(argv[7]);
	truth_open(argv[2]);
	const struct addrinfo *server = truth_address(argv[3], argv[4], SOCK_DGRAM);
	int processes = truth_number(argv[5]), datagrams = truth_number(argv[6]);
	int failed = 0;
	for (int i = 0; i < processes; i++) {
		int status;
		pid_t child = fork();

		if (child == 0) {
			truth_limit(argv[7]);
			run(server, strcmp(argv[1], "connected") == 0, datagrams);
			_exit(0);
		}
		waitpid(child, &status, 0);
		failed |= !WIFEXITED(status) || WEXITSTATUS(status) != 0;
	}
	return failed;
}
