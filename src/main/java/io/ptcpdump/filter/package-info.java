/**
 * Capture filters in the language of pcap-filter(7): an expression becomes a classic BPF program by libpcap, which then
 * either judges packets of a file ({@link io.ptcpdump.filter.OfflineFilter}) or is translated to eBPF and written into a
 * kernel object before it is loaded ({@link io.ptcpdump.filter.ExtendedTranslator}, {@link io.ptcpdump.filter.StubPatcher}).
 */
package io.ptcpdump.filter;
