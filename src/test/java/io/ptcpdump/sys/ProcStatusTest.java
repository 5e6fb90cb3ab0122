package io.ptcpdump.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcStatusTest {
    private static int realUid(String status) {
        byte[] bytes = status.getBytes(StandardCharsets.ISO_8859_1);
        return ProcStatus.realUid(bytes, bytes.length);
    }

    @Test
    void shouldReadTheFirstOfTheUsers() {
        assertEquals(1000, realUid("Name:\tUid:\nUmask:\t0022\nUid:\t1000\t1001\t1002\t1003\n"));
        assertEquals(-2, realUid("Name:\ta\nUid:\t4294967294\t0\t0\t0\n"));
    }

    @Test
    void shouldFindTheLineByItsBeginningOnly() {
        assertEquals(7, realUid("Name:\tUid:\t666\nNSUid:\t5\nUid: 6\nUid:\t7\t8\t9\t10\n"));
    }

    @Test
    void shouldSayWhereThereIsNone() {
        assertEquals(-1, realUid(""));
        assertEquals(-1, realUid("Name:\ta\nGid:\t9\t9\t9\t9\n"));
        assertEquals(-1, realUid("Name:\ta\nUid:\t"));
    }

    @Test
    void shouldReadOnlyTheGivenLength() {
        byte[] bytes = "Name:\ta\nUid:\t1000\t0\t0\t0\n".getBytes(StandardCharsets.ISO_8859_1);
        int uid = "Name:\ta\nUid:\t".length();
        assertEquals(-1, ProcStatus.realUid(bytes, -1));
        assertEquals(-1, ProcStatus.realUid(bytes, uid));
        assertEquals(100, ProcStatus.realUid(bytes, uid + 3));
        assertEquals(1000, ProcStatus.realUid(bytes, uid + 4));
    }

    @Test
    void shouldReadTheUserOfThisProcess() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("/proc/self/status"));
        assertEquals((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid"), ProcStatus.realUid(bytes, bytes.length));
    }
}
