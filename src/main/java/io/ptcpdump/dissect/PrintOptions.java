package io.ptcpdump.dissect;

/**
 * What the user asked of the printers, with tcpdump's meanings.
 *
 * @param verbose           number of {@code -v}
 * @param quiet             {@code -q}: less protocol information
 * @param linkHeader        {@code -e}
 * @param numeric           number of {@code -n}; 0 resolves addresses and ports
 * @param absoluteSequence  {@code -S}: raw TCP sequence numbers
 * @param noChecksums       {@code -K}: checksums are not verified
 * @param rawNfsHandles     {@code -u}
 * @param asdot             {@code -b}: AS numbers in ASDOT notation
 * @param mesh              {@code -H}: 802.11s draft mesh headers
 * @param noDomains         {@code -N}: host names without their domain
 * @param hexOrAscii        {@code -x} or {@code -X} (not {@code -A}): a dump of the packet follows, so an unknown payload is
 *                          not dumped by its printer
 * @param oneLine           {@code -g}: no line break after a verbose IPv4 header
 * @param applicationLines  whether ptcpdump's own additions to tcpdump's text are printed: the first line of an HTTP message on
 *                          any port, TLS hellos
 */
public record PrintOptions(
        int verbose,
        boolean quiet,
        boolean linkHeader,
        int numeric,
        boolean absoluteSequence,
        boolean noChecksums,
        boolean rawNfsHandles,
        boolean asdot,
        boolean mesh,
        boolean noDomains,
        boolean hexOrAscii,
        boolean oneLine,
        boolean applicationLines) {

    /** tcpdump's defaults with {@code -n}. */
    public static final PrintOptions NUMERIC =
            new PrintOptions(0, false, false, 1, false, false, false, false, false, false, false, false, false);

    /** The same without ptcpdump's additions: what tcpdump prints. */
    public PrintOptions withoutApplicationLines() {
        return new PrintOptions(verbose, quiet, linkHeader, numeric, absoluteSequence, noChecksums, rawNfsHandles, asdot, mesh,
                noDomains, hexOrAscii, oneLine, false);
    }
}
