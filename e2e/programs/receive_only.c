/* receive_only KIND WAY TRUTH ADDRESS PORT MESSAGES SECONDS
 *
 * One process makes a connected socket and asks a stream_server through it; a child that has inherited the socket receives so
 * many messages in that way (ways.h), and never sends. KIND is tcp or udp-connected.
 */
#define _GNU_SOURCE
#include "children.h"
#include "exchange.h"

#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	if (argc != 8) {
		fprintf(stderr, "usage: receive_only KIND WAY TRUTH ADDRESS PORT MESSAGES SECONDS\n");
		return 2;
	}
	truth_limit(argv[7]);
	truth_open(argv[3]);
	const struct way *way = way_named(argv[2]);
	struct client client = client_of(argv[1], argv[4], argv[5]);
	int64_t before = truth_now();
	client_open(&client);
	truth_log(client.socket, "own", NULL, before);
	before = truth_now();
	if (fork() == 0) {
		truth_limit(argv[7]);
		client_receive(&client, way, truth_number(argv[6]), before);
		_exit(0);
	}
	client_send(&client, way_named("message"));
	return children_failed();
}
