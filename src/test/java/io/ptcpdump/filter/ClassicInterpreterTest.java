package io.ptcpdump.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.model.LinkType;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassicInterpreterTest {
    private static final Ancillary NOTHING = offset -> Ancillary.ABSENT;

    @Test
    void shouldGiveTheVerdictOfLibpcapForRandomProgramsAndPackets() {
        RandomProgram programs = new RandomProgram(3);
        PacketGenerator packets = new PacketGenerator(4);
        Random random = new Random(5);
        int rejected = 0;
        for (int i = 0; i < 3000; i++) {
            ClassicProgram program = programs.next();
            ClassicInterpreter interpreter = new ClassicInterpreter(program);
            try (NativeFilter libpcap = new NativeFilter(program)) {
                for (int j = 0; j < 30; j++) {
                    byte[] packet = packets.ethernet();
                    int captured = random.nextInt(packet.length + 1);
                    int expected = libpcap.judge(packet, captured, packet.length);
                    int actual = interpreter.run(packet, 0, captured, packet.length, NOTHING);
                    if (expected != actual) {
                        assertEquals(expected, actual, program + HexFormat.of().formatHex(packet, 0, captured));
                    }
                    rejected += actual == 0 ? 1 : 0;
                }
            }
        }
        assertTrue(rejected > 10_000 && rejected < 80_000, "rejected " + rejected + " of 90000");
    }

    @Test
    void shouldReadOnlyTheCapturedBytesFromTheirOffsetOn() {
        ClassicInterpreter interpreter = new ClassicInterpreter(FilterCompiler.compile("ether[1] = 7", LinkType.ETHERNET));
        byte[] bytes = {0, 0, 9, 7, 7};
        assertEquals(262144, interpreter.run(bytes, 2, 2, 60, NOTHING));
        assertEquals(0, interpreter.run(bytes, 2, 1, 60, NOTHING));
        assertEquals(0, interpreter.run(bytes, 1, 2, 60, NOTHING));
    }

    @Test
    void shouldTakeLenFromTheLengthOnTheWire() {
        ClassicInterpreter interpreter = new ClassicInterpreter(FilterCompiler.compile("greater 1000", LinkType.ETHERNET));
        assertEquals(262144, interpreter.run(new byte[64], 0, 64, 1000, NOTHING));
        assertEquals(0, interpreter.run(new byte[64], 0, 64, 999, NOTHING));
    }

    @Test
    void shouldEndALoopThatFindsNoEnd() {
        long[] forever = {
            ClassicProgram.instruction(ClassicOpcode.LD, 0, 0, 1),
            ClassicProgram.instruction(ClassicOpcode.JMP, 0, 0, -2),
            ClassicProgram.instruction(ClassicOpcode.RET, 0, 0, 1)
        };
        assertEquals(0, new ClassicInterpreter(new ClassicProgram(forever)).run(new byte[0], 0, 0, 0, NOTHING));
    }
}
