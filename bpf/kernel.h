/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The few kernel structures that are read, with only the members that are read. Offsets are taken from the running kernel's
 * BTF when the object is loaded (CO-RE), so order and completeness do not matter here; names and types do.
 */
#ifndef PTCPDUMP_KERNEL_H
#define PTCPDUMP_KERNEL_H

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>
#include <linux/bpf.h>
#include <linux/types.h>

typedef _Bool bool;

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

typedef struct {
	int counter;
} atomic_t;

typedef struct {
	__s64 counter;
} atomic64_t;

typedef struct {
	unsigned int val;
} kuid_t;

struct cred {
	kuid_t uid;
};

struct kernfs_node {
	__u64 id;
};

struct cgroup_root {
	int hierarchy_id;
};

struct cgroup {
	struct kernfs_node *kn;
	struct cgroup_root *root;
};

struct css_set {
	struct cgroup *dfl_cgrp;
};

struct mm_struct {
	unsigned long arg_start;
	unsigned long arg_end;
};

struct signal_struct {
	atomic_t live;
};

struct inode {
	unsigned short i_mode;
};

struct qstr {
	__u32 len;
	const unsigned char *name;
};

struct dentry {
	struct dentry *d_parent; /* itself at the root of a file system */
	struct qstr d_name;
};

struct vfsmount {
	struct dentry *mnt_root;
};

struct mount {
	struct mount *mnt_parent; /* itself at the root of a mount namespace */
	struct dentry *mnt_mountpoint;
	struct vfsmount mnt;
};

struct path {
	struct vfsmount *mnt;
	struct dentry *dentry;
};

struct file_operations;

typedef struct {
	atomic64_t refcnt; /* references beside the first one; on 64 bits */
} file_ref_t;

struct file {
	struct path f_path;
	struct inode *f_inode;
	const struct file_operations *f_op;
	void *private_data;
	file_ref_t f_ref; /* since Linux 6.13 */
};

struct file___before_6_13 {
	atomic64_t f_count;
};

struct fdtable {
	unsigned int max_fds;
	struct file **fd;
};

struct files_struct {
	struct fdtable *fdt;
};

struct thread_info {
	unsigned long flags;
	__u32 status;
};

struct task_struct {
	struct thread_info thread_info;
	unsigned int flags;
	int exit_state;
	int pid;
	int tgid;
	__u64 start_boottime;
	__u64 self_exec_id;
	struct task_struct *real_parent;
	struct task_struct *group_leader;
	const struct cred *real_cred;
	struct mm_struct *mm;
	struct files_struct *files;
	struct css_set *cgroups;
	struct signal_struct *signal;
	char comm[16];
};

struct linux_binprm {
	struct file *file; /* what is executed in the end: of a script, its interpreter */
};

struct ns_common {
	unsigned int inum;
};

struct nf_hook_entries;

struct netns_nf {
	const struct nf_hook_entries *hooks_ipv4[5];
	const struct nf_hook_entries *hooks_ipv6[5];
};

struct net {
	struct ns_common ns;
	struct netns_nf nf;
};

typedef struct {
	struct net *net;
} possible_net_t;

struct in6_addr {
	union {
		__be32 u6_addr32[4];
	} in6_u;
};

struct sock_common {
	unsigned short skc_family;
	volatile unsigned char skc_state;
	possible_net_t skc_net;
	__be32 skc_rcv_saddr;
	struct in6_addr skc_v6_rcv_saddr;
	atomic64_t skc_cookie;
};

typedef struct {
	int owned;
} socket_lock_t;

struct ip_mc_list {
	__be32 multiaddr;
	struct ip_mc_list *next_rcu;
};

struct in_device {
	struct ip_mc_list *mc_list;
};

struct ifmcaddr6 {
	struct in6_addr mca_addr;
	struct ifmcaddr6 *next;
};

struct inet6_dev {
	struct ifmcaddr6 *mc_list;
};

struct rtnl_link_ops {
	const char *kind;
};

struct net_device {
	possible_net_t nd_net;
	const struct rtnl_link_ops *rtnl_link_ops; /* none of a physical device */
	void *rx_handler;
	struct in_device *ip_ptr;
	struct inet6_dev *ip6_ptr;
};

struct dst_entry {
	struct net_device *dev;
};

struct bpf_prog;

struct sock_reuseport {
	struct bpf_prog *prog;
};

