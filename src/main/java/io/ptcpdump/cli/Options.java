package io.ptcpdump.cli;

import io.ptcpdump.container.EngineChoice;
import io.ptcpdump.dissect.PrintOptions;
import io.ptcpdump.hook.HookChoices;
import io.ptcpdump.process.ProcessFilter;
import io.ptcpdump.text.TextOptions;
import java.util.List;
import java.util.Objects;

/**
 * What the command line asks for, checked.
 *
 * @param action        what to do
 * @param interfaces    names of {@code -i} in the order given, without doubles; {@code any} stands for all
 * @param readFile      {@code -r}: path, {@code -} for standard input, null for a live capture
 * @param writeFile     {@code -w}: path, {@code -} for standard output, null for none
 * @param printWithWrite {@code --print}: text as well as the file
 * @param json          {@code --json}: what is printed is JSON
 * @param countOnly     {@code --count}: no packets, only their number
 * @param packetLimit   {@code -c}: stop after so many packets, 0 for no limit
 * @param snaplen       {@code -s}: bytes kept of a packet, 1 to 262144
 * @param ringBytes     {@code -B}: size of the ring that packets wait in, a power of two
 * @param direction     {@code -Q}
 * @param unbuffered    {@code -U}: each packet reaches the file at once
 * @param processBlocks {@code --process-blocks}: files describe each process in a block of its own, too
 * @param immediate     {@code --immediate-mode}: packets are handed over as they come, not in batches
 * @param nanoseconds   time stamps with nine digits, in text and in pcap files
 * @param expression    the pcap-filter(7) expression, empty for none
 * @param processes     which processes' packets are wanted
 * @param awaitContainers {@code --wait}: begin although a container that is asked for is not there
 * @param command       the command to run and to capture, empty for none
 * @param payloadProtocol {@code -T}: what every TCP and UDP payload is printed as, one that {@link
 *                      io.ptcpdump.dissect.stack.Stack#forced} knows; null for what its ports say
 * @param quietStart    whether to leave out the lines that say what is being captured ({@code --log-level error})
 * @param information   whether to say how the capture works ({@code --log-level info} or {@code debug})
 * @param hooks         {@code --hooks}: the kernel's hooks that are to be used
 * @param engines       those that are asked about containers
 * @param text          how packets are printed
 * @param print         how they are dissected
 */
record Options(
        Action action,
        List<String> interfaces,
        String readFile,
        String writeFile,
        boolean printWithWrite,
        boolean json,
        boolean countOnly,
        long packetLimit,
        int snaplen,
        int ringBytes,
        CaptureDirection direction,
        boolean unbuffered,
        boolean processBlocks,
        boolean immediate,
        boolean nanoseconds,
        String expression,
        ProcessFilter processes,
        boolean awaitContainers,
        List<String> command,
        String payloadProtocol,
        boolean quietStart,
        boolean information,
        HookChoices hooks,
        EngineChoice engines,
        TextOptions text,
        PrintOptions print) {

    /** The most bytes of a packet that are kept, as in tcpdump. */
    static final int MAX_SNAPLEN = 262_144;

    /**
     * Room for 0.4 s of the smallest packets at the rate one core can send, 500,000 a second: longer than the reader is ever
     * held up by a pause of the Java machine or a busy disk.
     */
    static final int DEFAULT_RING_BYTES = 32 << 20;

    /** Room for some of the largest packets. */
    static final int MIN_RING_BYTES = 1 << 20;

    /** The largest power of two that is an {@code int}. */
    static final int MAX_RING_BYTES = 1 << 30;

    Options {
        Objects.requireNonNull(action);
        interfaces = List.copyOf(interfaces);
        command = List.copyOf(command);
    }

    enum Action {
        HELP,
        VERSION,
        LIST_INTERFACES,
        DOCTOR,
        READ,
        CAPTURE
    }

    /** Which packets of an interface are taken. */
    enum CaptureDirection {
        IN,
        OUT,
        BOTH;

        boolean takesIn() {
            return this != OUT;
        }

        boolean takesOut() {
            return this != IN;
        }
    }
}
