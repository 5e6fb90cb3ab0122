package io.ptcpdump.sys;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorsTest {
    @Test
    void shouldSayWhatFailedAndWhy() {
        SystemException e = assertThrows(SystemException.class, () -> Fd.open("/nonexistent/file", Fd.READ_ONLY));
        assertEquals("open /nonexistent/file: No such file or directory", e.getMessage());
        assertEquals(Errno.ENOENT, e.errno());
        assertEquals("ENOENT", e.errnoName());
        assertEquals("ENOSPC", Errno.name(28));
        assertEquals("errno 71", Errno.name(71));
    }

    @Test
    void shouldReadAFileToItsEnd(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "abc");
        try (Fd fd = Fd.open(file.toString(), Fd.READ_ONLY); Arena arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(2);
            assertEquals(2, fd.read(into));
            assertEquals('b', into.get(JAVA_BYTE, 1));
            assertEquals(1, fd.read(into));
            assertEquals(0, fd.read(into));
        }
    }

    @Test
    void shouldRefuseADescriptorThatIsClosed() {
        Fd fd = Fd.open("/dev/null", Fd.READ_WRITE);
        fd.close();
        fd.close();
        assertThrows(IllegalStateException.class, fd::number);
    }

    @Test
    void shouldWakeAWaiterAndTellWhichDescriptorIsReadable() {
        try (Epoll epoll = new Epoll(); EventFd first = new EventFd(); EventFd second = new EventFd()) {
            epoll.add(first.fd(), 7);
            epoll.add(second.fd(), -8);
            assertEquals(0, epoll.await(0));
            second.signal();
            assertEquals(1, epoll.await(1000));
            assertEquals(-8, epoll.token(0));
            assertEquals(1, epoll.await(0), "stays readable until drained");
            assertTrue(second.drain());
            assertFalse(second.drain());
            assertEquals(0, epoll.await(0));
            first.signal();
            epoll.remove(first.fd());
            assertEquals(0, epoll.await(0));
        }
    }

    @Test
    void shouldReportAnEdgeOnce() {
        try (Epoll epoll = new Epoll(); EventFd event = new EventFd()) {
            epoll.addEdgeTriggered(event.fd(), 1);
            event.signal();
            assertEquals(1, epoll.await(1000));
            assertEquals(0, epoll.await(0));
            event.signal();
            assertEquals(1, epoll.await(0));
        }
    }

    @Test
    void shouldMapAFileForReadingOnly(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("f"), new byte[(int) CurrentProcess.pageSize() + 1]);
        try (Fd fd = Fd.open(file.toString(), Fd.READ_WRITE)) {
            MappedMemory read = MappedMemory.readOnly(fd.number(), 0, CurrentProcess.pageSize());
            try (MappedMemory write = MappedMemory.readWrite(fd.number(), 0, CurrentProcess.pageSize())) {
                write.segment().set(JAVA_BYTE, 5, (byte) 42);
                assertEquals(42, read.segment().get(JAVA_BYTE, 5));
            }
            assertThrows(IllegalArgumentException.class, () -> read.segment().set(JAVA_BYTE, 5, (byte) 1));
            read.close();
            read.close();
            assertThrows(IllegalStateException.class, () -> read.segment().get(JAVA_BYTE, 5));
            SystemException e = assertThrows(SystemException.class, () -> MappedMemory.readOnly(fd.number(), 1, 1));
            assertEquals(Errno.EINVAL, e.errno());
        }
    }

    @Test
    void shouldNameTheNetworkNamespaceAsTheKernelDoes() throws IOException {
        assertEquals("net:[" + CurrentProcess.networkNamespaceInode() + "]",
                Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString());
    }
}
