/* drop_privileges KIND TRUTH ADDRESS PORT USER SECONDS
 *
 * Uses a socket as root, and goes on using it as that user.
 */
#define _GNU_SOURCE
#include "exchange.h"

#include <grp.h>
#include <stdio.h>
#include <sys/types.h>
#include <unistd.h>

#define MESSAGES 3

int main(int argc, char **argv)
{
	if (argc != 7) {
		fprintf(stderr, "usage: drop_privileges KIND TRUTH ADDRESS PORT USER SECONDS\n");
		return 2;
	}
	truth_limit(argv[6]);
	truth_open(argv[2]);
	uid_t user = truth_number(argv[5]);
	struct client client = client_of(argv[1], argv[3], argv[4]);
	int64_t before = truth_now();
	client.fields = TRUTH_USER;
	client_open(&client);
	client_exchange(&client, way_named("message"), MESSAGES, before);
	before = truth_now();
	if (setgroups(0, NULL) || setresgid(user, user, user) || setresuid(user, user, user))
		truth_fail("setresuid");
	client_exchange(&client, way_named("message"), MESSAGES, before);
	return 0;
}
