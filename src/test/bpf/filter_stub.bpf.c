// SPDX-License-Identifier: MIT
/*
 * The filter stubs alone, for tests that run translated filters with BPF_PROG_TEST_RUN.
 * Build: clang -O2 -g -target bpf -mcpu=v3 -c filter_stub.bpf.c -o ../resources/io/ptcpdump/filter/filter_stub.bpf.o
 * and llvm-strip -g of that.
 */
#include <linux/bpf.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

/* Instructions that a filter may have: the stub's body without its exit. */
#define SLOTS "1000"

/* The arguments are inputs of the body, so that the compiler passes them (in r1 and r2) and names them in BTF. */
#define FILTER_STUB(name)                                                                  \
	static __attribute__((noinline)) int name(struct __sk_buff *skb, int packet_type)  \
	{                                                                                  \
		register int verdict asm("r0");                                            \
		asm volatile("r0 = 1\n.rept " SLOTS " - 1\ngoto +0\n.endr"                 \
			     : "=r"(verdict)                                               \
			     : "r"(skb), "w"(packet_type)                                  \
			     : "r6", "r7", "r8", "r9", "memory");                          \
		return verdict;                                                            \
	}

FILTER_STUB(filter_0)
FILTER_STUB(filter_1)
FILTER_STUB(filter_2)
FILTER_STUB(filter_3)
FILTER_STUB(filter_4)
FILTER_STUB(filter_5)
FILTER_STUB(filter_6)
FILTER_STUB(filter_7)

/* Bits are gathered in memory that the verifier knows nothing of, else it would go on with each set of verdicts apart. */
#define JUDGE(n)                                        \
	if (filter_##n(skb, skb->priority))             \
		skb->cb[1] |= 1 << n;

/*
 * BPF_PROG_TEST_RUN takes no packet that ends before its IP header does. So the test pads packets, passes their length in
 * cb[0], in mark an outer VLAN tag (TPID and TCI) that the kernel is to hold apart from the bytes, in priority the packet type.
 */
static __attribute__((always_inline)) int prepare(struct __sk_buff *skb)
{
	__u32 tag = skb->mark;

	if (skb->cb[0] < skb->len && bpf_skb_change_tail(skb, skb->cb[0], 0))
		return -1;
	if (tag && bpf_skb_vlan_push(skb, bpf_htons(tag >> 16), tag & 0xffff))
		return -1;
	return 0;
}

/* A set of bits: the filters that take the packet; -1 if the packet could not be made. */
SEC("tc")
int judge(struct __sk_buff *skb)
{
	if (prepare(skb))
		return -1;
	skb->cb[1] = 0;
	JUDGE(0)
	JUDGE(1)
	JUDGE(2)
	JUDGE(3)
	JUDGE(4)
	JUDGE(5)
	JUDGE(6)
	JUDGE(7)
	return skb->cb[1];
}

char LICENSE[] SEC("license") = "GPL";
