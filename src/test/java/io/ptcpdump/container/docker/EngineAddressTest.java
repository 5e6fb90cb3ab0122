package io.ptcpdump.container.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class EngineAddressTest {
    @Test
    void shouldTakePathsWithAndWithoutScheme() {
        assertEquals(new EngineAddress("/run/docker.sock", null, 0), EngineAddress.parse("/run/docker.sock"));
        assertEquals(new EngineAddress("/run/docker.sock", null, 0), EngineAddress.parse("unix:///run/docker.sock"));
        assertEquals(new EngineAddress("docker.sock", null, 0), EngineAddress.parse("docker.sock"));
    }

    @Test
    void shouldTakeHostAndPort() {
        assertEquals(new EngineAddress(null, "node-1", 2376), EngineAddress.parse("http://node-1:2376"));
        assertEquals(new EngineAddress(null, "10.0.0.1", 2375), EngineAddress.parse("tcp://10.0.0.1"));
        assertEquals(new EngineAddress(null, "fd00::1", 2377), EngineAddress.parse("tcp://[fd00::1]:2377"));
    }
}
