package io.ptcpdump.hook;

import io.ptcpdump.bpf.BpfException;
import io.ptcpdump.bpf.BpfObject;
import io.ptcpdump.bpf.LoadedBpf;
import io.ptcpdump.filter.ExtendedTranslator;
import io.ptcpdump.filter.LiveFilter;
import io.ptcpdump.filter.StubPatcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Loads the prebuilt object of bpf/ with the user's filter in it. */
final class KernelPrograms {
    static final String NAME = "ptcpdump";

    private static final List<String> RAW = List.of("ptcpdump_in_l3", "ptcpdump_out_l3");
    /** What an older kernel may lack, each dropped in turn: the newest first. Without them fewer owners are known. */
    private static final List<List<String>> OPTIONAL = List.of(
            List.of("sock_send_length", "sock_recv_length"), // Linux 6.3
            List.of("scan_sockets")); // Linux 5.12: bpf_sock_from_file and bpf_get_socket_cookie in iterators

    private KernelPrograms() {}

    /**
     * Loads all programs that the kernel takes.
     *
     * @throws BpfException if the kernel does not take those that a capture cannot do without; the reason is that of the first try
     */
    static LoadedBpf load(CaptureSettings settings) {
        byte[] elf = object();
        patch(elf, settings.filter());
        BpfException first = null;
        for (int without = 0; without <= OPTIONAL.size(); without++) {
            try {
                return load(elf, settings, OPTIONAL.subList(0, without));
            } catch (BpfException e) {
                first = first == null ? e : first;
            }
        }
        throw first;
    }

    private static LoadedBpf load(byte[] elf, CaptureSettings settings, List<List<String>> without) {
        try (BpfObject object = BpfObject.open(NAME, elf)) {
            KernelConfig.write(object.initialValue(KernelConfig.MAP), settings);
            object.setMaxEntries("packets", settings.ringBytes());
            if (!settings.withRawPrograms()) {
                RAW.forEach(program -> object.setAutoload(program, false));
            }
            without.forEach(rung -> rung.forEach(program -> object.setAutoload(program, false)));
            return object.load();
        }
    }

    /** Writes the filter into the stubs; where every packet is wanted, they are not called at all. */
    static void patch(byte[] elf, LiveFilter filter) {
        if (filter.acceptsAll()) {
            return;
        }
        StubPatcher.patch(elf, "pcap_filter_l2", ExtendedTranslator.forEthernet(filter.ethernet()));
        StubPatcher.patch(elf, "pcap_filter_l3", ExtendedTranslator.forRaw(filter.raw()));
    }

    /** The object built for this machine. */
    static byte[] object() {
        String architecture = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        String path = "/bpf/" + architecture + "/ptcpdump.bpf.o";
        try (InputStream in = KernelPrograms.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new UnsupportedOperationException("no kernel programs for " + architecture);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("read " + path, e);
        }
    }
}
