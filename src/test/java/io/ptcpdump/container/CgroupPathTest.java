package io.ptcpdump.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CgroupPathTest {
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final String UID = "11111111-2222-3333-4444-555555555555";

    private static void assertNames(String id, String podUid, String engine, String path) {
        assertEquals(new CgroupPath(id, podUid, engine), CgroupPath.parseAll(path).getLast());
    }

    @Test
    void shouldKnowContainersOfDocker() {
        assertNames(ID, "", "docker", "/docker/" + ID);
        assertNames(ID, "", "docker", "/system.slice/docker-" + ID + ".scope");
        assertNames(ID, "", "docker", "/user.slice/user-1000.slice/user@1000.service/app.slice/docker-" + ID + ".scope");
    }

    @Test
    void shouldKnowContainersOfPods() {
        String slices = "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod" + UID.replace('-', '_') + ".slice/";
        assertNames(ID, UID, "", "/kubepods/burstable/pod" + UID + "/" + ID);
        assertNames(ID, UID, "containerd", slices + "cri-containerd-" + ID + ".scope");
        assertNames(ID, UID, "cri-o", slices + "crio-" + ID + ".scope");
        String hash = "0123456789abcdef0123456789abcdef";
        assertNames(ID, hash, "", "/kubepods/besteffort/pod" + hash + "/" + ID);
    }

    @Test
    void shouldKnowContainersOfPodmanAndLxc() {
        assertNames(ID, "", "podman", "/machine.slice/libpod-" + ID + ".scope/container");
        assertNames("web", "", "lxc", "/lxc.payload.web/system.slice/cron.service");
        assertNames("web", "", "lxc", "/lxc/web");
    }

    @Test
    void shouldKnowContainersOfSystemdByTheirNames() {
        assertNames("web", "", "systemd-nspawn", "/machine.slice/systemd-nspawn@web.service/payload/system.slice/cron.service");
        assertNames("my-web", "", "systemd-nspawn", "/machine.slice/systemd-nspawn@my\\x2dweb.service");
    }

    @Test
    void shouldKnowContainersInContainersTheInnermostLast() {
        String inner = "f".repeat(64);
        assertEquals(2, CgroupPath.parseAll("/docker/" + ID + "/docker/" + inner).size());
        assertNames(inner, "", "docker", "/docker/" + ID + "/docker/" + inner);
        assertNames(ID, "", "docker", "/docker/" + ID + "/init.scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/system.slice/ssh.service", "/user.slice/user-0.slice/session-1.scope", "/docker/short", "/kubepods/burstable"})
    void shouldFindNoneElsewhere(String path) {
        assertEquals(List.of(), CgroupPath.parseAll(path));
    }

    @Test
    void shouldNotTakeAMonitorForItsContainer() {
        assertEquals(List.of(), CgroupPath.parseAll("/machine.slice/libpod-conmon-" + ID + ".scope"));
        assertEquals(List.of(), CgroupPath.parseAll("/kubepods.slice/crio-conmon-" + ID + ".scope"));
    }
}
