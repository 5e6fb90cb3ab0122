/** The names that are printed for numbers without {@code -n}: of hosts, ports, IP protocols and Ethernet addresses. */
package io.ptcpdump.resolve;
