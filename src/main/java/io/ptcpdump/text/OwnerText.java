package io.ptcpdump.text;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.PodInfo;
import io.ptcpdump.model.ProcessInfo;
import java.util.Arrays;
import java.util.List;

/**
 * What is printed of a packet's ends, in ptcpdump's layout: on a line of its own, a column {@code NAME.PID} before the direction and
 * the rest of the owner and the peer's container behind the packet's text; with {@code -v}, a block of indented lines, followed by one of the peer. Each text
 * is made once for an owner and kept.
 */
final class OwnerText {
    private static final byte[] EMPTY = {};
    private static final int INDENT = 4;
    /** Before the labels of the peer's lines. */
    private static final String PEER = "Peer";

    private final TextOptions.OwnerFields fields;
    private final boolean block;
    private final Line scratch = new Line();
    private final TextCache<Owner> columns = new TextCache<>();
    private final TextCache<Owner> contexts = new TextCache<>();
    private final TextCache<Owner> peers = new TextCache<>();

    /** @param block whether the owner is printed as a block of lines ({@code -v}) */
    OwnerText(TextOptions.OwnerFields fields, boolean block) {
        this.fields = fields;
        this.block = block;
    }

    /** Prints what stands before the direction, a space at its end. */
    void printColumn(Owner owner, Line out) {
        if (owner == null || block || !fields.process()) {
            return;
        }
        byte[] text = columns.get(owner);
        if (text == null) {
            scratch.clear();
            addName(owner.process());
            scratch.add(' ');
            text = scratchBytes();
            columns.put(owner, text);
        }
        out.add(text, 0, text.length);
    }

    /** Prints what stands behind or below the packet's text. Either end may be null. */
    void printContext(Owner owner, Owner peer, Line out) {
        if (owner != null) {
            byte[] text = contexts.get(owner);
            if (text == null) {
                text = contextText(owner);
                contexts.put(owner, text);
            }
            out.add(text, 0, text.length);
        }
        if (peer != null && (block || peer.container() != null)) {
            byte[] text = peers.get(peer);
            if (text == null) {
                text = peerText(peer);
                peers.put(peer, text);
            }
            out.add(text, 0, text.length);
        }
    }

    private byte[] contextText(Owner owner) {
        scratch.clear();
        if (block) {
            addEnd("", owner);
            if (fields.parentProcess() && owner.process().parent() != null) {
                scratch.newline(INDENT).add("ParentProc");
                addProcess(owner.process().parent());
            }
            addContainer("", owner.container());
            addKnown("", owner);
        } else {
            addSuffix(owner);
        }
        return scratchBytes();
    }

    private byte[] peerText(Owner peer) {
        scratch.clear();
        if (block) {
            addEnd(PEER, peer);
            addContainer(PEER, peer.container());
            addKnown(PEER, peer);
        } else {
            addContainerSuffix(PEER, peer.container());
        }
        return scratchBytes();
    }

    private byte[] scratchBytes() {
        return scratch.length() == 0 ? EMPTY : Arrays.copyOf(scratch.bytes(), scratch.length());
    }

    private void addSuffix(Owner owner) {
        if (fields.thread() && owner.tid() != 0) {
            scratch.add(", Thread [");
            SafeText.add(scratch, owner.threadName());
            scratch.add('.').add(owner.tid()).add(']');
        }
        ProcessInfo parent = owner.process().parent();
        if (fields.parentProcess() && parent != null) {
            scratch.add(", ParentProc [");
            addName(parent);
            scratch.add(']');
        }
        addContainerSuffix("", owner.container());
    }

    private void addContainerSuffix(String prefix, ContainerInfo container) {
        if (container == null) {
            return;
        }
        if (fields.container()) {
            scratch.add(", ").add(prefix).add("Container [");
            SafeText.add(scratch, container.shownName());
            scratch.add(']');
        }
        PodInfo pod = container.pod();
        if (fields.pod() && pod != null) {
            scratch.add(", ").add(prefix).add("Pod [");
            SafeText.add(scratch, pod.shownName());
            scratch.add(']');
        }
    }

    private void addName(ProcessInfo process) {
        SafeText.add(scratch, process.name());
        scratch.add('.').add(process.pid());
    }

    private void addEnd(String prefix, Owner owner) {
        ProcessInfo process = owner.process();
        if (fields.process()) {
            scratch.newline(INDENT).add(prefix).add("Process");
            addProcess(process);
        }
        if (fields.thread() && owner.tid() != 0) {
            scratch.newline(INDENT).add(prefix).add("Thread (tid ").add(owner.tid()).add(", name ");
            SafeText.add(scratch, owner.threadName());
            scratch.add(')');
        }
        int uid = owner.uid() != -1 ? owner.uid() : process.uid();
        if (fields.user() && uid != -1) {
            scratch.newline(INDENT).add(prefix).add("User (uid ").add(Integer.toUnsignedLong(uid)).add(')');
        }
    }

    private void addContainer(String prefix, ContainerInfo container) {
        if (container == null) {
            return;
        }
        if (fields.container()) {
            scratch.newline(INDENT).add(prefix).add("Container (name ");
            SafeText.add(scratch, container.name());
            scratch.add(", id ");
            SafeText.add(scratch, container.id());
            scratch.add(", image ");
            SafeText.add(scratch, container.image());
            scratch.add(", labels ");
            SafeText.add(scratch, container.labels().json());
            scratch.add(')');
        }
        PodInfo pod = container.pod();
        if (fields.pod() && pod != null) {
            scratch.newline(INDENT).add(prefix).add("Pod (name ");
            SafeText.add(scratch, pod.name());
            scratch.add(", namespace ");
            SafeText.add(scratch, pod.namespace());
            scratch.add(", UID ");
            SafeText.add(scratch, pod.uid());
            scratch.add(", labels ");
            SafeText.add(scratch, pod.labels().json());
            scratch.add(", annotations ");
            SafeText.add(scratch, pod.annotations().json());
            addIfKnown(", workload ", pod.workload());
            addIfKnown(", node ", pod.node());
            scratch.add(')');
        }
    }

    private void addIfKnown(String label, String value) {
        if (!value.isEmpty()) {
            scratch.add(label);
            SafeText.add(scratch, value);
        }
    }

    /** Nothing where nobody says how, as in files of the Go ptcpdump, whose text is to be as it was. */
    private void addKnown(String prefix, Owner owner) {
        if (!fields.process() || !owner.isExplained()) {
            return;
        }
        scratch.newline(INDENT).add(prefix).add("Known (evidence ").add(owner.evidence().word());
        if (owner.trail() != Owner.Trail.UNKNOWN) {
            scratch.add(", trail ").add(owner.trail().word());
        }
        scratch.add(')');
    }

    private void addProcess(ProcessInfo process) {
        scratch.add(" (pid ").add(process.pid()).add(", cmd ");
        SafeText.add(scratch, process.path().isEmpty() ? process.comm() : process.path());
        addMore(process.pathTruncated());
        scratch.add(", args ");
        List<String> arguments = process.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            if (i > 0) {
                scratch.add(' ');
            }
            SafeText.add(scratch, arguments.get(i));
        }
        addMore(process.argumentsTruncated());
        scratch.add(')');
    }

    private void addMore(boolean truncated) {
        if (truncated) {
            scratch.add("...");
        }
    }
}
