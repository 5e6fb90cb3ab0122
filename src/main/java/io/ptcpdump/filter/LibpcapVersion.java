package io.ptcpdump.filter;

import io.ptcpdump.sys.CString;
import io.ptcpdump.sys.NativeFunction;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/** What libpcap says of itself. */
public final class LibpcapVersion {
    static final String NOT_FOUND =
            "libpcap.so.0.8 not found: install libpcap0.8 (Debian, Ubuntu) or libpcap (Fedora)";

    private static final String NAME = "libpcap.so.0.8";
    private static final long LONGEST_VERSION = 256;

    private LibpcapVersion() {}

    /** Its version line, such as {@code libpcap version 1.10.3 (with TPACKET_V3)}; says so where it is not installed. */
    public static String text() {
        SymbolLookup library = library();
        return library == null
                ? NOT_FOUND
                : CString.at(NativeFunction.find(library, "pcap_lib_version").call(), LONGEST_VERSION);
    }

    /** The library, null where it is not installed. */
    static SymbolLookup library() {
        try {
            return SymbolLookup.libraryLookup(NAME, Arena.global());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
