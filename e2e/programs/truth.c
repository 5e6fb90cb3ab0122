#define _GNU_SOURCE
#include "truth.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#define ENDPOINT_LENGTH (INET6_ADDRSTRLEN + sizeof "[]:65535")

static int truth_file = -1;

void truth_fail(const char *what)
{
	fprintf(stderr, "%s: %s: %s\n", program_invocation_short_name, what, strerror(errno));
	exit(1);
}

void truth_open(const char *path)
{
	truth_file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
	if (truth_file < 0)
		truth_fail(path);
}

int64_t truth_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* An IPv4 address in an IPv6 socket is written as the IPv4 address that is on the wire. */
static void print_endpoint(char *text, const struct sockaddr *address)
{
	char host[INET6_ADDRSTRLEN];

	if (address->sa_family == AF_INET6) {
		const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)address;

		if (IN6_IS_ADDR_V4MAPPED(&v6->sin6_addr)) {
			inet_ntop(AF_INET, &v6->sin6_addr.s6_addr[12], host, sizeof host);
			snprintf(text, ENDPOINT_LENGTH, "%s:%d", host, ntohs(v6->sin6_port));
		} else {
			inet_ntop(AF_INET6, &v6->sin6_addr, host, sizeof host);
			snprintf(text, ENDPOINT_LENGTH, "[%s]:%d", host, ntohs(v6->sin6_port));
		}
	} else {
		const struct sockaddr_in *v4 = (const struct sockaddr_in *)address;

		inet_ntop(AF_INET, &v4->sin_addr, host, sizeof host);
		snprintf(text, ENDPOINT_LENGTH, "%s:%d", host, ntohs(v4->sin_port));
	}
}

void truth_log(int socket, const char *role, const struct sockaddr *remote, int64_t before)
{
	int64_t after = truth_now();
	struct sockaddr_storage own, peer;
	socklen_t own_length = sizeof own, peer_length = sizeof peer, type_length = sizeof(int);
	char local_text[ENDPOINT_LENGTH], remote_text[ENDPOINT_LENGTH] = "*", line[512];
	int type, length;

	if (getsockname(socket, (struct sockaddr *)&own, &own_length) ||
	    getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &type_length))
		truth_fail("truth_log");
	print_endpoint(local_text, (struct sockaddr *)&own);
	if (!remote && !getpeername(socket, (struct sockaddr *)&peer, &peer_length))
		remote = (struct sockaddr *)&peer;
	if (remote)
		print_endpoint(remote_text, remote);
	length = snprintf(line, sizeof line, "%d %s %s %s %s %s %" PRId64 " %" PRId64 "\n", getpid(),
			  program_invocation_short_name, type == SOCK_STREAM ? "tcp" : "udp", local_text, remote_text,
			  role, before, after);
	/* One write to a file opened for appending: lines of several processes do not mix. */
	if (write(truth_file, line, length) != length)
		truth_fail("write");
}

const struct addrinfo *truth_address(const char *address, const char *port, int type)
{
	struct addrinfo hints = { .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV, .ai_socktype = type };
	struct addrinfo *found;
	int error = getaddrinfo(address, port, &hints, &found);

	if (error) {
		fprintf(stderr, "%s: %s port %s: %s\n", program_invocation_short_name, address, port,
			gai_strerror(error));
		exit(2);
	}
	return found;
}

void truth_limit(const char *seconds)
{
	alarm(truth_number(seconds));
	prctl(PR_SET_PDEATHSIG, SIGKILL);
}

int truth_number(const char *argument)
{
	char *end;
	long number = strtol(argument, &end, 10);

	if (end == argument || *end || number < 1 || number > 1000000) {
		fprintf(stderr, "%s: not a number from 1 to 1000000: %s\n", program_invocation_short_name, argument);
		exit(2);
	}
	return number;
}
