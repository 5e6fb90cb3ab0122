/** One live capture: packets from the hooks, put in order, given their owners and handed to a sink; limits, counts, orderly stop. */
package io.ptcpdump.capture;
