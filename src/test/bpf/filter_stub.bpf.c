// SPDX-License-Identifier: MIT
/*
 * The filter stubs alone, for tests that run translated filters with BPF_PROG_TEST_RUN.
 * Build: clang -O2 -g -target bpf -mcpu=v3 -c filter_stub.bpf.c -o filter_stub.bpf.o && llvm-strip -g filter_stub.bpf.o
 */
#include <linux/bpf.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

/* The instructions a filter may have: the body less its exit. */
#define SLOTS "3999"

#define FILTER_STUB(name)                                                                         \
	static __attribute__((noinline, naked)) int name(struct __sk_buff *skb, int packet_type)  \
	{                                                                                         \
		asm volatile("r0 = 1\n.rept " SLOTS " - 1\ngoto +0\n.endr\nexit");               \
	}

FILTER_STUB(pcap_filter_l2)
FILTER_STUB(pcap_filter_l3)

/* The test passes in the mark an outer VLAN tag, TPID and TCI, that the kernel is to hold apart, and in the priority the packet type. */
SEC("tc")
int judge_ethernet(struct __sk_buff *skb)
{
	__u32 tag = skb->mark;

	if (tag && bpf_skb_vlan_push(skb, bpf_htons(tag >> 16), tag & 0xffff))
		return -1;
	return pcap_filter_l2(skb, skb->priority);
}

SEC("tc")
int judge_raw(struct __sk_buff *skb)
{
	return pcap_filter_l3(skb, skb->priority);
}

char LICENSE[] SEC("license") = "GPL";
