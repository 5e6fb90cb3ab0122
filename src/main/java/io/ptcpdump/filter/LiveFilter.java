package io.ptcpdump.filter;

import io.ptcpdump.model.LinkType;
import java.util.function.ToIntFunction;

/**
 * A filter for live packets: one program for interfaces with an Ethernet header, one for those whose packets begin with
 * the IP header (tun, WireGuard). Both take every packet where the expression was blank.
 *
 * @param ethernet program for packets with an Ethernet header
 * @param raw      program for packets without a link-layer header
 */
public record LiveFilter(ClassicProgram ethernet, ClassicProgram raw) {
    /**
     * Compiles an expression. What libpcap refuses for one of the two kinds of interface, as {@code vlan} for raw ones,
     * takes none of its packets.
     *
     * @param interfaceIndex the index of the interface with the given name, 0 where there is none; called for
     *                       {@code ifname} and {@code on} terms only
     * @throws FilterException if libpcap refuses the expression for both kinds, with its message for Ethernet; if it names
     *                         an unknown interface; if libpcap cannot be loaded
     */
    public static LiveFilter compile(String expression, ToIntFunction<String> interfaceIndex) {
        String rewritten = InterfaceTerms.rewrite(expression, name -> indexTerm(name, interfaceIndex));
        ClassicProgram ethernet;
        try {
            ethernet = FilterCompiler.compile(rewritten, LinkType.ETHERNET);
        } catch (FilterException forEthernet) {
            try {
                return new LiveFilter(ClassicProgram.REJECT_ALL, FilterCompiler.compile(rewritten, LinkType.RAW));
            } catch (FilterException forRaw) {
                throw forEthernet;
            }
        }
        return new LiveFilter(ethernet, compileRaw(rewritten));
    }

    private static ClassicProgram compileRaw(String expression) {
        try {
            return FilterCompiler.compile(expression, LinkType.RAW);
        } catch (FilterException refused) {
            return ClassicProgram.REJECT_ALL;
        }
    }

    private static String indexTerm(String name, ToIntFunction<String> interfaceIndex) {
        int index = interfaceIndex.applyAsInt(name);
        if (index <= 0) {
            throw new FilterException("ifname " + name + ": no such interface");
        }
        return "ifindex " + index;
    }

    /** Whether every packet is taken, so that nothing need be put into the kernel. */
    public boolean acceptsAll() {
        return ethernet.acceptsAll() && raw.acceptsAll();
    }
}
