/*
 * tun_pair tun|tap NAMESPACE NAME NAMESPACE NAME
 *
 * Makes a tun or tap device in each of the two network namespaces (of ip-netns), without packet information, prints "ready",
 * and hands each packet that leaves by one over to the other, until it is ended.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static void die(const char *what)
{
	perror(what);
	exit(1);
}

static void enter(const char *namespace)
{
	char path[256];
	int fd;

	snprintf(path, sizeof path, "/run/netns/%s", namespace);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || setns(fd, CLONE_NEWNET))
		die(path);
	close(fd);
}

static int open_device(const char *kind, const char *namespace, const char *name)
{
	struct ifreq request = {.ifr_flags = IFF_NO_PI | (strcmp(kind, "tap") == 0 ? IFF_TAP : IFF_TUN)};
	int fd;

	enter(namespace);
	fd = open("/dev/net/tun", O_RDWR | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		die("/dev/net/tun");
	strncpy(request.ifr_name, name, IFNAMSIZ - 1);
	if (ioctl(fd, TUNSETIFF, &request) < 0)
		die("TUNSETIFF");
	return fd;
}

/* A device that is not up takes no packet: then this one is lost, as on a cable that is not plugged in. */
static void hand_over(int from, int to)
{
	static unsigned char packet[65536];
	ssize_t length = read(from, packet, sizeof packet);

	if (length > 0 && write(to, packet, length) < 0)
		return;
}

int main(int argc, char **argv)
{
	struct pollfd ends[2] = {{.events = POLLIN}, {.events = POLLIN}};

	if (argc != 6) {
		fprintf(stderr, "usage: tun_pair tun|tap NAMESPACE NAME NAMESPACE NAME\n");
		return 2;
	}
	ends[0].fd = open_device(argv[1], argv[2], argv[3]);
	ends[1].fd = open_device(argv[1], argv[4], argv[5]);
	printf("ready\n");
	fflush(stdout);
	while (poll(ends, 2, -1) > 0) {
		for (int i = 0; i < 2; i++)
			if (ends[i].revents & POLLIN)
				hand_over(ends[i].fd, ends[1 - i].fd);
	}
	return 1;
}
