package io.ptcpdump.cli;

import io.ptcpdump.dissect.stack.Stack;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The options that exist: names, arguments, help. Built through picocli's programmatic model, which starts faster than its
 * annotations do.
 */
final class OptionSpecs {
    private OptionSpecs() {}

    static CommandLine commandLine() {
        CommandSpec spec = CommandSpec.create().name("ptcpdump");
        spec.usageMessage()
                .customSynopsis("ptcpdump [options] [expression] [-- command [arguments]]")
                .header("tcpdump with the process behind every packet. The expression is that of pcap-filter(7).", "")
                .width(100)
                .longOptionsMaxWidth(34)
                .sortOptions(false);
        addCapture(spec);
        addProcesses(spec);
        addFiles(spec);
        addText(spec);
        addProgram(spec);
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("expression")
                .type(String[].class)
                .arity("0..*")
                .hidden(true)
                .build());
        CommandLine commandLine = new CommandLine(spec);
        // "-t -t" is "-tt"; a word such as "-1" in an expression is not ours to refuse before libpcap has seen it.
        commandLine.setOverwrittenOptionsAllowed(true);
        commandLine.setExpandAtFiles(false);
        return commandLine;
    }

    private static void addCapture(CommandSpec spec) {
        value(spec, "NAME", "Interface to capture on; may be given again or be a list a,b; any stands for all (default: lo).",
                "-i", "--interface");
        value(spec, "N", "Stop after N packets.", "-c", "--receive-count");
        value(spec, "BYTES", "Keep so many bytes of each packet (default and 0: 262144).", "-s", "--snapshot-length");
        value(spec, "in|out|inout", "Which packets of an interface to take (default: inout).", "-Q", "--direction");
        value(spec, "FILE", "Read the expression from FILE.", "-F", "--expression-file");
        value(spec, "KIB", "Room for packets that wait to be read, in KiB, rounded up to a power of two (default: 32768).",
                "-B", "--buffer-size");
        flag(spec, "Hand packets over as they come instead of in batches.", "--immediate-mode");
    }

    private static void addProcesses(CommandSpec spec) {
        value(spec, "PID", "Only packets of these processes; may be given again or be a list.", "--pid");
        value(spec, "NAME", "Only packets of processes with this executable or task name; may be given again.", "--pname");
        value(spec, "UID", "Only packets of processes of these users; may be given again or be a list.", "--uid");
        value(spec, "PID", "Only packets of children of these processes; may be given again or be a list.", "--ppid");
        value(spec, "PID", "No packets of these processes. Like the next three, goes before what is asked for.", "--not-pid");
        value(spec, "NAME", "No packets of processes with this name.", "--not-pname");
        value(spec, "UID", "No packets of processes of these users.", "--not-uid");
        value(spec, "PID", "No packets of children of these processes.", "--not-ppid");
        value(spec, "ID", "Only packets of processes in these containers, by id or its first 12 characters; may be a list.", "--container-id");
        value(spec, "NAME", "Only packets of processes in containers of this name or pattern (*, ?, [a-z]); may be given again.",
                "--container-name");
        value(spec, "NAME.NAMESPACE", "Only packets of processes in the containers of these pods (default namespace: default).",
                "--pod-name");
        flag(spec, "Begin although there is no such container yet.", "--wait");
        flag(spec, "All these processes with their children, and theirs.", "-f", "--follow-forks");
        value(spec, "WORDS", "What to print and write of an owner: process,thread,parentproc,user,container,pod (default: all).",
                "--context");
    }

    private static void addFiles(CommandSpec spec) {
        value(spec, "FILE", "Write packets to FILE, - for standard output: pcap if its name ends in .pcap, else pcapng.",
                "-w", "--write-file");
        flag(spec, "With -w: print the packets as well.", "--print");
        flag(spec, "With -w: write each packet at once.", "-U", "--packet-buffered");
        flag(spec, "With -w: describe each process in a pcapng block of its own, too (Wireshark 4.0 lists these as packets).",
                "--process-blocks");
        value(spec, "FILE", "Read packets from FILE, - for standard input.", "-r", "--read-file");
        flag(spec, "Print the number of packets instead of the packets.", "--count");
    }

    private static void addText(CommandSpec spec) {
        count(spec, "Print more; -vv and -vvv still more.", "-v", "--verbose");
        flag(spec, "Print less.", "-q", "--quiet");
        flag(spec, "Print the link-layer header.", "-e");
        count(spec, "Do not look up names of hosts and ports.", "-n", "--no-convert-addr");
        flag(spec, "Print no domain of host names.", "-N");
        count(spec, "No time; -tt: seconds since 1970; -ttt: since the previous packet; -tttt: with the date; "
                + "-ttttt: since the first packet.", "-t", "--print-timestamp");
        flag(spec, "Print time stamps in UTC.", "--utc-time");
        flag(spec, "Time stamps with microseconds (default).", "--micro");
        flag(spec, "Time stamps with nanoseconds.", "--nano");
        value(spec, "micro|nano", "The same.", "--time-stamp-precision");
        flag(spec, "Number the packets.", "-#", "--number");
        flag(spec, "Print TCP sequence numbers as they are.", "-S", "--absolute-tcp-sequence-numbers");
        flag(spec, "Do not verify checksums.", "-K", "--dont-verify-checksums");
        count(spec, "Print the bytes in ASCII; -AA: with the link-layer header.", "-A", "--print-data-in-ascii");
        count(spec, "Print the bytes in hex; -xx: with the link-layer header.", "-x", "--print-data-in-hex");
        count(spec, "Print the bytes in hex and ASCII; -XX: with the link-layer header.", "-X", "--print-data-in-hex-ascii");
        flag(spec, "Print the -v block of a packet on one line.", "--oneline");
        String types = String.join(", ", Stack.forcible());
        value(spec, "TYPE", "Print every TCP and UDP payload as one of this protocol: " + types + '.', "-T");
        flag(spec, "With -v, print no line break after the IP header.", "-g");
        flag(spec, "Print a JSON object a packet; -v, -n, -e and others decide on the text in it.", "--json");
        flag(spec, "Print each packet at once.", "-l");
        flag(spec, "Print AS numbers in ASDOT notation.", "-b");
        flag(spec, "Print undecoded NFS handles.", "-u");
        flag(spec, "Look for 802.11s draft mesh headers.", "-H");
    }

    private static void addProgram(CommandSpec spec) {
        flag(spec, "List the interfaces.", "-D", "--list-interfaces");
        flag(spec, "Say what this kernel offers, what is used and what is missing; exit status 0 if capture with owners works.",
                "--doctor");
        value(spec, "NEED=HOOK", "Use this kernel hook instead of the best that there is, such as sends=kprobe; may be a list.",
                "--hooks");
        value(spec, "ADDRESS", "Docker Engine (default: /var/run/docker.sock).", "--docker-address");
        value(spec, "PATH", "containerd (default: /run/containerd/containerd.sock).", "--containerd-address");
        value(spec, "PATH", "Container runtime of Kubernetes (default: the first of cri-dockerd, CRI-O, containerd).",
                "--cri-runtime-address");
        value(spec, "FILE", "How to reach the Kubernetes API (default in a pod: its service account).", "--kubeconfig");
        value(spec, "LEVEL", "What to say on standard error: debug, info, warn, error (default: warn).", "--log-level");
        flag(spec, "Print this text.", "-h", "--help");
        flag(spec, "Print the versions of ptcpdump and libpcap.", "--version");
    }

    private static void flag(CommandSpec spec, String help, String... names) {
        spec.addOption(OptionSpec.builder(names[0], rest(names)).type(boolean.class).arity("0").description(help).build());
    }

    /** A flag whose occurrences count. */
    private static void count(CommandSpec spec, String help, String... names) {
        spec.addOption(OptionSpec.builder(names[0], rest(names)).type(boolean[].class).arity("0").description(help).build());
    }

    private static void value(CommandSpec spec, String label, String help, String... names) {
        spec.addOption(OptionSpec.builder(names[0], rest(names))
                .type(String[].class)
                .arity("1")
                .paramLabel(label)
                .description(help)
                .build());
    }

    private static String[] rest(String[] names) {
        String[] rest = new String[names.length - 1];
        System.arraycopy(names, 1, rest, 0, rest.length);
        return rest;
    }
}
