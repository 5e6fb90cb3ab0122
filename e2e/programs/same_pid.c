/* same_pid COMMAND... -- COMMAND...
 *
 * Runs two commands, one after the other, in two processes of the same pid (clone3 with set_tid, Linux 5.5).
 */
#define _GNU_SOURCE
#include "truth.h"

#include <errno.h>
#include <linux/sched.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define ATTEMPTS 20
#define PAUSE 50000 /* microseconds between them: the pid may be somebody else's for a moment */

/* Starts the command; with that pid unless it is 0. */
static pid_t start(char **command, pid_t pid)
{
	struct clone_args arguments = { .exit_signal = SIGCHLD, .set_tid = pid ? (uintptr_t)&pid : 0, .set_tid_size = pid ? 1 : 0 };
	pid_t started = syscall(SYS_clone3, &arguments, sizeof arguments);

	if (started == 0) {
		execv(command[0], command);
		truth_fail(command[0]);
	}
	return started;
}

static int has_failed(pid_t pid)
{
	int status;

	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		truth_fail("clone3");
	return !WIFEXITED(status) || WEXITSTATUS(status) != 0;
}

int main(int argc, char **argv)
{
	int middle = 1;

	while (middle < argc && strcmp(argv[middle], "--") != 0)
		middle++;
	if (middle < 2 || middle >= argc - 1) {
		fprintf(stderr, "usage: same_pid COMMAND... -- COMMAND...\n");
		return 2;
	}
	argv[middle] = NULL;
	pid_t first = start(argv + 1, 0), second = -1;
	int failed = has_failed(first);
	for (int i = 0; i < ATTEMPTS && second < 0; i++) {
		second = start(argv + middle + 1, first);
		if (second < 0 && errno == EEXIST)
			usleep(PAUSE);
	}
	return failed | has_failed(second);
}
