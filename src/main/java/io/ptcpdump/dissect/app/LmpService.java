package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/** LMP service configuration objects: OIF user-network interface 1.0, section 9.4.2. */
final class LmpService {
    private static final int PROTOCOLS = 1;
    private static final int CLIENT_PORT = 2;
    private static final int TRANSPARENCY = 3;
    private static final int DIVERSITY = 4;
    private static final ValueNames PROTOCOL_FLAGS = ValueNames.of(0x01, "RSVP Supported", 0x02, "LDP Supported");
    private static final ValueNames PORT_TRANSPARENCY = ValueNames.of(
            0x01, "Path/VC Overhead Transparency Supported",
            0x02, "Line/MS Overhead Transparency Supported",
            0x04, "Section/RS Overhead Transparency Supported");
    private static final ValueNames NETWORK_TRANSPARENCY = ValueNames.of(
            0x01, "Standard SOH/RSOH Transparency Supported", 0x02, "Standard LOH/MSOH Transparency Supported");
    private static final ValueNames DIVERSITY_FLAGS = ValueNames.of(
            0x01, "Node Diversity Supported", 0x02, "Link Diversity Supported", 0x04, "SRLG Diversity Supported");

    private static final int SDH = 5;
    private static final int SONET = 6;
    private static final int FIRST_SIGNAL = 5;
    private static final String[] SDH_SIGNALS = {"VC-3", "VC-4", "STM-0", "STM-1", "STM-4", "STM-16", "STM-64", "STM-256"};
    private static final String[] SONET_SIGNALS = {
        "STS-1 SPE", "STS-3c SPE", "STS-1", "STM-3", "STM-12", "STM-48", "STM-192", "STM-768"
    };

    private LmpService() {}

    /** Prints the value of an object; false where it is to be dumped instead. */
    static boolean print(Dissection d, PacketReader in, int type, int at, int length) {
        Line out = d.out();
        switch (type) {
            case PROTOCOLS -> {
                if (LmpObject.hasLength(out, length, 4)) {
                    PROTOCOL_FLAGS.printBits(out.add("\n\t Flags: "), in.u8At(at), ", ", "none");
                    out.add("\n\t  UNI Version: ").add(in.u8At(at + 1));
                }
            }
            case CLIENT_PORT -> {
                if (LmpObject.hasLength(out, length, 16)) {
                    printClientPort(d, in, at);
                }
            }
            case TRANSPARENCY -> {
                if (LmpObject.hasLength(out, length, 8)) {
                    NETWORK_TRANSPARENCY.printBits(out.add("\n\t Transparency Flags: "), in.i32At(at), ", ", "none");
                    out.add("\n\t TCM Monitoring Flags: ");
                    out.add((in.u8At(at + 7) & 1) != 0 ? "Transparent Tandem Connection Monitoring Supported" : "none");
                }
            }
            case DIVERSITY -> {
                if (LmpObject.hasLength(out, length, 4)) {
                    DIVERSITY_FLAGS.printBits(out.add("\n\t Diversity: Flags: "), in.u8At(at + 3), ", ", "none");
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void printClientPort(Dissection d, PacketReader in, int at) {
        Line out = d.out();
        int link = in.u8At(at);
        out.add("\n\t Link Type: ").add(link == SDH ? "SDH ITU-T G.707" : link == SONET ? "SONET ANSI T1.105" : "Unknown");
        out.add(" (").add(link).add(')');
        if (link == SDH || link == SONET) {
            String[] signals = link == SDH ? SDH_SIGNALS : SONET_SIGNALS;
            int signal = in.u8At(at + 1);
            int i = signal - FIRST_SIGNAL;
            out.add("\n\t Signal Type: ").add(i >= 0 && i < signals.length ? signals[i] : "Unknown");
            out.add(" (").add(signal).add(')');
        }
        PORT_TRANSPARENCY.printBits(out.add("\n\t Transparency: "), in.u8At(at + 2), ", ", "none");
        out.add("\n\t Contiguous Concatenation Types: ");
        out.add((in.u8At(at + 3) & 1) != 0 ? "Contiguous Concatenation Types Supported" : "none");
        out.add("\n\t Minimum NCC: ").add(in.u16At(at + 4)).add("\n\t Maximum NCC: ").add(in.u16At(at + 6));
        out.add("\n\t Minimum NVC:").add(in.u16At(at + 8)).add("\n\t Maximum NVC:").add(in.u16At(at + 10));
        LmpObject.printIdentifier(d, "\n\t    Local Interface ID: ", in, 1, at + 12);
    }
}
