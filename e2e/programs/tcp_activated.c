/* tcp_activated TRUTH LISTENER CONNECTIONS SECONDS
 *
 * Serves on a listener that it has from the program before it, one connection after the other.
 */
#define _GNU_SOURCE
#include "serving.h"
#include "truth.h"

#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	if (argc != 5) {
		fprintf(stderr, "usage: tcp_activated TRUTH LISTENER CONNECTIONS SECONDS\n");
		return 2;
	}
	truth_limit(argv[4]);
	truth_open(argv[1]);
	int listener = truth_number(argv[2]);
	int connections = truth_number(argv[3]);
	for (int i = 0; i < connections; i++) {
		int connection = accept_listened(listener, i == 0);

		while (answer_once(connection, 0))
			;
		close(connection);
	}
	return 0;
}
