/** The kernel programs of bpf/: loading, attaching, the layout of their records, and the fallbacks where a kernel lacks a hook. */
package io.ptcpdump.hook;
