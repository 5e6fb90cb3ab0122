/* What a test program knows of its own sockets, as lines appended to a file:
 *
 *   PID NAME PROTOCOL LOCAL REMOTE ROLE BEFORE AFTER [tid=N] [thread=NAME] [uid=N]
 *
 * NAME is the program's; LOCAL and REMOTE are ADDRESS:PORT ([ADDRESS]:PORT for IPv6; a peer that is not fixed is *), BEFORE
 * and AFTER are nanoseconds since 1970 around the system call that made it so. What stands behind them is asked of the capture,
 * too: the thread, its name (without spaces), the real user.
 *
 * PROTOCOL is one of
 *
 *   tcp, udp     that
 *   icmp, icmp6  an echo: the port of the end that asks is the identifier, that of the end that answers 0; other messages have
 *                port 0. An error counts as the packet that it quotes, and belongs to the one who sent that.
 *   ip-N         IP protocol N in decimal; port 0
 *   ether-0xNNNN neither IPv4 nor IPv6: the Ethernet type as 4 lower-case hexadecimal digits; the addresses are those of
 *                Ethernet; port 0
 *
 * ROLE says what the system call was:
 *
 *   listen  the process made the socket that takes connections
 *   own     from then on the process is the one that uses the socket
 *   share   from then on the process is one of several that do, beside the last one that listens or owns, and others that
 *           share; until the next one that owns
 *   send    the process wrote to it in this time
 *   reset   from BEFORE on the process closes the connection by a reset, or is killed: what arrives there until its RST is out,
 *           and other RSTs, may have no owner any more
 *   none    from then on no process has what this end sends or receives: the kernel answers there, and an owner is wrong
 *   name    from then on the process has this NAME, whatever lines before say (LOCAL is -, REMOTE is *): it executed another
 *           program
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

/* What else is asked of the owner; bits. */
enum truth_fields {
	TRUTH_THREAD = 1, /* the calling thread: tid and name */
	TRUTH_USER = 2, /* its real user */
};

/* The same, with more fields. */
void truth_log_fields(int socket, const char *role, const struct sockaddr *remote, int64_t before, int fields);

/* The same for what getsockname does not tell: protocol and ends as they are written in the file. */
void truth_write(const char *protocol, const char *local, const char *remote, const char *role, int64_t before, int fields);

/* Appends that the process has the name of this program now. */
void truth_name(int64_t before);

/* The numeric address and port, for a socket of this type; ends the program where they are none. Never freed. */
const struct addrinfo *truth_address(const char *address, const char *port, int type);

/* Seconds times E2E_PATIENCE of the environment, by which all time limits are multiplied. */
int truth_seconds(int seconds);

/* Ends the program after so many seconds (times E2E_PATIENCE), and a forked one as soon as its parent is gone. */
void truth_limit(const char *seconds);

/* The number from 0 to 1000000 in an argument; ends the program where it is none. */
int truth_number(const char *argument);

/* Ends the program with a message about errno. */
void truth_fail(const char *what) __attribute__((noreturn));

#endif
