package io.ptcpdump.dissect.app;

import io.ptcpdump.dissect.Printer;

/**
 * A type of OpenFlow messages.
 *
 * @param minimum length of a body
 * @param maximum length of a body
 * @param body    prints a body of such a length from the reader's position to its claimed end; null where nothing is printed
 */
record OpenFlowMessage(String name, int minimum, int maximum, Printer body) {
    static OpenFlowMessage exactly(int length, String name, Printer body) {
        return new OpenFlowMessage(name, length, length, body);
    }

    static OpenFlowMessage atLeast(int length, String name, Printer body) {
        return new OpenFlowMessage(name, length, Integer.MAX_VALUE, body);
    }

    static OpenFlowMessage empty(String name) {
        return exactly(0, name, null);
    }

    /** One of which only the header is printed. */
    static OpenFlowMessage unprinted(String name) {
        return atLeast(0, name, null);
    }
}
