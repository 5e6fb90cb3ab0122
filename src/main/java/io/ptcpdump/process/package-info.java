/**
 * Which process image a (pid, start time) had at a given time: from the kernel's process events and from /proc, and which
 * processes a user asked for.
 */
package io.ptcpdump.process;
