/* Messages to a server and back, through a socket whose uses are written down. */
#ifndef EXCHANGE_H
#define EXCHANGE_H

#include "truth.h"
#include "ways.h"

#include <netdb.h>
#include <stdint.h>

/* A client's socket, tcp, udp, or udp-connected, and where its messages go. */
struct client {
	const char *kind;
	const struct addrinfo *server;
	int socket;
	int fields; /* what else is asked of the owner (truth.h) */
};

/* Finds the server's address; there is no socket yet. Ends the program where the kind is unknown. */
struct client client_of(const char *kind, const char *address, const char *port);

/* Makes the socket, and connects it unless its kind is udp. */
void client_open(struct client *client);

/*
 * Sends so many messages and waits for each to come back; the process has the socket since the time given. An unconnected socket
 * is used by sendto and recv, whatever the way.
 */
void client_exchange(const struct client *client, const struct way *way, int messages, int64_t since);

/* Sends one message; the process is known to have the socket. */
void client_send(const struct client *client, const struct way *way);

/* Receives so many messages, fewer where a connection merges some; the process has the socket since the time given. */
void client_receive(const struct client *client, const struct way *way, int messages, int64_t since);

#endif
