/** Packets as JSON (RFC 8259), one object a line. */
package io.ptcpdump.json;
