/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Hands a packet over to user space, or counts that it could not. */
#ifndef PTCPDUMP_PACKET_H
#define PTCPDUMP_PACKET_H

#include "attribution.h"
#include "config.h"
#include "event.h"
#include "maps.h"
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>

#define MAC_ADDRESSES_LENGTH 12
#define VLAN_TAG_LENGTH 4

/* Whether the device took an outer tag off and keeps it beside the packet. What is captured has it in its place again. */
static __always_inline bool has_offloaded_tag(struct __sk_buff *skb, bool has_ethernet_header)
{
	return has_ethernet_header && skb->vlan_present;
}

static __always_inline struct packet_counters *counters_of(__u32 ifindex)
{
	struct packet_counters *found = bpf_map_lookup_elem(&counters, &ifindex);
	struct packet_counters none = {};

	if (found)
		return found;
	bpf_map_update_elem(&counters, &ifindex, &none, BPF_NOEXIST);
	return bpf_map_lookup_elem(&counters, &ifindex);
}

/*
 * Copies n bytes, 1 to room (none of an empty packet: that fails). Older verifiers learn the bounds only from comparisons like these,
 * on the register that is passed on; left to itself, the compiler makes one comparison of both, or "== 0" of the second.
 */
static __always_inline long load(struct __sk_buff *skb, __u32 from, void *to, __u64 n, __u32 room)
{
	asm volatile("" : "+r"(n));
	if (n > room)
		return -1;
	asm volatile("if %0 > 0 goto +1\n"
		     "%0 = 1"
		     : "+r"(n));
	return bpf_skb_load_bytes(skb, from, to, n);
}

static __always_inline long load_packet(struct __sk_buff *skb, __u8 *to, __u32 n, __u32 room, bool tag)
{
	if (!tag || n <= MAC_ADDRESSES_LENGTH)
		return load(skb, 0, to, n, room);
	/* room is a constant of at least 64: the first 16 bytes fit, however few of them are wanted. */
	if (bpf_skb_load_bytes(skb, 0, to, MAC_ADDRESSES_LENGTH))
		return -1;
	*(__be16 *)(to + MAC_ADDRESSES_LENGTH) = skb->vlan_proto;
	*(__be16 *)(to + MAC_ADDRESSES_LENGTH + 2) = bpf_htons(skb->vlan_tci);
	if (n <= MAC_ADDRESSES_LENGTH + VLAN_TAG_LENGTH)
		return 0;
	return load(skb, MAC_ADDRESSES_LENGTH, to + MAC_ADDRESSES_LENGTH + VLAN_TAG_LENGTH,
		    n - MAC_ADDRESSES_LENGTH - VLAN_TAG_LENGTH, room - MAC_ADDRESSES_LENGTH - VLAN_TAG_LENGTH);
}

enum outcome {
	HANDED_OVER,
	RING_FULL,
	BEYOND_LIMIT, /* of the packets asked for */
	UNREADABLE,
};

/* Whether there may be one more packet without going beyond the limit; it counts as handed over then. */
static __always_inline bool take_one(void)
{
	__u32 zero = 0;
	struct taken *taken = bpf_map_lookup_elem(&packets_taken, &zero);
	bool within;

	if (!taken)
		return 0;
	bpf_spin_lock(&taken->lock);
	within = taken->packets < config.packet_limit;
	if (within)
		taken->packets += 1;
	bpf_spin_unlock(&taken->lock);
	return within;
}

static __always_inline bool limit_is_reached(void)
{
	__u32 zero = 0;
	volatile struct taken *taken = bpf_map_lookup_elem(&packets_taken, &zero);

	return taken && taken->packets >= config.packet_limit;
}

/* How much of a tail a record has. A constant where records are made, as bpf_ringbuf_reserve wants its size. */
enum tail_size {
	NO_TAIL = 0,
	PEER_TAIL = sizeof(struct owner),
	WHOLE_TAIL = sizeof(struct packet_tail),
};

static __always_inline enum tail_size tail_size(const struct packet_record *header)
{
	if (header->flags & PACKET_UNDECIDED)
		return WHOLE_TAIL;
	return header->flags & PACKET_HAS_PEER ? PEER_TAIL : NO_TAIL;
}

/* Whether handing the packet over counts towards the limit; else the reader counts it, or does not. */
static __always_inline bool counts_here(const struct packet_record *header)
{
	return config.packet_limit && !(header->flags & PACKET_UNCOUNTED);
}

/*
 * size_class and tail are constants where this is inlined. The wake-up is the adaptive one: only a reader that has read everything is
 * woken. That goes for discarded records, too: one behind them, submitted on another CPU before, has woken nobody.
 */
