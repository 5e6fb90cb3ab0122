/* announce TEXT ADDRESS PORT COUNT PAUSE STAY
 *
 * Sends TEXT as a UDP packet at once, COUNT times with PAUSE milliseconds between, and ends STAY milliseconds after the last. Waits for no
 * answer.
 */
#define _GNU_SOURCE
#include "truth.h"

#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	if (argc != 7) {
		fprintf(stderr, "usage: announce TEXT ADDRESS PORT COUNT PAUSE STAY\n");
		return 2;
	}
	const struct addrinfo *to = truth_address(argv[2], argv[3], SOCK_DGRAM);
	int sender = socket(to->ai_family, SOCK_DGRAM, 0);
	int count = truth_number(argv[4]);

	for (int i = 0; i < count; i++) {
		if (i > 0)
			usleep(truth_number(argv[5]) * 1000);
		if (sendto(sender, argv[1], strlen(argv[1]), 0, to->ai_addr, to->ai_addrlen) < 0)
			truth_fail("sendto");
	}
	usleep(truth_number(argv[6]) * 1000);
	return 0;
}
