/* http_get ADDRESS PORT [WORD...]
 *
 * Asks for / by HTTP/1.0 and reads the answer to its end; status 0 where it is 200. WORDs are for who looks at its arguments.
 */
#define _GNU_SOURCE
#include "truth.h"

#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	static const char request[] = "GET / HTTP/1.0\r\n\r\n";
	static const char expected[] = " 200 ";
	char answer[4096];
	size_t got = 0;
	ssize_t length;

	if (argc < 3) {
		fprintf(stderr, "usage: http_get ADDRESS PORT [WORD...]\n");
		return 2;
	}
	truth_limit("20");
	const struct addrinfo *server = truth_address(argv[1], argv[2], SOCK_STREAM);
	int client = socket(server->ai_family, SOCK_STREAM, 0);

	if (connect(client, server->ai_addr, server->ai_addrlen) || write(client, request, strlen(request)) < 0)
		truth_fail("http_get");
	while (got < sizeof answer - 1 && (length = read(client, answer + got, sizeof answer - 1 - got)) > 0)
		got += length;
	answer[got] = 0;
	return strstr(answer, expected) ? 0 : 1;
}
