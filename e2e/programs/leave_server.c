/* leave_server exit|close|dup tcp|udp TRUTH ADDRESS PORT COUNT SECONDS
 *
 * A server that becomes a daemon: one process makes the socket that everybody may send to, its child is the one that serves, COUNT
 * connections or datagrams, and waits for each without taking it. The maker ends, or closes its descriptor and
 * stays. With dup there is only one process, which closes one descriptor of two.
 */
#define _GNU_SOURCE
#include "children.h"
#include "serving.h"
#include "truth.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

static char **arguments;

static void wait_readable(int descriptor)
{
	struct pollfd readable = { descriptor, POLLIN, 0 };

	if (poll(&readable, 1, -1) != 1)
		truth_fail("poll");
}

static void echo(int server)
{
	char datagram[2048];
	struct sockaddr_storage peer;
	socklen_t length = sizeof peer;
	ssize_t size = recvfrom(server, datagram, sizeof datagram, 0, (struct sockaddr *)&peer, &length);

	if (size < 0 || sendto(server, datagram, size, 0, (struct sockaddr *)&peer, length) != size)
		truth_fail("echo");
}

static void answer(int listener)
{
	int connection = accept_one(listener);

	answer_once(connection, 0);
	close(connection);
}

static void serve(int server, int is_tcp, int64_t since)
{
	truth_log(server, is_tcp ? "listen" : "own", NULL, since);
	child_ready();
	for (int i = 0; i < truth_number(arguments[6]); i++) {
		wait_readable(server);
		(is_tcp ? answer : echo)(server);
	}
}

static void make(int number)
{
	int is_tcp = strcmp(arguments[2], "tcp") == 0;
	int server = is_tcp ? start_listening(arguments[4], arguments[5]) : start_receiving(arguments[4], arguments[5]);
	int64_t since = truth_now();
	int left[2];
	char byte;

	(void)number;
	if (strcmp(arguments[1], "dup") == 0) {
		int other = dup(server);

		close(server);
		serve(other, is_tcp, since);
		_exit(0);
	}
	if (pipe(left))
		truth_fail("pipe");
	if (fork() == 0) {
		/* It is to live on when its parent ends. */
		alarm(truth_seconds(truth_number(arguments[7])));
		close(left[1]);
		/* The maker has left as soon as its end is closed. */
		if (read(left[0], &byte, 1) != 0)
			truth_fail("read");
		serve(server, is_tcp, since);
		_exit(0);
	}
	if (strcmp(arguments[1], "exit") == 0)
		_exit(0);
	close(server);
	close(left[1]);
	_exit(children_failed());
}

int main(int argc, char **argv)
{
	if (argc != 8) {
		fprintf(stderr, "usage: leave_server exit|close|dup tcp|udp TRUTH ADDRESS PORT COUNT SECONDS\n");
		return 2;
	}
	arguments = argv;
	truth_limit(argv[7]);
	truth_open(argv[3]);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	int64_t before = truth_now();
	children_start(1, argv[7], make);
	truth_name(before);
	return children_failed();
}
