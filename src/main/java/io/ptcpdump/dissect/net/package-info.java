/** The internet layer: ARP, IPv4 and IPv6 with their options and extension headers, ICMP, IGMP, tunnels. */
package io.ptcpdump.dissect.net;
