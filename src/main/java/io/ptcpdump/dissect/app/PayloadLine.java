package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/**
 * What ptcpdump adds to tcpdump's text for TCP payloads on ports that have no printer: the first line of HTTP messages, and TLS
 * hellos. They are known by what they hold, and nothing is printed where there is a doubt. Prints nothing at all unless
 * {@link io.ptcpdump.dissect.PrintOptions#applicationLines} says so.
 */
public final class PayloadLine implements Printer {
    private final HttpMessage http = new HttpMessage();

    @Override
    public void print(Dissection d, PacketReader in) {
        if (d.options().applicationLines() && !http.print(d, in)) {
            TlsHello.print(d, in);
        }
    }
}
