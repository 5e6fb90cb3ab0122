/* hand_over HOW KIND WAY TRUTH ADDRESS PORT SECONDS
 *
 * One process makes a socket of that kind (exchange.h) and uses it; then another has it, and uses it in that way (ways.h). HOW
 * it gets it:
 *
 *   fork    from its parent
 *   exec    from its parent, and it is another program, take_over, that uses it
 *   become  the process itself becomes take_over
 *   rights  by SCM_RIGHTS
 *   pidfd   by pidfd_getfd
 */
#define _GNU_SOURCE
#include "children.h"
#include "descriptors.h"
#include "exchange.h"
#include "siblings.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MESSAGES 3

static char **arguments;

static void use(const struct client *client, int64_t since)
{
	client_exchange(client, way_named(arguments[3]), MESSAGES, since);
}

static void become_taker(const struct client *client, int64_t since)
{
	char number[16], time[32];

	snprintf(number, sizeof number, "%d", client->socket);
	snprintf(time, sizeof time, "%" PRId64, since);
	become_sibling((char *[]){ "take_over", number, time, arguments[2], arguments[3], arguments[4], arguments[5], arguments[6],
				   arguments[7], NULL });
}

/* In the process that does not have the socket yet: the number that comes over the channel is the other's descriptor. */
static void take_by_pidfd(struct client *client, int channel)
{
	int descriptor;
	int64_t since;

	if (read(channel, &descriptor, sizeof descriptor) != sizeof descriptor)
		truth_fail("read");
	since = truth_now();
	client->socket = take_descriptor(getppid(), descriptor);
	use(client, since);
}

static void take_by_rights(struct client *client, int channel)
{
	client->socket = receive_descriptor(channel);
	use(client, truth_now());
}

/* Starts the other process before there is a socket; it works on what comes over the channel that is returned. */
static int start_taker(struct client *client, void (*take)(struct client *, int))
{
	int channel[2];

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, channel))
		truth_fail("socketpair");
	if (fork() == 0) {
		truth_limit(arguments[7]);
		close(channel[0]);
		take(client, channel[1]);
		_exit(0);
	}
	close(channel[1]);
	return channel[0];
}

static void use_first(struct client *client)
{
	int64_t before = truth_now();

	client_open(client);
	client_exchange(client, way_named("message"), MESSAGES, before);
}

static void inherit(const struct client *client, int exec)
{
	int64_t since = truth_now();

	if (fork() != 0)
		return;
	truth_limit(arguments[7]);
	if (exec)
		become_taker(client, since);
	use(client, since);
	_exit(0);
}

int main(int argc, char **argv)
{
	if (argc != 8) {
		fprintf(stderr, "usage: hand_over fork|exec|become|rights|pidfd KIND WAY TRUTH ADDRESS PORT SECONDS\n");
		return 2;
	}
	arguments = argv;
	truth_limit(argv[7]);
	truth_open(argv[4]);
	struct client client = client_of(argv[2], argv[5], argv[6]);
	int rights = strcmp(argv[1], "rights") == 0, pidfd = strcmp(argv[1], "pidfd") == 0;
	int channel = rights ? start_taker(&client, take_by_rights) : pidfd ? start_taker(&client, take_by_pidfd) : -1;
	use_first(&client);
	if (rights)
		send_descriptor(channel, client.socket);
	else if (pidfd && write(channel, &client.socket, sizeof client.socket) != sizeof client.socket)
		truth_fail("write");
	else if (strcmp(argv[1], "become") == 0)
		become_taker(&client, truth_now());
	else if (!pidfd)
		inherit(&client, strcmp(argv[1], "exec") == 0);
	return children_failed();
}
