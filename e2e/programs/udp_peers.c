/* udp_peers TRUTH ADDRESS PORT PEERS ROUNDS SECONDS
 *
 * One unconnected socket asks so many servers in turn, at the port and those that follow it.
 */
#define _GNU_SOURCE
#include "exchange.h"

#include <stdio.h>

int main(int argc, char **argv)
{
	if (argc != 7) {
		fprintf(stderr, "usage: udp_peers TRUTH ADDRESS PORT PEERS ROUNDS SECONDS\n");
		return 2;
	}
	truth_limit(argv[6]);
	truth_open(argv[1]);
	int first = truth_number(argv[3]), peers = truth_number(argv[4]), rounds = truth_number(argv[5]);
	int64_t since = truth_now();
	struct client client = client_of("udp", argv[2], argv[3]);
	client_open(&client);
	for (int i = 0; i < rounds * peers; i++) {
		char port[16];

		snprintf(port, sizeof port, "%d", first + i % peers);
		client.server = truth_address(argv[2], port, SOCK_DGRAM);
		client_exchange(&client, way_named("message"), 1, since);
	}
	return 0;
}
