/* Forked processes of a test program that work at the same time. */
#ifndef CHILDREN_H
#define CHILDREN_H

/*
 * Forks so many processes that do the work, each with its number from 0, and are limited to so many seconds; returns as soon as all
 * have said that they are ready.
 */
void children_start(int count, const char *seconds, void (*work)(int number));

/* In such a process, once. */
void child_ready(void);

/* Waits for all processes that this one has forked; whether one of them failed. */
int children_failed(void);

#endif
