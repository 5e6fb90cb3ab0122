package io.ptcpdump.hook;

/**
 * A hook that this kernel did not take.
 *
 * @param rung       the rung that it belongs to
 * @param program    the program's name in the object; empty where it is not a matter of one
 * @param isOptional whether the rung stands without
 * @param reason     why, in one line
 */
public record HookRefusal(Rung rung, String program, boolean isOptional, String reason) {
    /** The program and the reason, for people. */
    public String what() {
        return program.isEmpty() ? reason : program + ": " + reason;
    }
}
