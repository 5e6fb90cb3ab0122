/**
 * What the program asks of Linux below the Java libraries: descriptors, epoll, mapped memory, clocks, network interfaces and
 * child processes, by calls into libc whose {@code errno} is kept; and what it reads of a process in /proc.
 */
package io.ptcpdump.sys;
