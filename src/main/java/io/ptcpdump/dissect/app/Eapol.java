package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;
import io.ptcpdump.dissect.ValueNames;

/** EAP over LANs, IEEE 802.1X section 11: version, packet type, length in 16 bits of the body that follows. */
public final class Eapol implements Printer {
    private static final int HEADER = 4;
    private static final int EAP_PACKET = 0;
    private static final String[] TYPES = {
        "EAP packet", "EAPOL start", "EAPOL logoff", "EAPOL key", "Encapsulated ASF alert"
    };

    private final Eap eap = new Eap();

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("eap");
        if (d.printIfCut(in, HEADER)) {
            return;
        }
        int version = in.u8();
        int type = in.u8();
        int length = in.u16();
        out.add(ValueNames.at(TYPES, type, "unknown")).add(" (").add(type).add(") v").add(version);
        out.add(", len ").add(length);
        if (!d.verbose(1) || type != EAP_PACKET) {
            return;
        }
        if (length == 0) {
            d.printTruncated();
            return;
        }
        out.add(", ");
        in.claimOnly(length);
        eap.print(d, in);
    }
}
