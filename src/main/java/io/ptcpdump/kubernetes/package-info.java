/** The pods of this node, as the API server of Kubernetes tells of them. */
package io.ptcpdump.kubernetes;
