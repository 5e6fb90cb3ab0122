/**
 * Capture files: pcap and pcapng in and out, with the owners of packets. What is written, and what of foreign files is
 * believed, is set down in docs/file-format.md. Uses {@code model} only.
 */
package io.ptcpdump.savefile;