static __always_inline enum outcome hand_over(struct __sk_buff *skb, const struct packet_scratch *scratch, enum tail_size tail,
					      __u32 size_class, bool tag)
{
	const struct packet_record *header = &scratch->header;
	struct packet_record *record = bpf_ringbuf_reserve(&packets, sizeof(*header) + size_class + tail, 0);

	if (!record)
		return RING_FULL;
	*record = *header;
	record->size_class = size_class;
	if (load_packet(skb, (__u8 *)(record + 1), header->captured_length, size_class, tag)) {
		bpf_ringbuf_discard(record, 0);
		return UNREADABLE;
	}
	/* Counted when nothing can go wrong any more: the reader waits until it has as many packets as were asked for. */
	if (counts_here(header) && !take_one()) {
		bpf_ringbuf_discard(record, 0);
		return BEYOND_LIMIT;
	}
	if (tail == PEER_TAIL)
		*(struct owner *)((__u8 *)(record + 1) + size_class) = scratch->tail.peer;
	else if (tail == WHOLE_TAIL)
		*(struct packet_tail *)((__u8 *)(record + 1) + size_class) = scratch->tail;
	bpf_ringbuf_submit(record, 0);
	return HANDED_OVER;
}

static __always_inline enum outcome hand_over_with(struct __sk_buff *skb, const struct packet_scratch *scratch, __u32 size_class, bool tag)
{
	switch (tail_size(&scratch->header)) {
	case WHOLE_TAIL:
		return hand_over(skb, scratch, WHOLE_TAIL, size_class, tag);
	case PEER_TAIL:
		return hand_over(skb, scratch, PEER_TAIL, size_class, tag);
	default:
		return hand_over(skb, scratch, NO_TAIL, size_class, tag);
	}
}

/* ---- for kernels without ring buffers */

/* Bytes of a record that go into one sample: with header and tail as many as a map may have for each CPU. */
#define SAMPLE_ROOM (32768 - sizeof(struct sample_header) - sizeof(struct packet_tail))
#define MOST_SAMPLES ((sizeof(struct packet_record) + MAX_SNAPLEN) / SAMPLE_ROOM + 1)

struct packet_sample {
	struct sample_header header;
	__u8 data[SAMPLE_ROOM + sizeof(struct packet_tail)];
};
_Static_assert(SAMPLE_ROOM % 8 == 0, "the tail is aligned");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct packet_sample);
} packet_sample SEC(".maps");

static __always_inline __u32 round_up(__u32 n)
{
	return (n + 7) & ~7u;
}

/*
 * Sends one sample of the packet of the scratch space: what its record has from index * SAMPLE_ROOM on. The packet's room in the record
 * is its length rounded up, and the last sample has the tail, too.
 */
__noinline int send_sample(struct __sk_buff *skb, __u32 index, __u32 tag)
{
	struct packet_scratch *scratch = scratch_of_cpu();
	__u32 zero = 0, done, n, length, end;
	struct packet_sample *sample;
	struct packet_record *header;

	if (!config.by_samples || !scratch)
		return UNREADABLE;
	sample = bpf_map_lookup_elem(&packet_sample, &zero);
	if (!sample)
		return UNREADABLE;
	header = &scratch->header;
	header->size_class = round_up(header->captured_length);
	end = sizeof(*header) + header->captured_length;
	done = index * SAMPLE_ROOM;
	n = end - done < SAMPLE_ROOM ? end - done : SAMPLE_ROOM;
	if (index == 0) {
		*(struct packet_record *)sample->data = *header;
		if (load_packet(skb, sample->data + sizeof(*header), n - sizeof(*header), SAMPLE_ROOM - sizeof(*header), tag))
			return UNREADABLE;
	} else if (load(skb, done - sizeof(*header) - (tag ? VLAN_TAG_LENGTH : 0), sample->data, n, SAMPLE_ROOM)) {
		return UNREADABLE;
	}
	length = round_up(n);
	asm volatile("" : "+r"(length));
	if (length > SAMPLE_ROOM)
		return UNREADABLE;
	if (done + n == end) {
		*(struct packet_tail *)(sample->data + length) = scratch->tail;
		length += tail_size(header);
	}
	sample->header.rest = sizeof(*header) + header->size_class + tail_size(header) - done - length;
	if (index > 0)
		sample->header.rest |= SAMPLE_CONTINUES;
	asm volatile("" : "+r"(length));
	if (length > sizeof(sample->data))
		return UNREADABLE;
	if (bpf_perf_event_output(skb, &packet_samples, BPF_F_CURRENT_CPU, &sample->header.rest, sizeof(sample->header.rest) + length))
		return RING_FULL;
	return HANDED_OVER;
}

