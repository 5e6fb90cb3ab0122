/** Which container a process is in: by its cgroup, and by what container engines say of that. */
package io.ptcpdump.container;
