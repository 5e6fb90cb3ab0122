/* take_over SOCKET SINCE KIND WAY TRUTH ADDRESS PORT SECONDS
 *
 * Uses a socket that it has from the program before it (hand_over.c), since the time given.
 */
#define _GNU_SOURCE
#include "exchange.h"

#include <stdio.h>
#include <stdlib.h>

#define MESSAGES 3

int main(int argc, char **argv)
{
	if (argc != 9) {
		fprintf(stderr, "usage: take_over SOCKET SINCE KIND WAY TRUTH ADDRESS PORT SECONDS\n");
		return 2;
	}
	truth_limit(argv[8]);
	truth_open(argv[5]);
	int64_t since = strtoll(argv[2], NULL, 10);
	truth_name(since);
	struct client client = client_of(argv[3], argv[6], argv[7]);
	client.socket = truth_number(argv[1]);
	client.fields = TRUTH_THREAD;
	client_exchange(&client, way_named(argv[4]), MESSAGES, since);
	return 0;
}
