/* tcp_answer TRUTH SINCE SECONDS
 *
 * What inetd starts: answers on the connection that is its standard input and output, which it has since the time given.
 */
#define _GNU_SOURCE
#include "serving.h"
#include "truth.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	if (argc != 4) {
		fprintf(stderr, "usage: tcp_answer TRUTH SINCE SECONDS\n");
		return 2;
	}
	truth_limit(argv[3]);
	truth_open(argv[1]);
	int64_t since = strtoll(argv[2], NULL, 10);
	truth_name(since);
	return !answer_once(STDIN_FILENO, since);
}
