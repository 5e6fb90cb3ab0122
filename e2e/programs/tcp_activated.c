/* tcp_activated TRUTH SINCE LISTENER CONNECTIONS SECONDS
 *
 * Serves on a listener that it has from the program that the process was until the time given, one connection after the other.
 */
#define _GNU_SOURCE
#include "serving.h"
#include "truth.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	if (argc != 6) {
		fprintf(stderr, "usage: tcp_activated TRUTH SINCE LISTENER CONNECTIONS SECONDS\n");
		return 2;
	}
	truth_limit(argv[5]);
	truth_open(argv[1]);
	truth_name(strtoll(argv[2], NULL, 10));
	int listener = truth_number(argv[3]);
	int connections = truth_number(argv[4]);
	for (int i = 0; i < connections; i++) {
		int connection = accept_one(listener);

		answer_once(connection, 0);
		close(connection);
	}
	return 0;
}
