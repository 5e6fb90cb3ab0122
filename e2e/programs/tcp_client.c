/* tcp_client MODE TRUTH ADDRESS PORT PROCESSES SECONDS
 *
 * So many processes, one after the other, each with one connection. MODE is how they end:
 *
 *   close  after they wrote, read the answer to its end, and closed the connection
 *   kill   by SIGKILL at once after they wrote
 */
#define _GNU_SOURCE
#include "truth.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(const struct addrinfo *server, int killed)
{
	char message[64], answer[256];
	int length = snprintf(message, sizeof message, "from %d\n", getpid());
	int64_t before = truth_now();
	int connection = socket(server->ai_family, SOCK_STREAM, 0);

	if (connect(connection, server->ai_addr, server->ai_addrlen))
		truth_fail("connect");
	truth_log(connection, "own", server->ai_addr, before);
	before = truth_now();
	if (write(connection, message, length) != length)
		truth_fail("write");
	truth_log(connection, "send", server->ai_addr, before);
	if (killed) {
		truth_log(connection, "reset", server->ai_addr, truth_now());
		kill(getpid(), SIGKILL);
	}
	while (read(connection, answer, sizeof answer) > 0)
		;
	close(connection);
}

int main(int argc, char **argv)
{
	if (argc != 7) {
		fprintf(stderr, "usage: tcp_client close|kill TRUTH ADDRESS PORT PROCESSES SECONDS\n");
		return 2;
	}
	truth_limit(argv[6]);
	truth_open(argv[2]);
	const struct addrinfo *server = truth_address(argv[3], argv[4], SOCK_STREAM);
	int processes = truth_number(argv[5]);
	int failed = 0;
	for (int i = 0; i < processes; i++) {
		int status;
		pid_t child = fork();

		if (child == 0) {
			truth_limit(argv[6]);
			run(server, strcmp(argv[1], "kill") == 0);
			_exit(0);
		}
		waitpid(child, &status, 0);
		failed |= WIFEXITED(status) && WEXITSTATUS(status) != 0;
	}
	return failed;
}