struct sock {
	struct sock_common __sk_common;
	socket_lock_t sk_lock;
	__u16 sk_type;
	__u16 sk_protocol;
	struct dst_entry *sk_dst_cache;
	struct sock_reuseport *sk_reuseport_cb;
	struct socket *sk_socket;
};

struct nf_conn {
	unsigned long status;
	struct {
	} tuplehash[2];
};

struct sk_buff {
	struct net_device *dev;
	unsigned long _nfct; /* a struct nf_conn, and in the lowest three bits an enum ip_conntrack_info */
};

struct socket {
	struct file *file;
	struct sock *sk;
};

struct io_cqe {
	int fd; /* until the file is looked up */
};

struct io_kiocb {
	__u8 opcode;
	__u64 flags;
	struct io_cqe cqe;
};

#if defined(__TARGET_ARCH_x86)
struct pt_regs {
	unsigned long di;
	unsigned long dx;
	unsigned long orig_ax;
};
#elif defined(__TARGET_ARCH_arm64)
struct user_pt_regs {
	__u64 regs[31];
};

struct pt_regs {
	__u64 regs[31];
	int syscallno;
};
#endif

struct seq_file;

struct bpf_iter_meta {
	struct seq_file *seq;
	__u64 seq_num;
};

struct bpf_iter__task_file {
	struct bpf_iter_meta *meta;
	struct task_struct *task;
	__u32 fd;
	struct file *file;
};

#pragma clang attribute pop

/* kernel/bpf/verifier.c; in the kernel's types if it has the function below */
enum special_kfunc_type {
	KF_bpf_rdonly_cast,
};

/* What is at an address, as the kernel's type of that id: its members are read without a helper. Since Linux 6.2. */
extern void *bpf_rdonly_cast(const void *address, __u32 type) __ksym __weak;

#define HAS_CASTS bpf_core_enum_value_exists(enum special_kfunc_type, KF_bpf_rdonly_cast)
#define CAST(type, pointer) ((type *)bpf_rdonly_cast(pointer, bpf_core_type_id_kernel(type)))

#define MEMBER_1(pointer, a) (pointer)->a
#define MEMBER_2(pointer, a, b) (pointer)->a->b
#define MEMBER_3(pointer, a, b, c) (pointer)->a->b->c
#define MEMBER_4(pointer, a, b, c, d) (pointer)->a->b->c->d
#define MEMBER_OF(a, b, c, d, macro, ...) macro
#define MEMBER(pointer, ...) MEMBER_OF(__VA_ARGS__, MEMBER_4, MEMBER_3, MEMBER_2, MEMBER_1)(pointer, __VA_ARGS__)

/*
 * BPF_CORE_READ, or where the kernel can, the same without calls, which take most of the time of a short program. 0 where memory cannot be
 * read.
 */
#define READ(pointer, ...)                                                                                             \
	(HAS_CASTS ? MEMBER(CAST(__typeof_unqual__(*(pointer)), pointer), __VA_ARGS__) : BPF_CORE_READ(pointer, __VA_ARGS__))

/*
 * Whether bpf_get_current_task_btf is there, since Linux 5.11: what the verifier knows to be a task can be read without a helper, which
 * costs a tenth. Only programs of tracing have it.
 */
static __always_inline bool has_task_pointer(void)
{
	return bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_get_current_task_btf);
}

/* include/linux/sched.h */
#define PF_KTHREAD 0x00200000
#define EXIT_ZOMBIE 0x20

/* include/linux/socket.h */
#define AF_INET 2
#define AF_INET6 10
#define AF_PACKET 17
#define SOCK_RAW 3

/* include/uapi/linux/limits.h */
#define NAME_MAX 255

/* include/linux/io_uring_types.h */
#define REQ_F_FIXED_FILE 1

/* include/uapi/linux/stat.h */
#define S_IFMT 0170000
#define S_IFSOCK 0140000

/* include/net/tcp_states.h */
#define TCP_TIME_WAIT 6
#define TCP_CLOSE 7 /* a UDP socket that is not connected is in this state */
#define TCP_LISTEN 10
#define TCP_NEW_SYN_RECV 12

/* linux/if_packet.h */
#define PACKET_OTHERHOST 3
#define PACKET_OUTGOING 4

#define TC_ACT_UNSPEC (-1) /* linux/pkt_cls.h; TCX_NEXT is the same */

#endif
