/** What every protocol printer builds on: the bounds-checked reader, the line, the options and the demultiplexing tables. */
package io.ptcpdump.dissect;
