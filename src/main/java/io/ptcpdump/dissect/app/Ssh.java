package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.Printer;

/** The version line that an SSH connection begins with, RFC 4253 section 4.2. */
public final class Ssh implements Printer {
    private static final String PREFIX = "SSH-";

    @Override
    public void print(Dissection d, PacketReader in) {
        Line out = d.out().enter("ssh");
        int length = in.claimed();
        for (int i = 0; i < PREFIX.length(); i++) {
            if (in.peekU8(i) != PREFIX.charAt(i)) {
                return;
            }
        }
        for (int i = PREFIX.length(); i < length; i++) {
            int c = in.peekU8(i);
            if (c == '\n' || c == '\r') {
                if (c == '\n' || i + 1 < length && in.peekU8(i + 1) == '\n') {
                    in.print(out.add(": SSH: "), in.position(), i);
                }
                return;
            }
            if (c < ' ' || c >= 0x7f) {
                return;
            }
        }
    }
}
