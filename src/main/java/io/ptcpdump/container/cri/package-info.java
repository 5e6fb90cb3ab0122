/** What a runtime of Kubernetes' Container Runtime Interface knows of pods and containers. */
package io.ptcpdump.container.cri;
