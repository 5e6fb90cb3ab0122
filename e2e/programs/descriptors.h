/* Handing descriptors from process to process. Each function ends the program where that fails. */
#ifndef DESCRIPTORS_H
#define DESCRIPTORS_H

#include <sys/types.h>

/* Over a Unix socket, by SCM_RIGHTS; the sender keeps its own. */
void send_descriptor(int channel, int descriptor);
int receive_descriptor(int channel);

/* By pidfd_getfd (Linux 5.6): a copy of another process's descriptor, without its help. */
int take_descriptor(pid_t process, int descriptor);

#endif
