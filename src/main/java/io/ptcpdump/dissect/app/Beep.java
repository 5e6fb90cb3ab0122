package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/** The Blocks Extensible Exchange Protocol over TCP, RFC 3080 and RFC 3081: the type of the frame that begins a segment. */
public final class Beep implements Printer {
    private static final int TYPE_LENGTH = 4;
    /** What tcpdump looks for; of two it takes a zero byte as part. */
    private static final String[] TYPES = {"MSG\0", "RPY ", "ERR ", "ANS ", "NUL ", "SEQ ", "END\0"};

    @Override
    public void print(Dissection d, PacketReader in) {
        d.out().enter("beep").add(" BEEP ");
        if (in.claimed() >= TYPE_LENGTH) {
            for (String type : TYPES) {
                if (in.startsWith(0, type)) {
                    d.out().add(type.substring(0, TYPE_LENGTH - 1));
                    return;
                }
            }
        }
        d.out().add("(payload or undecoded)");
    }
}
