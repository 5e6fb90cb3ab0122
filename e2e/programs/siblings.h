/* The other test programs, which are in the same directory as this one. */
#ifndef SIBLINGS_H
#define SIBLINGS_H

/* Becomes the program that the first argument names; ends this one where that fails. The last argument is NULL. */
void become_sibling(char *const arguments[]) __attribute__((noreturn));

#endif
