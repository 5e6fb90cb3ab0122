/* stream_server KIND TRUTH ADDRESS PORT MESSAGES SECONDS
 *
 * Waits for one message from one client, and sends so many back, with a pause between them. KIND is tcp or udp.
 */
#define _GNU_SOURCE
#include "serving.h"
#include "truth.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PAUSE 20000 /* microseconds */

int main(int argc, char **argv)
{
	if (argc != 7) {
		fprintf(stderr, "usage: stream_server tcp|udp TRUTH ADDRESS PORT MESSAGES SECONDS\n");
		return 2;
	}
	truth_limit(argv[6]);
	truth_open(argv[2]);
	int stream = strcmp(argv[1], "tcp") == 0, messages = truth_number(argv[5]);
	int server = stream ? accept_one(start_listening(argv[3], argv[4])) : start_receiving(argv[3], argv[4]);
	char message[256];
	struct sockaddr_storage peer;
	socklen_t peer_length = sizeof peer;
	ssize_t length = recvfrom(server, message, sizeof message, 0, (struct sockaddr *)&peer, &peer_length);
	if (length < 0)
		truth_fail("recvfrom");
	if (stream) { /* which does not tell the sender with the message */
		peer_length = sizeof peer;
		if (getpeername(server, (struct sockaddr *)&peer, &peer_length))
			truth_fail("getpeername");
	}
	for (int i = 0; i < messages; i++) {
		int64_t before = truth_now();

		if (sendto(server, message, length, 0, (struct sockaddr *)&peer, peer_length) != length)
			truth_fail("sendto");
		truth_log(server, "send", (struct sockaddr *)&peer, before);
		usleep(PAUSE);
	}
	return 0;
}
