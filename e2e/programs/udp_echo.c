/* udp_echo TRUTH ADDRESS PORT DATAGRAMS SECONDS
 *
 * Sends so many datagrams back to where they came from, on one unconnected socket.
 */
#define _GNU_SOURCE
#include "serving.h"
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
	int datagrams = truth_number(argv[4]);
	int server = start_receiving(argv[2], argv[3]);
	for (int i = 0; i < datagrams; i++) {
		char datagram[2048];
		struct sockaddr_storage peer;
		socklen_t peer_length = sizeof peer;
		struct sockaddr *remote = (struct sockaddr *)&peer;
		ssize_t length = recvfrom(server, datagram, sizeof datagram, 0, remote, &peer_length);

		int64_t before = truth_now();
		if (length >= 0 && sendto(server, datagram, length, 0, remote, peer_length) == length)
			truth_log(server, "send", remote, before);
	}
	return 0;
}
