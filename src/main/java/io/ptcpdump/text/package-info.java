/** The printed record of a packet: number, time stamp, interface and owner around the dissected text, and the dump below it. */
package io.ptcpdump.text;
