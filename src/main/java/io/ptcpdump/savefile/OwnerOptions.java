package io.ptcpdump.savefile;

import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.Owner.Evidence;
import io.ptcpdump.model.Owner.Trail;
import io.ptcpdump.model.PodInfo;
import io.ptcpdump.model.ProcessInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes the owner of one end of a packet, its owner or its peer, of the options that tell of it. */
final class OwnerOptions {
    private final String end;
    private final ProcessTable processes;
    private OwnerComment.Process process;
    private OwnerComment.Process parent;
    private OwnerComment.Thread thread;
    private OwnerComment.Known known = new OwnerComment.Known(Evidence.FILE, Trail.UNKNOWN);
    private ContainerInfo container;
    private PodInfo pod;
    private int uid = -1;
    private int pid;
    private int tid;
    private ProcessInfo apple;

    private OwnerOptions(String end, ProcessTable processes) {
        this.end = end;
        this.processes = processes;
    }

    /**
     * The owner that options tell of.
     *
     * @param end     whose comments these are, {@link OwnerComment#OWNER} or {@link OwnerComment#PEER}
     * @param options whole options, in the section's byte order
     * @return null if they tell of none
     */
    static Owner decode(String end, byte[] options, int length, ByteOrder order, ProcessTable processes) {
        OwnerOptions said = new OwnerOptions(end, processes);
        ByteBuffer in = ByteBuffer.wrap(options, 0, length).order(order);
        int at = 0;
        while (at < length) {
            int valueLength = in.getShort(at + 2) & 0xffff;
            said.take(in, in.getShort(at) & 0xffff, at + Pcapng.OPTION_HEADER_LENGTH, valueLength);
            at += Pcapng.OPTION_HEADER_LENGTH + valueLength;
        }
        return said.owner();
    }

    private void take(ByteBuffer in, int code, int at, int length) {
        switch (code) {
            case Pcapng.COMMENT -> takeComment(new String(in.array(), at, length, StandardCharsets.UTF_8), length);
            case Pcapng.PACKET_PROCESS_THREAD -> {
                if (length == 2 * Integer.BYTES) {
                    pid = Math.max(0, in.getInt(at));
                    tid = Math.max(0, in.getInt(at + Integer.BYTES));
                }
            }
            case Pcapng.PACKET_APPLE_PROCESS -> apple = length == Integer.BYTES ? processes.apple(in.getInt(at)) : null;
            default -> { }
        }
    }

    private void takeComment(String text, int length) {
        OwnerComment.Process described = OwnerComment.parseProcess(end, text, length);
        if (described != null) {
            if (described.parent()) {
                parent = described;
            } else {
                process = described;
            }
            return;
        }
        OwnerComment.Thread describedThread = OwnerComment.parseThread(end, text);
        if (describedThread != null) {
            thread = describedThread;
            return;
        }
        OwnerComment.Known describedEvidence = OwnerComment.parseEvidence(end, text);
        if (describedEvidence != null) {
            known = describedEvidence;
            return;
        }
        ContainerInfo describedContainer = ContainerComment.parseContainer(end, text);
        if (describedContainer != null) {
            container = describedContainer;
            return;
        }
        PodInfo describedPod = ContainerComment.parsePod(end, text);
        if (describedPod != null) {
            pod = describedPod;
            return;
        }
        int user = OwnerComment.parseUser(end, text);
        uid = user != -1 ? user : uid;
    }

    private Owner owner() {
        ProcessInfo image = image();
        if (image == null) {
            return null;
        }
        if (parent != null) {
            image = withParent(image, processes.described(parent));
        }
        boolean samePid = pid == image.pid();
        return new Owner(
                image,
                thread != null ? thread.tid() : samePid ? tid : 0,
                thread != null ? thread.name() : "",
                uid,
                known.evidence(),
                known.trail(),
                container == null ? null : container.in(pod));
    }

    private ProcessInfo image() {
        if (process != null) {
            return processes.described(process);
        }
        return pid > 0 ? processes.latest(pid) : apple;
    }

    private static ProcessInfo withParent(ProcessInfo image, ProcessInfo parent) {
        return new ProcessInfo(
                image.pid(),
                image.startTimeNanos(),
                parent.pid(),
                image.path(),
                image.pathTruncated(),
                image.arguments(),
                image.argumentsTruncated(),
                image.comm(),
                image.uid(),
                parent);
    }
}
