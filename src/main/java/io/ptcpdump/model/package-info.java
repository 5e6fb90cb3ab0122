/** Facts about packets and processes that every other package speaks of. Uses nothing. */
package io.ptcpdump.model;
