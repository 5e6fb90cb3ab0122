package io.ptcpdump.savefile;

import io.netty.buffer.ByteBuf;
import io.ptcpdump.model.ProcessInfo;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Wireshark's process information block: a custom block of enterprise 32622 whose entry is always in little-endian order,
 * whatever its section is.
 *
 * <pre>
 *   0 enterprise (section's order)   4 entry type 3   8 entry length   12 pid   16 options, as in other blocks
 * </pre>
 */
final class ProcessBlock {
    private static final int WIRESHARK = 32622;
    private static final int PROCESS_ENTRY = 3;
    private static final int ENTRY_START = 12;
    private static final int OPTIONS_START = 16;

    private static final int NAME = 2;
    private static final int PATH = 3;
    private static final int COMMAND_LINE = 4;
    private static final int PARENT_PID = 5;
    private static final int UID = 6;
    private static final int START_TIME = 9;

    private ProcessBlock() {}

    /** The process that a custom block describes; null if the block is another one. */
    static ProcessInfo read(ByteSource source, BlockReader block) {
        int start = block.bodyStart();
        int bodyLength = block.bodyEnd() - start;
        if (bodyLength < OPTIONS_START || source.i32(start) != WIRESHARK) {
            return null;
        }
        ByteBuffer entry = ByteBuffer.wrap(source.bytes(), start, bodyLength).slice().order(ByteOrder.LITTLE_ENDIAN);
        int length = entry.getInt(8);
        if (entry.getInt(4) != PROCESS_ENTRY || length < Integer.BYTES || length > bodyLength - ENTRY_START) {
            return null;
        }
        int pid = entry.getInt(ENTRY_START);
        return pid <= 0 ? null : read(entry.limit(ENTRY_START + length), pid);
    }

    private static ProcessInfo read(ByteBuffer entry, int pid) {
        String name = "";
        String path = "";
        List<String> arguments = List.of();
        int parentPid = 0;
        int uid = -1;
        long startTime = 0;
        int at = OPTIONS_START;
        while (entry.limit() - at >= Pcapng.OPTION_HEADER_LENGTH) {
            int code = entry.getShort(at) & 0xffff;
            int length = entry.getShort(at + 2) & 0xffff;
            int value = at + Pcapng.OPTION_HEADER_LENGTH;
            if (code == Pcapng.END_OF_OPTIONS || length > entry.limit() - value) {
                break;
            }
            switch (code) {
                case NAME -> name = text(entry, value, length);
                case PATH -> path = text(entry, value, length);
                case COMMAND_LINE -> arguments = split(text(entry, value, length));
                case PARENT_PID -> parentPid = length == Integer.BYTES ? Math.max(0, entry.getInt(value)) : 0;
                case UID -> uid = length == Integer.BYTES ? entry.getInt(value) : -1;
                case START_TIME -> startTime = length == Long.BYTES ? entry.getLong(value) : 0;
                default -> { }
            }
            at = value + Pcapng.padded(length);
        }
        return new ProcessInfo(pid, startTime, parentPid, path, false, arguments, false, name, uid, null);
    }

    private static String text(ByteBuffer entry, int at, int length) {
        return new String(entry.array(), entry.arrayOffset() + at, length, StandardCharsets.UTF_8);
    }

    private static List<String> split(String commandLine) {
        List<String> arguments = new ArrayList<>();
        int start = 0;
        for (int end = commandLine.indexOf('\0'); end >= 0; end = commandLine.indexOf('\0', start)) {
            arguments.add(commandLine.substring(start, end));
            start = end + 1;
        }
        arguments.add(commandLine.substring(start));
        return arguments;
    }

    /** Writes the block of a process, little-endian. */
    static void write(ByteBuf out, ProcessInfo process) {
        BlockWriter block = new BlockWriter(out, Pcapng.CUSTOM);
        out.writeIntLE(WIRESHARK);
        out.writeIntLE(PROCESS_ENTRY);
        int lengthAt = out.writerIndex();
        out.writeIntLE(0);
        out.writeIntLE(process.pid());
        String name = process.comm().isEmpty() ? process.name() : process.comm();
        block.option(NAME, name);
        block.option(PATH, process.path());
        if (!process.arguments().isEmpty()) {
            block.option(COMMAND_LINE, commandLine(process.arguments()));
        }
        if (process.parentPid() > 0) {
            block.option(PARENT_PID, process.parentPid());
        }
        if (process.uid() != -1) {
            block.option(UID, process.uid());
        }
        if (process.startTimeNanos() != 0) {
            block.option(START_TIME, process.startTimeNanos());
        }
        block.endOptions();
        out.setIntLE(lengthAt, out.writerIndex() - lengthAt - Integer.BYTES);
        block.end();
    }

    /** The arguments with NULs between them, as many whole ones as an option holds. */
    private static byte[] commandLine(List<String> arguments) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int i = 0; i < arguments.size(); i++) {
            byte[] argument = arguments.get(i).getBytes(StandardCharsets.UTF_8);
            if (line.size() + 1 + argument.length > Pcapng.MAX_OPTION_LENGTH) {
                break;
            }
            if (i > 0) {
                line.write(0);
            }
            line.writeBytes(argument);
        }
        return line.toByteArray();
    }
}
