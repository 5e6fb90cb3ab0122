/** Protocols carried by TCP and UDP. Each is a {@link io.ptcpdump.dissect.Printer} that is found by port. */
package io.ptcpdump.dissect.app;
