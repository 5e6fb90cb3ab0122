/** Docker Engine as a source of containers, and Podman by the socket on which it speaks as Docker does. */
package io.ptcpdump.container.docker;
