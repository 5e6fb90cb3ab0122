/*
 * tcx_programs INTERFACE...
 *
 * Prints how many eBPF programs hang at the ingress and egress of the interfaces by TCX (Linux 6.6), which tc does not show;
 * 0 where the kernel has no TCX. See BPF_PROG_QUERY in include/uapi/linux/bpf.h; the numbers are here for older headers.
 */
#include <errno.h>
#include <linux/types.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define PROG_QUERY 16
#define TCX_INGRESS 46
#define TCX_EGRESS 47
#define MAX_PROGRAMS 64

struct query {
	__u32 target_ifindex;
	__u32 attach_type;
	__u32 query_flags;
	__u32 attach_flags;
	__u64 program_ids;
	__u32 program_count;
	__u32 unused;
	__u64 program_attach_flags;
	__u64 link_ids;
	__u64 link_attach_flags;
	__u64 revision;
};

/* The number of programs, -1 where it cannot be told. */
static int count(unsigned interface, __u32 attach_type)
{
	__u32 ids[MAX_PROGRAMS];
	struct query query;

	memset(&query, 0, sizeof(query));
	query.target_ifindex = interface;
	query.attach_type = attach_type;
	query.program_ids = (__u64)(unsigned long)ids;
	query.program_count = MAX_PROGRAMS;
	if (!syscall(SYS_bpf, PROG_QUERY, &query, sizeof(query)))
		return query.program_count;
	return errno == EINVAL || errno == ENOENT ? 0 : -1;
}

int main(int argc, char **argv)
{
	int total = 0;

	for (int i = 1; i < argc; i++) {
		unsigned interface = if_nametoindex(argv[i]);
		int in = interface ? count(interface, TCX_INGRESS) : -1;
		int out = interface ? count(interface, TCX_EGRESS) : -1;

		if (in < 0 || out < 0) {
			perror(argv[i]);
			return 1;
		}
		total += in + out;
	}
	printf("%d\n", total);
	return 0;
}
