#define _GNU_SOURCE
#include "siblings.h"

#include "truth.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void become_sibling(char *const arguments[])
{
	char own[PATH_MAX], path[2 * PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);

	if (length < 0)
		truth_fail("readlink");
	own[length] = 0;
	*strrchr(own, '/') = 0;
	snprintf(path, sizeof path, "%s/%s", own, arguments[0]);
	execv(path, arguments);
	truth_fail(path);
}
