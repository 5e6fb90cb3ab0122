/* tcp_echo TRUTH ADDRESS PORT CONNECTIONS SECONDS
 *
 * Takes so many connections, one after the other, and sends back on each what comes, until its end.
 */
#define _GNU_SOURCE
#include "serving.h"
#include "truth.h"

#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	if (argc != 6) {
		fprintf(stderr, "usage: tcp_echo TRUTH ADDRESS PORT CONNECTIONS SECONDS\n");
		return 2;
	}
	truth_limit(argv[5]);
	truth_open(argv[1]);
	int listener = start_listening(argv[2], argv[3]);
	int connections = truth_number(argv[4]);
	for (int i = 0; i < connections; i++) {
		int connection = accept_one(listener);

		while (answer_once(connection, 0))
			;
		close(connection);
	}
	return 0;
}
