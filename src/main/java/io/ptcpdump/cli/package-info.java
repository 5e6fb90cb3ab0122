/** The command line: options into records, wiring, signals, messages and exit statuses. Uses everything; nothing uses it. */
package io.ptcpdump.cli;
