/* tcp_client MODE TRUTH ADDRESS PORT PROCESSES SECONDS
 *
 * So many processes, one after the other, each with one connection. MODE is how they end:
 *
 *   close  after they wrote, read the answer to its end, and closed the connection
 *   kill   by SIGKILL at once after they wrote
 *   again  as close, but all connect from the same port (1000 above the server's), while the server's end waits in TIME_WAIT
 */
#define _GNU_SOURCE
#include "truth.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Binds to the server's address, which is local, and the port above. */
static void bind_above(int connection, const struct addrinfo *server)
{
	struct sockaddr_storage own;
	struct sockaddr_in *address = (struct sockaddr_in *)&own; /* the port of IPv6 lies at the same place */
	int on = 1;

	memcpy(&own, server->ai_addr, server->ai_addrlen);
	address->sin_port = htons(ntohs(address->sin_port) + 1000);
	setsockopt(connection, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (bind(connection, (struct sockaddr *)&own, server->ai_addrlen))
		truth_fail("bind");
}

static void run(const struct addrinfo *server, const char *mode)
{
	char message[64], answer[256];
	int length = snprintf(message, sizeof message, "from %d\n", getpid());
	int64_t before = truth_now();
	int connection = socket(server->ai_family, SOCK_STREAM, 0);

	if (strcmp(mode, "again") == 0)
		bind_above(connection, server);
	if (connect(connection, server->ai_addr, server->ai_addrlen))
		truth_fail("connect");
	truth_log(connection, "own", server->ai_addr, before);
	before = truth_now();
	if (write(connection, message, length) != length)
		truth_fail("write");
	truth_log(connection, "send", server->ai_addr, before);
	if (strcmp(mode, "kill") == 0) {
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
		fprintf(stderr, "usage: tcp_client close|kill|again TRUTH ADDRESS PORT PROCESSES SECONDS\n");
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
			run(server, argv[1]);
			_exit(0);
		}
		waitpid(child, &status, 0);
		failed |= WIFEXITED(status) && WEXITSTATUS(status) != 0;
	}
	return failed;
}
