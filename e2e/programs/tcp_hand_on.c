/* tcp_hand_on HOW TRUTH ADDRESS PORT CONNECTIONS SECONDS
 *
 * A server whose connections are answered by a process that did not accept them, or whose listener is not used by the process
 * that made it:
 *
 *   rights    one process accepts; another one gets each connection by SCM_RIGHTS
 *   pidfd     the other one takes each by pidfd_getfd
 *   inetd     each connection is the standard input and output of a program of its own, tcp_answer
 *   listener  the listener is handed over by SCM_RIGHTS; its maker closes it
 *   activate  the maker of the listener becomes another program, tcp_activated, as soon as there is a connection
 */
#define _GNU_SOURCE
#include "children.h"
#include "descriptors.h"
#include "serving.h"
#include "siblings.h"
#include "truth.h"

#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char **arguments;
static int connections;

/* Starts the process that answers; it works on what comes over the channel that is returned. */
static int start_answerer(void (*work)(int))
{
	int channel[2];

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, channel))
		truth_fail("socketpair");
	if (fork() == 0) {
		truth_limit(arguments[6]);
		close(channel[0]);
		work(channel[1]);
		_exit(0);
	}
	close(channel[1]);
	return channel[0];
}

static void answer_and_close(int connection)
{
	answer_once(connection, truth_now());
	close(connection);
}

static void answer_received(int channel)
{
	for (int i = 0; i < connections; i++)
		answer_and_close(receive_descriptor(channel));
}

static void answer_taken(int channel)
{
	char done = 0;

	for (int i = 0; i < connections; i++) {
		int descriptor;

		if (read(channel, &descriptor, sizeof descriptor) != sizeof descriptor)
			truth_fail("read");
		int connection = take_descriptor(getppid(), descriptor);
		if (write(channel, &done, sizeof done) != sizeof done)
			truth_fail("write");
		answer_and_close(connection);
	}
}

static void let_take(int channel, int connection)
{
	char done;

	if (write(channel, &connection, sizeof connection) != sizeof connection ||
	    read(channel, &done, sizeof done) != sizeof done)
		truth_fail("channel");
}

static void hand_on_each(int listener, int channel, void (*hand_on)(int, int))
{
	for (int i = 0; i < connections; i++) {
		int connection = accept_one(listener);

		hand_on(channel, connection);
		close(connection);
	}
}

static void serve_as_inetd(int listener)
{
	for (int i = 0; i < connections; i++) {
		int connection = accept_one(listener);
		char since[32];

		snprintf(since, sizeof since, "%" PRId64, truth_now());
		if (fork() == 0) {
			dup2(connection, STDIN_FILENO);
			dup2(connection, STDOUT_FILENO);
			close(connection);
			close(listener);
			become_sibling((char *[]){ "tcp_answer", arguments[2], since, arguments[6], NULL });
		}
		close(connection);
	}
}

/* In the process that gets the listener. */
static void serve_received(int channel)
{
	int listener = receive_descriptor(channel);

	for (int i = 0; i < connections; i++)
		answer_and_close(accept_listened(listener, i == 0));
}

static void activate(int listener)
{
	struct pollfd readable = { listener, POLLIN, 0 };
	char number[16], since[32];

	if (poll(&readable, 1, -1) != 1)
		truth_fail("poll");
	snprintf(number, sizeof number, "%d", listener);
	snprintf(since, sizeof since, "%" PRId64, truth_now());
	become_sibling((char *[]){ "tcp_activated", arguments[2], since, number, arguments[5], arguments[6], NULL });
}

int main(int argc, char **argv)
{
	if (argc != 7) {
		fprintf(stderr, "usage: tcp_hand_on rights|pidfd|inetd|listener|activate TRUTH ADDRESS PORT CONNECTIONS SECONDS\n");
		return 2;
	}
	arguments = argv;
	truth_limit(argv[6]);
	truth_open(argv[2]);
	connections = truth_number(argv[5]);
	void (*work)(int) = strcmp(argv[1], "rights") == 0     ? answer_received
			    : strcmp(argv[1], "pidfd") == 0    ? answer_taken
			    : strcmp(argv[1], "listener") == 0 ? serve_received
							       : NULL;
	int channel = work ? start_answerer(work) : -1;
	int listener = start_listening(argv[3], argv[4]);
	if (work == answer_received)
		hand_on_each(listener, channel, send_descriptor);
	else if (work == answer_taken)
		hand_on_each(listener, channel, let_take);
	else if (work == serve_received)
		send_descriptor(channel, listener);
	else if (strcmp(argv[1], "inetd") == 0)
		serve_as_inetd(listener);
	else
		activate(listener);
	close(listener);
	return children_failed();
}
