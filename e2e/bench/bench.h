/* What the programs of the benchmark share. */
#ifndef BENCH_H
#define BENCH_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Ends the program with a message about errno. */
static inline void die(const char *what)
{
	perror(what);
	exit(1);
}

/* Seconds, of a clock that only goes forward. */
static inline double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec + time.tv_nsec / 1e9;
}

#endif
