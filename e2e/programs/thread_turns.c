/* thread_turns HOW KIND TRUTH ADDRESS PORT TURNS SECONDS
 *
 * Two threads with names of their own, first-thread and second-thread, send and receive so often in turn. HOW:
 *
 *   shared   on one socket
 *   own      each on a socket of its own
 *   renamed  each on a socket of its own, and with another name in each turn
 */
#define _GNU_SOURCE
#include "exchange.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define THREADS 2

static char **arguments;
static struct client shared;
static sem_t turn_of[THREADS];

static struct client open_client(void)
{
	struct client client = client_of(arguments[2], arguments[4], arguments[5]);

	client_open(&client);
	return client;
}

static void name_thread(long number, int turn)
{
	char name[48]; /* of which 15 bytes count */

	if (turn == 0)
		prctl(PR_SET_NAME, number == 0 ? "first-thread" : "second-thread");
	else if (strcmp(arguments[1], "renamed") == 0) {
		snprintf(name, sizeof name, "%ld-in-turn-%d", number, turn);
		prctl(PR_SET_NAME, name);
	}
}

static void *take_turns(void *number)
{
	long own = (long)number;
	int64_t since = truth_now();
	int own_socket = strcmp(arguments[1], "shared") != 0, turns = truth_number(arguments[6]);
	struct client client = own_socket ? open_client() : shared;

	client.fields = TRUTH_THREAD;
	for (int i = 0; i < turns; i++) {
		sem_wait(&turn_of[own]);
		name_thread(own, i);
		client_exchange(&client, way_named("message"), 1, i == 0 && own_socket ? since : truth_now());
		sem_post(&turn_of[1 - own]);
	}
	return NULL;
}

int main(int argc, char **argv)
{
	pthread_t threads[THREADS];

	if (argc != 8) {
		fprintf(stderr, "usage: thread_turns shared|own|renamed KIND TRUTH ADDRESS PORT TURNS SECONDS\n");
		return 2;
	}
	arguments = argv;
	truth_limit(argv[7]);
	truth_open(argv[3]);
	if (strcmp(argv[1], "shared") == 0)
		shared = open_client();
	for (int i = 0; i < THREADS; i++)
		sem_init(&turn_of[i], 0, i == 0);
	for (long i = 0; i < THREADS; i++)
		if (pthread_create(&threads[i], NULL, take_turns, (void *)i))
			truth_fail("pthread_create");
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	return 0;
}
