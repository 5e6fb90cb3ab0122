package io.ptcpdump.bpf;

/** What is known of a feature of the running kernel. That it could not be asked is not a no. */
public sealed interface ProbeResult {
    /** The kernel has it. */
    record Supported() implements ProbeResult {}

    /** The kernel does not have it; the reason is for people. */
    record Unsupported(String reason) implements ProbeResult {}

    /** The question failed, for lack of a privilege or of something it needs; the reason is for people. */
    record Unknown(String reason) implements ProbeResult {}
}
