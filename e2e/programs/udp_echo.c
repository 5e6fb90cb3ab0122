/* udp_echo TRUTH ADDRESS PORT DATAGRAMS SECONDS
 *
 * Sends so many datagrams back to where they came from, on one unconnected socket.
 */
#define _GNU_SOURCE
#include "truth.h"

#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	if (argc != 6) {
		fprintf(stderr, "usage: udp_echo TRUTH ADDRESS PORT DATAGRAMS SECONDS\n");
		return 2;
	}
	truth_limit(argv[5]);
	truth_open(argv[1]);
	const struct addrinfo *local = truth_address(argv[2], argv[3], SOCK_DGRAM);
	int datagrams = truth_number(argv[4]);
	int64_t before = truth_now();
	int server = socket(local->ai_family, SOCK_DGRAM, 0);
	if (bind(server, local->ai_addr, local->ai_addrlen))
		truth_fail("bind");
	truth_log(server, "own", NULL, before);
	for (int i = 0; i < datagrams; i++) {
		char datagram[2048];
		struct sockaddr_storage peer;
		socklen_t peer_length = sizeof peer;
		struct sockaddr *remote = (struct sockaddr *)&peer;
		ssize_t length = recvfrom(server, datagram, sizeof datagram, 0, remote, &peer_length);

		before = truth_now();
		if (length >= 0 && sendto(server, datagram, length, 0, remote, peer_length) == length)
			truth_log(server, "send", remote, before);
	}
	return 0;
}
