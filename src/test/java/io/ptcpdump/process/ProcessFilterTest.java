package io.ptcpdump.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Packet;
import io.ptcpdump.model.ProcessInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessFilterTest {
    private static final int[] NONE = {};
    private static final Owner CURL = owner(11, "curl");
    private static final Owner SSHD = owner(12, "sshd");
    private static final Owner NGINX = owner(13, "nginx");

    private static Owner owner(int pid, String name) {
        ProcessInfo process = new ProcessInfo(pid, 1, 1, "/bin/" + name, false, List.of(), false, name, 0, null);
        return new Owner(process, 0, "", -1, Owner.Evidence.FILE, Owner.Trail.UNKNOWN);
    }

    private static ProcessCriteria names(String... names) {
        return new ProcessCriteria(NONE, List.of(names), NONE, NONE, false);
    }

    private static boolean takes(ProcessFilter filter, Owner owner, Owner peer) {
        Packet packet = new Packet();
        packet.owner = owner;
        packet.peer = peer;
        return filter.matches(packet);
    }

    @Test
    void shouldTakeAPacketByEitherEnd() {
        ProcessFilter filter = new ProcessFilter(names("curl"), ProcessCriteria.NONE);
        assertTrue(takes(filter, CURL, null));
        assertTrue(takes(filter, null, CURL));
        assertTrue(takes(filter, SSHD, CURL));
        assertFalse(takes(filter, SSHD, NGINX));
        assertFalse(takes(filter, null, null));
    }

    @Test
    void shouldLeaveOutWhatIsUnwantedAtEitherEndAndNothingElse() {
        ProcessFilter filter = new ProcessFilter(ProcessCriteria.NONE, names("sshd"));
        assertFalse(takes(filter, SSHD, null));
        assertFalse(takes(filter, CURL, SSHD));
        assertFalse(takes(filter, null, SSHD));
        assertTrue(takes(filter, CURL, NGINX));
        assertTrue(takes(filter, null, null));
    }

    @Test
    void shouldLeaveOutWhatIsBothWantedAndUnwanted() {
        ProcessFilter filter = new ProcessFilter(names("curl", "nginx"), names("sshd"));
        assertTrue(takes(filter, CURL, NGINX));
        assertTrue(takes(filter, null, NGINX));
        assertFalse(takes(filter, CURL, SSHD));
        assertFalse(takes(filter, null, null));
        assertFalse(takes(new ProcessFilter(names("curl"), names("curl")), CURL, null));
    }

    @Test
    void shouldTakeEverythingWithoutCriteria() {
        assertTrue(takes(ProcessFilter.ALL, null, null));
        assertTrue(takes(ProcessFilter.ALL, SSHD, CURL));
        assertTrue(ProcessFilter.ALL.isEmpty());
        assertFalse(new ProcessFilter(names("a"), ProcessCriteria.NONE).isEmpty());
        assertFalse(new ProcessFilter(ProcessCriteria.NONE, names("a")).isEmpty());
    }
}
