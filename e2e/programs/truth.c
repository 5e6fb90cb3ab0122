#define _GNU_SOURCE
#include "truth.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <net/if.h>
#include <netinet/in.h>
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

/* The protocol of a socket as it is written in the file. */
static void print_protocol(char *text, size_t size, int socket)
{
	int type, protocol;
	socklen_t length = sizeof(int);

	if (getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &length) ||
	    getsockopt(socket, SOL_SOCKET, SO_PROTOCOL, &protocol, &length))
		truth_fail("print_protocol");
	if (type == SOCK_RAW)
		snprintf(text, size, "ip-%d", protocol);
	else if (protocol == IPPROTO_ICMP || protocol == IPPROTO_ICMPV6)
		snprintf(text, size, protocol == IPPROTO_ICMP ? "icmp" : "icmp6");
	else
		snprintf(text, size, type == SOCK_STREAM ? "tcp" : "udp");
}

void truth_write(const char *protocol, const char *local, const char *remote, const char *role, int64_t before, int fields)
{
	char line[512], thread[16];
	int length = snprintf(line, sizeof line, "%d %s %s %s %s %s %" PRId64 " %" PRId64, getpid(),
			      program_invocation_short_name, protocol, local, remote, role, before, truth_now());

	if (fields & TRUTH_THREAD) {
		prctl(PR_GET_NAME, thread);
		length += snprintf(line + length, sizeof line - length, " tid=%d thread=%s", gettid(), thread);
	}
	if (fields & TRUTH_USER)
		length += snprintf(line + length, sizeof line - length, " uid=%d", getuid());
	line[length++] = '\n';
	/* One write to a file opened for appending: lines of several processes do not mix. */
	if (write(truth_file, line, length) != length)
		truth_fail("write");
}

void truth_log_fields(int socket, const char *role, const struct sockaddr *remote, int64_t before, int fields)
{
	struct sockaddr_storage own, peer;
	socklen_t own_length = sizeof own, peer_length = sizeof peer;
	char protocol[16], local_text[ENDPOINT_LENGTH], remote_text[ENDPOINT_LENGTH] = "*";

	if (getsockname(socket, (struct sockaddr *)&own, &own_length))
		truth_fail("truth_log");
	print_protocol(protocol, sizeof protocol, socket);
	/* The kernel shows the protocol as the port of a raw socket. */
	if (strncmp(protocol, "ip-", 3) == 0)
		((struct sockaddr_in *)&own)->sin_port = 0;
	print_endpoint(local_text, (struct sockaddr *)&own);
	if (!remote && !getpeername(socket, (struct sockaddr *)&peer, &peer_length))
		remote = (struct sockaddr *)&peer;
	if (remote)
		print_endpoint(remote_text, remote);
	truth_write(protocol, local_text, remote_text, role, before, fields);
}

void truth_log(int socket, const char *role, const struct sockaddr *remote, int64_t before)
{
	truth_log_fields(socket, role, remote, before, 0);
}

void truth_name(int64_t before)
{
	truth_write("-", "-", "*", "name", before, 0);
}

/* Not by getaddrinfo, which a static program cannot use. */
const struct addrinfo *truth_address(const char *address, const char *port, int type)
{
	struct {
		struct addrinfo info;
		struct sockaddr_in6 end;
	} *found = calloc(1, sizeof *found);
	struct sockaddr_in *v4 = (struct sockaddr_in *)&found->end;
	char host[INET6_ADDRSTRLEN + 1];
	size_t length = strcspn(address, "%");

	snprintf(host, sizeof host, "%.*s", (int)length, address);
	if (inet_pton(AF_INET, host, &v4->sin_addr) == 1) {
		v4->sin_family = AF_INET;
	} else if (inet_pton(AF_INET6, host, &found->end.sin6_addr) == 1) {
		found->end.sin6_family = AF_INET6;
		found->end.sin6_scope_id = address[length] ? if_nametoindex(address + length + 1) : 0;
	} else {
		fprintf(stderr, "%s: %s is no address\n", program_invocation_short_name, address);
		exit(2);
	}
	v4->sin_port = htons(truth_number(port)); /* at the same place in both */
	found->info.ai_family = v4->sin_family;
	found->info.ai_socktype = type;
	found->info.ai_addr = (struct sockaddr *)v4;
	found->info.ai_addrlen = v4->sin_family == AF_INET ? sizeof *v4 : sizeof found->end;
	return &found->info;
}

int truth_seconds(int seconds)
{
	const char *patience = getenv("E2E_PATIENCE");

	return seconds * (patience ? truth_number(patience) : 1);
}

void truth_limit(const char *seconds)
{
	alarm(truth_seconds(truth_number(seconds)));
	if (getppid() != 0) /* In a container the parent is outside, and need not live. */
		prctl(PR_SET_PDEATHSIG, SIGKILL);
}

int truth_number(const char *argument)
{
	char *end;
	long number = strtol(argument, &end, 10);

	if (end == argument || *end || number < 0 || number > 1000000) {
		fprintf(stderr, "%s: not a number from 0 to 1000000: %s\n", program_invocation_short_name, argument);
		exit(2);
	}
	return number;
}
