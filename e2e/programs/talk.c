/* talk KIND WAY TRUTH ADDRESS PORT MESSAGES SECONDS
 *
 * One process with one socket of that kind (exchange.h), used in that way (ways.h). Under other names it is another program.
 */
#define _GNU_SOURCE
#include "exchange.h"

#include <stdio.h>

int main(int argc, char **argv)
{
	if (argc != 8) {
		fprintf(stderr, "usage: talk KIND WAY TRUTH ADDRESS PORT MESSAGES SECONDS\n");
		return 2;
	}
	truth_limit(argv[7]);
	truth_open(argv[3]);
	struct client client = client_of(argv[1], argv[4], argv[5]);
	int64_t since = truth_now();
	client_open(&client);
	client_exchange(&client, way_named(argv[2]), truth_number(argv[6]), since);
	return 0;
}
