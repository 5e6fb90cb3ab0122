package io.ptcpdump.resolve;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.dissect.Oui;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;

/**
 * What is printed for Ethernet addresses: a name from a file in the format of ethers(5), which is read when the first is asked
 * for, or the address with the organisation it was assigned to.
 */
final class EthernetNames {
    private final Path file;
    private final NameCache cache = new NameCache();
    private NameCache named;

    EthernetNames(Path file) {
        this.file = file;
    }

    /** What is printed for a 48-bit address. */
    String nameOf(long address) {
        String name = cache.get(0, address);
        if (name == null) {
            name = find(address);
            cache.put(0, address, name);
        }
        return name;
    }

    private String find(long address) {
        if (named == null) {
            named = new NameCache();
            read();
            take("ff:ff:ff:ff:ff:ff", "Broadcast");
        }
        String name = named.get(0, address);
        if (name != null) {
            return name;
        }
        String organisation = Oui.name((int) (address >>> 24));
        Line text = new Line().mac(address).add(" (oui ").add(organisation == null ? "Unknown" : organisation).add(')');
        return new String(text.bytes(), 0, text.length(), StandardCharsets.US_ASCII);
    }

    private void read() {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int comment = line.indexOf('#');
                StringTokenizer words = new StringTokenizer(comment < 0 ? line : line.substring(0, comment));
                if (words.countTokens() >= 2) {
                    take(words.nextToken(), words.nextToken());
                }
            }
        } catch (IOException e) {
            // Few systems have the file.
        }
    }

    /** Of two names for an address the first one counts. */
    private void take(String address, String name) {
        long value = address(address);
        if (value >= 0 && named.get(0, value) == null) {
            named.put(0, value, PrintableName.of(name));
        }
    }

    /** Six hexadecimal numbers of one or two digits with colons between them; -1 where it is none. */
    private static long address(String text) {
        StringTokenizer parts = new StringTokenizer(text, ":");
        if (parts.countTokens() != 6) {
            return -1;
        }
        long value = 0;
        while (parts.hasMoreTokens()) {
            String part = parts.nextToken();
            for (int i = 0; i < part.length(); i++) {
                if (part.length() > 2 || Character.digit(part.charAt(i), 16) < 0) {
                    return -1;
                }
            }
            value = value << 8 | Integer.parseInt(part, 16);
        }
        return value;
    }
}
