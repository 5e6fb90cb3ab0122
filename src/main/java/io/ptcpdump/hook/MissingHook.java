package io.ptcpdump.hook;

/**
 * A hook that this kernel did not take, and what is lost without it.
 *
 * @param program the program's name in the object
 * @param reason  why, in one line
 */
public record MissingHook(String program, String reason) {}
