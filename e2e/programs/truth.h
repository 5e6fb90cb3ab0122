/* What a test program knows of its own sockets, as lines appended to a file:
 *
 *   PID NAME PROTOCOL LOCAL REMOTE ROLE BEFORE AFTER
 *
 * NAME is the program's, PROTOCOL tcp or udp, LOCAL and REMOTE are ADDRESS:PORT ([ADDRESS]:PORT for IPv6; a peer that is not
 * fixed is *), BEFORE and AFTER are nanoseconds since 1970 around the system call that made it so. ROLE says what that was:
 *
 *   listen  the process made the socket that takes connections
 *   own     from then on the process is the one that uses the socket
 *   send    the process wrote to it in this time
 */
#ifndef TRUTH_H
#define TRUTH_H

#include <netdb.h>
#include <stdint.h>
#include <sys/socket.h>

/* Opens the file for this process and those that it forks; ends the program where that fails. */
void truth_open(const char *path);

/* Nanoseconds since 1970. */
int64_t truth_now(void);

/* Appends a line about a socket. Where remote is NULL, it is the connected peer, or * where there is none. */
void truth_log(int socket, const char *role, const struct sockaddr *remote, int64_t before);

/* The numeric address and port, for a socket of this type; ends the program where they are none. Never freed. */
const struct addrinfo *truth_address(const char *address, const char *port, int type);

/* Ends the program after so many seconds, and a forked one as soon as its parent is gone. */
void truth_limit(const char *seconds);

/* The number in an argument; ends the program where it is none. */
int truth_number(const char *argument);

/* Ends the program with a message about errno. */
void truth_fail(const char *what) __attribute__((noreturn));

#endif
