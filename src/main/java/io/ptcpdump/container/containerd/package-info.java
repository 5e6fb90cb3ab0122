/** What containerd knows of containers, in all of its namespaces. */
package io.ptcpdump.container.containerd;