/* What was counted as handed over is not: another packet may take its place. */
static __always_inline void give_back(void)
{
	__u32 zero = 0;
	struct taken *taken = bpf_map_lookup_elem(&packets_taken, &zero);

	if (!taken)
		return;
	bpf_spin_lock(&taken->lock);
	taken->packets -= 1;
	bpf_spin_unlock(&taken->lock);
}

/* There is no room to be reserved, so the packet counts before it is sent. */
static __always_inline enum outcome hand_over_samples(struct __sk_buff *skb, const struct packet_record *header, bool tag)
{
	bool counts = counts_here(header);
	__u32 length = sizeof(*header) + header->captured_length;

	if (counts && !take_one())
		return BEYOND_LIMIT;
	for (__u32 i = 0; i < MOST_SAMPLES && i * SAMPLE_ROOM < length; i++) {
		enum outcome outcome = send_sample(skb, i, tag);

		if (outcome == HANDED_OVER)
			continue;
		if (counts)
			give_back();
		return outcome;
	}
	return HANDED_OVER;
}

/* Hands the packet of the scratch space over in the smallest size class that holds it. Classes are multiples of 32 bytes. */
__noinline int hand_over_sized(struct __sk_buff *skb, __u32 tag)
{
	struct packet_scratch *scratch = scratch_of_cpu();
	__u32 n;

	if (!scratch)
		return UNREADABLE;
	n = scratch->header.captured_length;
	if (config.packet_limit && limit_is_reached())
		return BEYOND_LIMIT;
	if (config.by_samples)
		return hand_over_samples(skb, &scratch->header, tag);
#define SIZE_CLASS(size)                                                                                               \
	if (n <= (size))                                                                                               \
	return hand_over_with(skb, scratch, size, tag)
	SIZE_CLASS(64);
	SIZE_CLASS(96);
	SIZE_CLASS(128);
	SIZE_CLASS(192);
	SIZE_CLASS(256);
	SIZE_CLASS(384);
	SIZE_CLASS(512);
	SIZE_CLASS(768);
	SIZE_CLASS(1024);
	SIZE_CLASS(1536);
	SIZE_CLASS(2048);
	SIZE_CLASS(3072);
	SIZE_CLASS(4096);
	SIZE_CLASS(8192);
	SIZE_CLASS(16384);
	SIZE_CLASS(32768);
	SIZE_CLASS(65536 + 64);
	SIZE_CLASS(131072);
	SIZE_CLASS(MAX_SNAPLEN);
#undef SIZE_CLASS
	return UNREADABLE;
}

/* Takes the drops of an interface that are still to be told. */
static __always_inline __u32 take_drops(__u32 ifindex)
{
	struct untold_drops *drops;
	__u32 packets;

	if (!knowledge.drops)
		return 0;
	drops = bpf_map_lookup_elem(&untold_drops, &ifindex);
	if (!drops || !*(volatile __u32 *)&drops->packets)
		return 0;
	bpf_spin_lock(&drops->lock);
	packets = drops->packets;
	drops->packets = 0;
	bpf_spin_unlock(&drops->lock);
	return packets;
}

/* Leaves drops to be told by the next packet of their interface. */
static __always_inline void leave_drops(__u32 ifindex, __u32 packets)
{
	struct untold_drops none = {}, *drops;

	if (!packets)
		return;
	drops = bpf_map_lookup_elem(&untold_drops, &ifindex);
	if (!drops) {
		bpf_map_update_elem(&untold_drops, &ifindex, &none, BPF_NOEXIST);
		drops = bpf_map_lookup_elem(&untold_drops, &ifindex);
	}
	if (!drops)
		return;
	bpf_spin_lock(&drops->lock);
	drops->packets += packets;
	bpf_spin_unlock(&drops->lock);
	knowledge.drops = 1;
}

/* An uncounted packet is counted by the reader, but where it is lost: then it counts as one that would have been taken. */
static __always_inline void count(const struct packet_record *header, enum outcome outcome)
{
	bool is_lost = outcome == RING_FULL || outcome == UNREADABLE, is_uncounted = header->flags & PACKET_UNCOUNTED;
	struct packet_counters *counters;

	if (outcome != HANDED_OVER)
		leave_drops(header->ifindex, header->dropped + is_lost);
	if (outcome == BEYOND_LIMIT || (is_uncounted && outcome == HANDED_OVER))
		return;
	counters = counters_of(header->ifindex);
	if (!counters) {
		count_loss(LOSS_COUNTERS);
		return;
	}
	counters->received += 1;
	if (is_lost)
		counters->dropped += 1;
}

#endif
