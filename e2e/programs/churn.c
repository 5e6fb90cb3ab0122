/* churn TRUTH PORT CONNECTIONS PER-SECOND SECONDS
 *
 * So many connections to the port on 127.0.0.1 to 127.0.0.8, from processes that live for four of them each. On one of two it
 * reads the answer to its end; the others it resets as soon as it has written.
 */
#define _GNU_SOURCE
#include "truth.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CONNECTIONS_OF_ONE 4
#define ADDRESSES 8

static void converse(int port, int number)
{
	struct sockaddr_in server = {
		.sin_family = AF_INET,
		.sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK + number % ADDRESSES),
	};
	const struct sockaddr *remote = (const struct sockaddr *)&server;
	char message[16] = "hello", answer[16];
	int64_t before = truth_now();
	int connection = socket(AF_INET, SOCK_STREAM, 0);

	if (connect(connection, remote, sizeof server))
		truth_fail("connect");
	truth_log(connection, "own", remote, before);
	before = truth_now();
	if (write(connection, message, sizeof message) != sizeof message)
		truth_fail("write");
	truth_log(connection, "send", remote, before);
	if (number % 2) {
		struct linger at_once = { .l_onoff = 1 };

		setsockopt(connection, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
		truth_log(connection, "reset", remote, truth_now());
	} else {
		while (read(connection, answer, sizeof answer) > 0)
			;
	}
	close(connection);
}

static void pause_until(int64_t time)
{
	int64_t left = time - truth_now();
	struct timespec rest = { .tv_sec = left / 1000000000, .tv_nsec = left % 1000000000 };

	if (left > 0)
		nanosleep(&rest, NULL);
}

int main(int argc, char **argv)
{
	if (argc != 6) {
		fprintf(stderr, "usage: churn TRUTH PORT CONNECTIONS PER-SECOND SECONDS\n");
		return 2;
	}
	truth_limit(argv[5]);
	truth_open(argv[1]);
	int port = truth_number(argv[2]), connections = truth_number(argv[3]);
	int64_t pace = 1000000000 / truth_number(argv[4]), start = truth_now();
	int failed = 0;
	for (int i = 0; i < connections; i += CONNECTIONS_OF_ONE) {
		int status;

		pause_until(start + i * pace);
		if (fork() == 0) {
			truth_limit(argv[5]);
			for (int j = i; j < connections && j < i + CONNECTIONS_OF_ONE; j++)
				converse(port, j);
			_exit(0);
		}
		wait(&status);
		failed |= !WIFEXITED(status) || WEXITSTATUS(status) != 0;
	}
	return failed;
}
