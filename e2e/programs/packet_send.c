/* packet_send KIND TRUTH INTERFACE COUNT SECONDS
 *
 * Sends so many frames through a packet socket. KIND is
 *
 *   raw       whole Ethernet frames, of the type for experiments, to 02:00:00:00:00:09
 *   datagram  the same, whose Ethernet header the kernel makes
 *   udp       as a DHCP client does: UDP from 0.0.0.0 port 68 to all, which no UDP socket sends
 */
#define _GNU_SOURCE
#include "truth.h"

#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <netinet/ip.h>
#include <netinet/udp.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define EXPERIMENTAL_TYPE 0x88b5
#define PAUSE 5000 /* microseconds */

struct frame {
	struct ether_header ethernet;
	union {
		char message[64];
		struct {
			struct iphdr ip;
			struct udphdr udp;
		} __attribute__((packed)) datagram;
	};
} __attribute__((packed));

static uint16_t ip_checksum(const struct iphdr *ip)
{
	uint16_t words[sizeof *ip / 2];
	uint32_t sum = 0;

	memcpy(words, ip, sizeof words);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		sum += words[i];
	sum = (sum & 0xffff) + (sum >> 16);
	return ~(sum + (sum >> 16));
}

static void fill_datagram(struct frame *frame)
{
	struct iphdr ip = { .version = 4, .ihl = 5, .ttl = 64, .protocol = IPPROTO_UDP, .daddr = INADDR_BROADCAST,
			    .tot_len = htons(sizeof frame->message) };

	ip.check = ip_checksum(&ip);
	frame->datagram.ip = ip;
	frame->datagram.udp = (struct udphdr){ .source = htons(68), .dest = htons(67),
					       .len = htons(sizeof frame->message - sizeof ip) };
}

/* Fills in the frame's addresses; returns the interface's number. */
static int address_frame(struct frame *frame, int sender, const char *interface, uint16_t type)
{
	static const uint8_t target[ETH_ALEN] = { 2, 0, 0, 0, 0, 9 };
	struct ifreq request = { 0 };

	strncpy(request.ifr_name, interface, IFNAMSIZ - 1);
	if (ioctl(sender, SIOCGIFHWADDR, &request))
		truth_fail(interface);
	memcpy(frame->ethernet.ether_shost, request.ifr_hwaddr.sa_data, ETH_ALEN);
	memcpy(frame->ethernet.ether_dhost, target, ETH_ALEN);
	frame->ethernet.ether_type = htons(type);
	return if_nametoindex(interface);
}

static void print_local(char *text, size_t size, const struct frame *frame)
{
	const uint8_t *byte = frame->ethernet.ether_shost;

	snprintf(text, size, "[%02x:%02x:%02x:%02x:%02x:%02x]:0", byte[0], byte[1], byte[2], byte[3], byte[4], byte[5]);
}

int main(int argc, char **argv)
{
	if (argc != 6) {
		fprintf(stderr, "usage: packet_send raw|datagram|udp TRUTH INTERFACE COUNT SECONDS\n");
		return 2;
	}
	truth_limit(argv[5]);
	truth_open(argv[2]);
	int raw = strcmp(argv[1], "raw") == 0, udp = strcmp(argv[1], "udp") == 0, count = truth_number(argv[4]);
	struct frame frame = { .message = "a frame" };
	const char *bytes = raw ? (char *)&frame : frame.message, *protocol = udp ? "udp" : "ether-0x88b5";
	size_t length = raw ? sizeof frame : sizeof frame.message;
	char local[64] = "0.0.0.0:68";
	int64_t before = truth_now();
	int sender = socket(AF_PACKET, raw ? SOCK_RAW : SOCK_DGRAM, 0);
	uint16_t type = udp ? ETHERTYPE_IP : EXPERIMENTAL_TYPE;
	if (sender < 0)
		truth_fail("socket");
	struct sockaddr_ll to = { .sll_family = AF_PACKET, .sll_protocol = htons(type), .sll_halen = ETH_ALEN,
				  .sll_ifindex = address_frame(&frame, sender, argv[3], type) };
	memcpy(to.sll_addr, frame.ethernet.ether_dhost, ETH_ALEN);
	if (udp)
		fill_datagram(&frame);
	else
		print_local(local, sizeof local, &frame);
	truth_write(protocol, local, "*", "own", before, 0);
	for (int i = 0; i < count; i++) {
		before = truth_now();
		if (sendto(sender, bytes, length, 0, (struct sockaddr *)&to, sizeof to) != (ssize_t)length)
			truth_fail("sendto");
		truth_write(protocol, local, "*", "send", before, 0);
		usleep(PAUSE);
	}
	return 0;
}
