#define _GNU_SOURCE
#include "children.h"

#include "truth.h"

#include <sys/wait.h>
#include <unistd.h>

static int ready_pipe[2];

void children_start(int count, const char *seconds, void (*work)(int number))
{
	char byte;

	if (pipe(ready_pipe))
		truth_fail("pipe");
	for (int i = 0; i < count; i++) {
		if (fork() == 0) {
			truth_limit(seconds);
			work(i);
			_exit(0);
		}
	}
	close(ready_pipe[1]);
	for (int i = 0; i < count; i++)
		if (read(ready_pipe[0], &byte, 1) != 1)
			truth_fail("a child is not ready");
	close(ready_pipe[0]);
}

void child_ready(void)
{
	if (write(ready_pipe[1], "", 1) != 1)
		truth_fail("write");
	close(ready_pipe[1]);
}

int children_failed(void)
{
	int status, failed = 0;

	while (wait(&status) > 0)
		failed |= !WIFEXITED(status) || WEXITSTATUS(status) != 0;
	return failed;
}
