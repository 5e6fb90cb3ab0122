/*
 * tun_reflect NAME
 *
 * Makes the tun device NAME, without packet information, and prints "ready". Then every IPv4 packet that carries UDP is sent
 * back to where it came from (addresses and ports swapped, so that all checksums stay right), and "sent" printed.
 */
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <netinet/udp.h>
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

static int open_tun(const char *name)
{
	struct ifreq request = {.ifr_flags = IFF_TUN | IFF_NO_PI};
	int fd = open("/dev/net/tun", O_RDWR | O_CLOEXEC);

	if (fd < 0)
		die("/dev/net/tun");
	strncpy(request.ifr_name, name, IFNAMSIZ - 1);
	if (ioctl(fd, TUNSETIFF, &request) < 0)
		die("TUNSETIFF");
	return fd;
}

/* Whether it was a packet to be sent back. */
static int reverse(unsigned char *packet, ssize_t length)
{
	struct iphdr *ip = (struct iphdr *)packet;
	struct udphdr *udp = (struct udphdr *)(packet + sizeof(*ip));
	in_addr_t address;
	in_port_t port;

	if (length < (ssize_t)(sizeof(*ip) + sizeof(*udp)) || ip->version != 4 || ip->ihl != 5 || ip->protocol != IPPROTO_UDP)
		return 0;
	address = ip->saddr;
	ip->saddr = ip->daddr;
	ip->daddr = address;
	port = udp->source;
	udp->source = udp->dest;
	udp->dest = port;
	return 1;
}

int main(int argc, char **argv)
{
	static unsigned char packet[65536] __attribute__((aligned(4)));
	int fd;

	if (argc != 2) {
		fprintf(stderr, "usage: tun_reflect NAME\n");
		return 2;
	}
	fd = open_tun(argv[1]);
	printf("ready\n");
	fflush(stdout);
	while (1) {
		ssize_t length = read(fd, packet, sizeof(packet));

		if (length < 0)
			die("read");
		if (!reverse(packet, length))
			continue;
		if (write(fd, packet, length) != length)
			die("write");
		printf("sent\n");
		fflush(stdout);
	}
}
