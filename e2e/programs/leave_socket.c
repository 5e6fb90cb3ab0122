/* leave_socket TRUTH ADDRESS PORT SECONDS
 *
 * Asks a stream_server through a UDP socket and ends at once; a child keeps the socket open for a while and does nothing with it.
 */
#define _GNU_SOURCE
#include "exchange.h"

#include <stdio.h>
#include <unistd.h>

#define WHILE 1 /* second: longer than the server goes on */

int main(int argc, char **argv)
{
	if (argc != 5) {
		fprintf(stderr, "usage: leave_socket TRUTH ADDRESS PORT SECONDS\n");
		return 2;
	}
	truth_limit(argv[4]);
	truth_open(argv[1]);
	struct client client = client_of("udp-connected", argv[2], argv[3]);
	int64_t before = truth_now();
	client_open(&client);
	truth_log(client.socket, "own", NULL, before);
	before = truth_now();
	if (fork() == 0) { /* not limited, which would end it with its parent */
		truth_log(client.socket, "share", NULL, before);
		sleep(truth_seconds(WHILE));
		_exit(0);
	}
	client_send(&client, way_named("message"));
	return 0;
}
