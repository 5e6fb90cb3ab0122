/** TCP and UDP, and what they share: port pairs, pseudo-header checksums, the memory of sequence numbers. */
package io.ptcpdump.dissect.transport;
