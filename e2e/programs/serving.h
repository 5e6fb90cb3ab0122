/* What servers do, each step written down. */
#ifndef SERVING_H
#define SERVING_H

#include <stdint.h>

/* A listening socket; the descriptor goes with exec. Ends the program where that fails. */
int start_listening(const char *address, const char *port);

/* A UDP socket that the process owns. Ends the program where that fails. */
int start_receiving(const char *address, const char *port);

/* Takes a connection; the process has it from then on. */
int accept_one(int listener);

/* The same on a listener that another process made; with the first, this process is the listener's. */
int accept_listened(int listener, int first);

/*
 * Sends back what it reads; whether there was anything. The process has the connection since the time given, or has written down
 * before that it has it (0).
 */
int answer_once(int connection, int64_t since);

#endif
