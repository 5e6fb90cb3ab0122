package io.ptcpdump.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CgroupTreeTest {
    private static long id(Path folder) throws IOException {
        return (long) Files.getAttribute(folder, "unix:ino");
    }

    @Test
    void shouldFindACgroupByItsIdWhileItIsThere() throws IOException {
        assumeTrue(CurrentProcess.effectiveUserId() == 0, "needs root to make a cgroup");
        try (DetachedMount mount = DetachedMount.of("cgroup2");
                CgroupTree tree = CgroupTree.open()) {
            Path outer = Files.createDirectory(mount.path().resolve("ptcpdump-test-" + ProcessHandle.current().pid()));
            Path inner = Files.createDirectory(outer.resolve("inner"));
            long id = id(inner);
            try {
                assertEquals("/" + outer.getFileName() + "/inner", tree.path(id));
                assertEquals("/", tree.path(id(mount.path())));
            } finally {
                Files.delete(inner);
                Files.delete(outer);
            }
            assertNull(tree.path(id));
        }
    }
}
