/** Link-layer headers: Ethernet with IEEE 802.2 and 802.1Q, Linux cooked captures, loopback, raw IP. */
package io.ptcpdump.dissect.link;
