package io.ptcpdump.resolve;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;

/** Names of TCP and UDP ports from a file in the format of services(5), which is read when the first name is asked for. */
final class PortNames {
    private static final int PORTS = 65536;

    private final Path file;
    private String[] tcp;
    private String[] udp;

    PortNames(Path file) {
        this.file = file;
    }

    /** The service on a TCP port, or null. */
    String tcp(int port) {
        read();
        return tcp[port];
    }

    /** The service on a UDP port, or null. */
    String udp(int port) {
        read();
        return udp[port];
    }

    private void read() {
        if (tcp != null) {
            return;
        }
        tcp = new String[PORTS];
        udp = new String[PORTS];
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            // Numbers are printed then; a system need not have the file.
        }
    }

    /** {@code NAME PORT/PROTOCOL [ALIAS...] [# COMMENT]}; of two names for a port the first one counts. */
    private void take(String line) {
        int comment = line.indexOf('#');
        StringTokenizer words = new StringTokenizer(comment < 0 ? line : line.substring(0, comment));
        if (words.countTokens() < 2) {
            return;
        }
        String name = words.nextToken();
        String port = words.nextToken();
        int slash = port.indexOf('/');
        String[] names = switch (port.substring(slash + 1)) {
            case "tcp" -> tcp;
            case "udp" -> udp;
            default -> null;
        };
        int number = slash < 0 ? -1 : number(port, slash);
        if (names != null && number >= 0 && names[number] == null) {
            names[number] = PrintableName.of(name);
        }
    }

    /** The decimal number before {@code end}, -1 where it is not a port. */
    private static int number(String text, int end) {
        int value = 0;
        for (int i = 0; i < end && value < PORTS; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return end > 0 && value < PORTS ? value : -1;
    }
}
