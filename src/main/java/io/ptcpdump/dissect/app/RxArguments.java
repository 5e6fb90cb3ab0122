package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Dissection;
import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.PacketReader;
import io.ptcpdump.dissect.ValueNames;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * What a call or a reply of AFS carries, as 32-bit words. It is printed by patterns: text, in which a percent sign and a letter
 * stand for the next value,
 *
 * <pre>
 * d  signed number                  F  file: volume, vnode, uniquifier
 * u  unsigned number                A  attributes to be stored: which, and five values
 * l  unsigned number of 64 bits     L  access list
 * D  seconds since 1970             U  UUID, one word for each of its fields
 * s  counted text                   h  destination: number, address, port
 * V  text, a word for each byte     T  type of a volume; nothing where it is unknown
 * v  version: epoch and counter     S  nothing: a volume's statistics, captured or not
 * y  whether it is a sync site      P  where a volume is: a word, up to 8 servers, partitions, volumes
 * e  error                          Q  the same without the word, and with up to 13 servers
 * C  promises of callbacks          R  the same with the UUIDs of servers
 * _  nothing: one word              O  nothing: counted bytes
 * </pre>
 *
 * and what is in braces stands for a number of such, which is in the first word; a comma behind them separates them.
 *
 * <p>Where a value was not captured that consists of several words, nothing more is printed, and {@link #isCut} says so.
 */
final class RxArguments {
    private static final int WORD = 4;
    private static final int FILE_WORDS = 3;
    private static final int UUID_WORDS = 11;
    private static final int ATTRIBUTE_WORDS = 6;
    private static final int DATE = 0x1;
    private static final int OWNER = 0x2;
    private static final int GROUP = 0x4;
    private static final int MODE = 0x8;
    private static final int SEGMENT_SIZE = 0x10;
    private static final int FLUSH = 0x400;
    private static final int STATISTICS_WORDS = 21;
    private static final ValueNames ERRORS = ValueNames.of(
            101, "salvage volume",
            102, "no such vnode",
            103, "no such volume",
            104, "volume exist",
            105, "no service",
            106, "volume offline",
            107, "voline online",
            108, "diskfull",
            109, "diskquota exceeded",
            110, "volume busy",
            111, "volume moved",
            112, "AFS IO error",
            -100, "restarting fileserver");
    private static final String[] VOLUME_TYPES = {" type read-write", " type read-only", " type backup"};

    private final Line out;
    private final PacketReader in;
    private final int maxText;
    private final int vectorLength;
    private boolean cut;

    /**
     * @param maxText      the most bytes that a counted text may have
     * @param vectorLength the bytes that a text has where each takes a word
     */
    RxArguments(Dissection d, PacketReader in, int maxText, int vectorLength) {
        out = d.out();
        this.in = in;
        this.maxText = maxText;
        this.vectorLength = vectorLength;
    }

    /** Whether a value was cut. */
    boolean isCut() {
        return cut;
    }

    /** Prints by a pattern. */
    void print(String pattern) {
        for (int i = 0; i < pattern.length() && !cut; i++) {
            char c = pattern.charAt(i);
            if (c == '%') {
                printValue(pattern.charAt(++i));
            } else if (c == '{') {
                int end = pattern.indexOf('}', i);
                boolean separated = pattern.charAt(end - 1) == ',';
                printList(pattern.substring(i + 1, separated ? end - 1 : end), separated ? "," : "");
                i = end;
            } else {
                out.add(c);
            }
        }
    }

    /** Prints as many by a pattern as a word says, or that there are none. */
    private void printList(String pattern, String separator) {
        if (printAll(pattern, separator) == 0) {
            out.add(" <none!>");
        }
    }

    /** Prints as many by a pattern as a word says, and returns that. Each has a word at least, so that this ends. */
    private long printAll(String pattern, String separator) {
        long count = in.u32();
        for (long i = 0; i < count && !cut; i++) {
            out.add(i > 0 ? separator : "");
            print(pattern);
        }
        return count;
    }

    /** What is promised of files by callbacks. */
    private void printPromises() {
        out.add(in.peekU32(0) != 0 ? ";" : "");
        printAll(" ver%d expires%D%_", "");
    }

    private void printValue(char kind) {
        switch (kind) {
            case 'd' -> {
                int value = in.i32();
                out.add(' ').add(value);
            }
            case 'u' -> {
                long value = in.u32();
                out.add(' ').add(value);
            }
            case 'l' -> {
                long value = in.u64();
                out.add(' ').addUnsigned(value);
            }
            case 'D' -> printDate(in.i32());
            case 's' -> printText();
            case 'V' -> printVector();
            case 'v' -> printVersion();
            case 'F' -> printTriple(" fid ", '/');
            case 'h' -> printTriple(" server ", ':');
            case 'A' -> printAttributes();
            case 'U' -> printUuid();
            case 'T' -> printVolumeType();
            case 'y' -> out.add(in.u32() != 0 ? " syncsite yes" : " syncsite no");
            case 'e' -> printError(in.i32());
            default -> printLarge(kind);
        }
    }

    private void printLarge(char kind) {
        switch (kind) {
            case 'L' -> printAccessList();
            case 'C' -> printPromises();
            case 'P' -> {
                skipWords(1);
                printLocation(8, false);
            }
            case 'Q' -> printLocation(13, false);
            case 'R' -> printLocation(13, true);
            case 'S' -> in.seek(in.position() + STATISTICS_WORDS * WORD);
            case 'O' -> passOpaque();
            default -> in.skip(WORD);
        }
    }

    private void printError(int error) {
        out.add(" error ").addName(ERRORS.get(error), "#", error, "");
    }

    /** Whether the next words were captured; all is cut where they were not. */
    private boolean hasWords(int n) {
        return hasBytes((long) n * WORD);
    }

    private boolean hasBytes(long n) {
        cut = in.position() > in.end() || n > in.captured();
        return !cut;
    }

    /** Passes over words that are not printed. */
    private void skipWords(int n) {
        if (!cut && hasWords(n)) {
            in.skip(n * WORD);
        }
    }

    private void passOpaque() {
        long length = in.u32();
        if (hasBytes(length)) {
            in.skip((int) length);
        }
    }

    /** Local time. */
    private void printDate(int seconds) {
        ZonedDateTime time = Instant.ofEpochSecond(seconds).atZone(ZoneId.systemDefault());
        out.add(' ').addPadded(time.getYear(), 4).add('-').addPadded(time.getMonthValue(), 2).add('-');
        out.addPadded(time.getDayOfMonth(), 2).add(' ').addPadded(time.getHour(), 2).add(':');
        out.addPadded(time.getMinute(), 2).add(':').addPadded(time.getSecond(), 2);
    }

    private void printText() {
        long length = in.u32();
        if (length > maxText) {
            cut = true;
            return;
        }
        out.add(" \"");
        int end = in.position() + ((int) length + 3 & ~3);
        cut = length > in.captured();
        for (long n = Math.min(length, in.captured()); n > 0; n--) {
            out.printable(in.u8());
        }
        if (!cut) {
            out.add('"');
            in.seek(end);
        }
    }

    private void printVector() {
        if (!hasWords(vectorLength)) {
            return;
        }
        int end = in.position() + vectorLength * WORD;
        out.add(" \"");
        for (int i = 0; i < vectorLength; i++) {
            int c = (int) in.u32() & 0xff;
            if (c == 0) {
                break;
            }
            out.printable(c);
        }
        out.add('"');
        in.seek(end);
    }

    private void printVersion() {
        if (hasWords(2)) {
            out.add(' ').add(in.u32()).add('.').add(in.u32());
        }
    }

    private void printTriple(String label, char separator) {
        if (hasWords(FILE_WORDS)) {
            out.add(label).add(in.u32()).add(separator).add(in.u32()).add(separator).add(in.u32());
        }
    }

    private void printAttributes() {
        if (!hasWords(ATTRIBUTE_WORDS)) {
            return;
        }
        int which = in.i32();
        out.add(which != 0 ? " StoreStatus" : "");
        int date = in.i32();
        if ((which & DATE) != 0) {
            out.add(" date");
            printDate(date);
        }
        printAttribute(" owner ", which & OWNER);
        printAttribute(" group ", which & GROUP);
        long mode = in.u32();
        if ((which & MODE) != 0) {
            out.add(" mode ").add(Long.toOctalString(mode & 0xfff));
        }
        printAttribute(" segsize ", which & SEGMENT_SIZE);
        out.add((which & FLUSH) != 0 ? " fsync" : "");
    }

    private void printAttribute(String label, int isSet) {
        long value = in.u32();
        if (isSet != 0) {
            out.add(label).add(value);
        }
    }

    private void printUuid() {
        if (!hasWords(UUID_WORDS)) {
            return;
        }
        out.add(' ').hex(in.u32(), 8);
        for (int i = 0; i < 2; i++) {
            long value = in.u32();
            out.hex(value, value > 0xffff ? (67 - Long.numberOfLeadingZeros(value)) / 4 : 4);
        }
        for (int i = 3; i < UUID_WORDS; i++) {
            out.hex(in.u32(), 2);
        }
    }

    private void printVolumeType() {
        long type = in.u32();
        if (type < VOLUME_TYPES.length) {
            out.add(VOLUME_TYPES[(int) type]);
        }
    }

    /** What follows an entry's name in the volume location database: its servers, and the numbers of its volumes. */
    private void printLocation(int slots, boolean byUuid) {
        if (cut) {
            return;
        }
        out.add(" numservers");
        long servers = in.u32();
        out.add(' ').add(servers).add(" servers");
        for (int i = 0; i < slots && !cut; i++) {
            printServer(i < servers, byUuid);
        }
        if (byUuid) {
            skipWords(slots);
        }
        if (!cut) {
            printPartitions(slots, servers);
            skipWords(slots);
            print(" rwvol%u rovol%u backup%u");
        }
    }

    private void printServer(boolean used, boolean byUuid) {
        if (byUuid) {
            if (used) {
                print(" afsuuid%U");
            } else {
                skipWords(UUID_WORDS);
            }
        } else if (hasWords(1)) {
            int address = in.i32();
            if (used) {
                out.add(' ').ipv4(address);
            }
        }
    }

    private void printPartitions(int slots, long servers) {
        out.add(" partitions");
        for (int i = 0; i < slots; i++) {
            long partition = in.u32();
            if (i < servers) {
                out.add(' ');
                if (partition <= 26) {
                    out.add((char) ('a' + partition));
                } else {
                    out.add(partition);
                }
            }
        }
    }

    /** A list of access rights: an opaque text. */
    private void printAccessList() {
        long length = in.u32();
        if (hasBytes(length)) {
            AfsAccessList.print(out, in, (int) length);
        }
    }
}
