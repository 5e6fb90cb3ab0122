/** The one place that knows all protocols and tells the demultiplexing tables of them. */
package io.ptcpdump.dissect.stack;
