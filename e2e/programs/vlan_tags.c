/*
 * vlan_tags INTERFACE VLAN [INNER-VLAN]
 *
 * Does what an interface for a VLAN does, where the kernel has none: two programs on TCX add one tag or two to each packet
 * that leaves by the interface, and take as many off each that arrives. Prints "ready", and does so until it is ended.
 * What leaves is tagged before the programs that are there already see it, and what arrives afterwards.
 */
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <arpa/inet.h>
#include <net/if.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The kernel's ABI since Linux 6.6, which older headers lack. */
#define ATTACH_TCX_INGRESS 46
#define ATTACH_TCX_EGRESS 47
#define ATTACH_BEFORE (1U << 3)
#define NEXT_PROGRAM (-1)

#define SAVE_CONTEXT {.code = BPF_ALU64 | BPF_MOV | BPF_X, .dst_reg = 6, .src_reg = 1}
#define LOAD_CONTEXT {.code = BPF_ALU64 | BPF_MOV | BPF_X, .dst_reg = 1, .src_reg = 6}
#define SET(register, value) {.code = BPF_ALU64 | BPF_MOV | BPF_K, .dst_reg = register, .imm = value}
#define CALL(function) {.code = BPF_JMP | BPF_CALL, .imm = function}
#define END_PROGRAM {.code = BPF_JMP | BPF_EXIT}

static void die(const char *what)
{
	perror(what);
	exit(1);
}

static int bpf(int command, void *attributes, unsigned size)
{
	return syscall(SYS_bpf, command, attributes, size);
}

static void attach(const char *interface, int type, unsigned flags, const struct bpf_insn *code, int length)
{
	struct {
		uint32_t program, ifindex, type, flags, relative;
		uint64_t revision;
	} link;
	union bpf_attr load;

	memset(&load, 0, sizeof load);
	load.prog_type = BPF_PROG_TYPE_SCHED_CLS;
	load.insns = (uintptr_t)code;
	load.insn_cnt = length;
	load.license = (uintptr_t)"GPL";
	memset(&link, 0, sizeof link);
	link.program = bpf(BPF_PROG_LOAD, &load, sizeof load);
	if ((int)link.program < 0)
		die("BPF_PROG_LOAD");
	link.ifindex = if_nametoindex(interface);
	link.type = type;
	link.flags = flags;
	if (bpf(BPF_LINK_CREATE, &link, sizeof link) < 0)
		die("BPF_LINK_CREATE");
}

/* Pushing adds the tag in front of the ones before, so the inner one comes first; taken off they come in any order. */
static void tag_what_leaves(const char *interface, const char *outer, const char *inner)
{
	struct bpf_insn one[] = {SET(2, htons(ETH_P_8021Q)), SET(3, atoi(outer)), CALL(BPF_FUNC_skb_vlan_push),
				 SET(0, NEXT_PROGRAM), END_PROGRAM};
	struct bpf_insn two[] = {SAVE_CONTEXT, SET(2, htons(ETH_P_8021Q)), SET(3, inner ? atoi(inner) : 0),
				 CALL(BPF_FUNC_skb_vlan_push), LOAD_CONTEXT, SET(2, htons(ETH_P_8021AD)), SET(3, atoi(outer)),
				 CALL(BPF_FUNC_skb_vlan_push), SET(0, NEXT_PROGRAM), END_PROGRAM};

	if (inner)
		attach(interface, ATTACH_TCX_EGRESS, ATTACH_BEFORE, two, sizeof two / sizeof *two);
	else
		attach(interface, ATTACH_TCX_EGRESS, ATTACH_BEFORE, one, sizeof one / sizeof *one);
}

static void untag_what_arrives(const char *interface, int tags)
{
	struct bpf_insn one[] = {CALL(BPF_FUNC_skb_vlan_pop), SET(0, NEXT_PROGRAM), END_PROGRAM};
	struct bpf_insn two[] = {SAVE_CONTEXT, CALL(BPF_FUNC_skb_vlan_pop), LOAD_CONTEXT, CALL(BPF_FUNC_skb_vlan_pop),
				 SET(0, NEXT_PROGRAM), END_PROGRAM};

	if (tags == 2)
		attach(interface, ATTACH_TCX_INGRESS, 0, two, sizeof two / sizeof *two);
	else
		attach(interface, ATTACH_TCX_INGRESS, 0, one, sizeof one / sizeof *one);
}

int main(int argc, char **argv)
{
	if (argc != 3 && argc != 4) {
		fprintf(stderr, "usage: vlan_tags INTERFACE VLAN [INNER-VLAN]\n");
		return 2;
	}
	tag_what_leaves(argv[1], argv[2], argc == 4 ? argv[3] : NULL);
	untag_what_arrives(argv[1], argc - 2);
	printf("ready\n");
	fflush(stdout);
	pause();
	return 0;
}
