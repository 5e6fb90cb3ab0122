/*
 * tagged INTERFACE COUNT VLAN [INNER-VLAN]
 *
 * Sends COUNT broadcast Ethernet frames with a UDP packet from 10.100.0.1.9001 to 10.100.0.2.9002, with one 802.1Q tag or two.
 * Whoever receives them has the outer tag beside the packet: the kernel takes it off before any program sees them.
 */
#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <netinet/ip.h>
#include <netinet/udp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static const unsigned char source[ETH_ALEN] = {2, 0, 0, 0, 0, 1};

static void die(const char *what)
{
	perror(what);
	exit(1);
}

static unsigned char *put16(unsigned char *at, unsigned value)
{
	at[0] = value >> 8;
	at[1] = value;
	return at + 2;
}

static unsigned short checksum(const void *header, int length)
{
	const unsigned short *words = header;
	unsigned sum = 0;

	for (int i = 0; i < length / 2; i++)
		sum += words[i];
	sum = (sum & 0xffff) + (sum >> 16);
	return ~(sum + (sum >> 16));
}

static unsigned char *put_udp(unsigned char *at)
{
	struct udphdr udp = {.source = htons(9001), .dest = htons(9002), .len = htons(sizeof(udp))};
	struct iphdr ip = {.version = 4, .ihl = 5, .ttl = 64, .protocol = IPPROTO_UDP, .tot_len = htons(sizeof(ip) + sizeof(udp))};

	inet_pton(AF_INET, "10.100.0.1", &ip.saddr);
	inet_pton(AF_INET, "10.100.0.2", &ip.daddr);
	ip.check = checksum(&ip, sizeof(ip));
	memcpy(at, &ip, sizeof(ip));
	memcpy(at + sizeof(ip), &udp, sizeof(udp));
	return at + sizeof(ip) + sizeof(udp);
}

int main(int argc, char **argv)
{
	struct sockaddr_ll to = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_8021Q)};
	unsigned char frame[128];
	unsigned char *end = frame;
	int fd;

	if (argc < 4) {
		fprintf(stderr, "usage: tagged INTERFACE COUNT VLAN [INNER-VLAN]\n");
		return 2;
	}
	memset(end, 0xff, ETH_ALEN);
	memcpy(end + ETH_ALEN, source, ETH_ALEN);
	end += 2 * ETH_ALEN;
	for (int i = 3; i < argc; i++)
		end = put16(put16(end, ETH_P_8021Q), atoi(argv[i]));
	end = put_udp(put16(end, ETH_P_IP));

	fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, htons(ETH_P_8021Q));
	if (fd < 0)
		die("socket");
	to.sll_ifindex = if_nametoindex(argv[1]);
	if (!to.sll_ifindex)
		die(argv[1]);
	for (int i = atoi(argv[2]); i > 0; i--)
		if (sendto(fd, frame, end - frame, 0, (struct sockaddr *)&to, sizeof(to)) < 0)
			die("sendto");
	return 0;
}
