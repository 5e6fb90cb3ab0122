package io.ptcpdump.dissect.link;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.LinkPrinter;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;

/**
 * USB request blocks as Linux gives them (tcpdump.org, LINKTYPE_USB_LINUX and LINKTYPE_USB_LINUX_MMAPPED), in the byte order of
 * the host that captured them.
 *
 * <pre>
 *  0            8       9          10         11       12    14
 * +------------+-------+----------+----------+--------+-----+------------------------
 * | identifier | event | transfer | endpoint | device | bus | more, to byte 48 or 64
 * +------------+-------+----------+----------+--------+-----+------------------------
 * </pre>
 */
public final class UsbLinux implements LinkPrinter {
    private static final int INTERRUPT = 1;
    private static final String[] TRANSFERS = {"ISOCHRONOUS", "INTERRUPT", "CONTROL", "BULK"};

    private final String protocol;
    private final int headerLength;

    private UsbLinux(String protocol, int headerLength) {
        this.protocol = protocol;
        this.headerLength = headerLength;
    }

    public static UsbLinux plain() {
        return new UsbLinux("usb_linux_48_byte", 48);
    }

    public static UsbLinux mapped() {
        return new UsbLinux("usb_linux_64_byte", 64);
    }

    @Override
    public int print(Dissection d, PacketReader in) {
        Line out = d.out();
        out.enter(protocol);
        in.need(headerLength);
        out.enter("usb").add("USB");
        if (d.options().quiet()) {
            return headerLength;
        }
        int event = in.peekU8(8);
        int transfer = in.peekU8(9);
        out.add(' ').add(ValueNames.at(TRANSFERS, transfer, " ?"));
        boolean submitted = event == 'S';
        boolean done = event == 'C' || event == 'E';
        out.add(submitted ? " SUBMIT" : event == 'C' ? " COMPLETE" : event == 'E' ? " ERROR" : " ?");
        if (transfer < TRANSFERS.length && (submitted || done)) {
            out.add(submitted == (transfer == INTERRUPT) ? " from" : " to");
        }
        out.add(' ').add(in.peekU16Le(12)).add(':').add(in.peekU8(11)).add(':').add(in.peekU8(10) & 0x7f);
        return headerLength;
    }
}
