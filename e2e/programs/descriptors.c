#define _GNU_SOURCE
#include "descriptors.h"

#include "truth.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

union control {
	struct cmsghdr header;
	char room[CMSG_SPACE(sizeof(int))];
};

static struct msghdr message_with(union control *control, struct iovec *content)
{
	return (struct msghdr){ .msg_iov = content, .msg_iovlen = 1, .msg_control = control,
				.msg_controllen = sizeof *control };
}

void send_descriptor(int channel, int descriptor)
{
	char byte = 0;
	union control control = { 0 };
	struct iovec content = { &byte, sizeof byte };
	struct msghdr message = message_with(&control, &content);

	control.header.cmsg_level = SOL_SOCKET;
	control.header.cmsg_type = SCM_RIGHTS;
	control.header.cmsg_len = CMSG_LEN(sizeof descriptor);
	memcpy(CMSG_DATA(&control.header), &descriptor, sizeof descriptor);
	if (sendmsg(channel, &message, 0) != sizeof byte)
		truth_fail("sendmsg");
}

int receive_descriptor(int channel)
{
	char byte;
	int descriptor;
	union control control;
	struct iovec content = { &byte, sizeof byte };
	struct msghdr message = message_with(&control, &content);

	if (recvmsg(channel, &message, 0) != sizeof byte || message.msg_controllen != sizeof control)
		truth_fail("recvmsg");
	memcpy(&descriptor, CMSG_DATA(&control.header), sizeof descriptor);
	return descriptor;
}

int take_descriptor(pid_t process, int descriptor)
{
	int handle = syscall(SYS_pidfd_open, process, 0);
	int taken = handle < 0 ? -1 : syscall(SYS_pidfd_getfd, handle, descriptor, 0);

	if (taken < 0)
		truth_fail("pidfd_getfd");
	close(handle);
	return taken;
}
