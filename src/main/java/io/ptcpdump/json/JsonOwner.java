package io.ptcpdump.json;

import io.ptcpdump.dissect.Line;
import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.Owner;
import io.ptcpdump.model.PodInfo;
import io.ptcpdump.model.ProcessInfo;
import io.ptcpdump.text.TextCache;
import io.ptcpdump.text.TextOptions.OwnerFields;
import java.util.Arrays;
import java.util.List;

/** One end of a packet as a JSON object, made once for an owner and kept. */
final class JsonOwner {
    private final OwnerFields fields;
    private final JsonTime time;
    private final Line scratch = new Line();
    private final TextCache<Owner> texts = new TextCache<>();

    JsonOwner(OwnerFields fields, JsonTime time) {
        this.fields = fields;
        this.time = time;
    }

    /** Appends the member; nothing where there is no owner, or none of its fields is wanted. */
    void print(String name, Owner owner, Line out) {
        if (owner == null) {
            return;
        }
        byte[] text = texts.get(owner);
        if (text == null) {
            text = text(owner);
            texts.put(owner, text);
        }
        if (text.length > 2) {
            JsonText.name(out, name).add(text, 0, text.length);
        }
    }

    private byte[] text(Owner owner) {
        scratch.clear();
        scratch.add('{');
        ProcessInfo process = owner.process();
        if (fields.process()) {
            addProcess(process);
        }
        if (fields.thread() && owner.tid() != 0) {
            JsonText.name(scratch, "tid").add(owner.tid());
            JsonText.name(scratch, "thread");
            JsonText.string(scratch, owner.threadName());
        }
        int uid = owner.uid() != -1 ? owner.uid() : process.uid();
        if (fields.user() && uid != -1) {
            JsonText.name(scratch, "uid").add(Integer.toUnsignedLong(uid));
        }
        if (fields.parentProcess()) {
            addParent(process);
        }
        if (owner.container() != null) {
            addContainer(owner.container());
        }
        if (fields.process()) {
            JsonText.name(scratch, "evidence");
            JsonText.string(scratch, owner.evidence().word());
            JsonText.name(scratch, "trail");
            JsonText.string(scratch, owner.trail().word());
        }
        scratch.add('}');
        return Arrays.copyOf(scratch.bytes(), scratch.length());
    }

    private void addParent(ProcessInfo process) {
        if (process.parent() == null && process.parentPid() == 0) {
            return;
        }
        JsonText.name(scratch, "parent").add('{');
        if (process.parent() == null) {
            JsonText.name(scratch, "pid").add(process.parentPid());
        } else {
            addProcess(process.parent());
        }
        scratch.add('}');
    }

    private void addContainer(ContainerInfo container) {
        if (fields.container()) {
            JsonText.name(scratch, "container").add('{');
            JsonText.name(scratch, "id");
            JsonText.string(scratch, container.id());
            addKnown("name", container.name());
            addKnown("image", container.image());
            addLabels("labels", container.labels());
            scratch.add('}');
        }
        PodInfo pod = container.pod();
        if (fields.pod() && pod != null) {
            JsonText.name(scratch, "pod").add('{');
            addKnown("name", pod.name());
            addKnown("namespace", pod.namespace());
            addKnown("uid", pod.uid());
            addLabels("labels", pod.labels());
            addLabels("annotations", pod.annotations());
            addKnown("workload", pod.workload());
            addKnown("node", pod.node());
            scratch.add('}');
        }
    }

    private void addKnown(String name, String value) {
        if (!value.isEmpty()) {
            JsonText.name(scratch, name);
            JsonText.string(scratch, value);
        }
    }

    private void addLabels(String name, Labels labels) {
        if (!labels.equals(Labels.NONE)) {
            JsonText.name(scratch, name).add('{');
            labels.values().forEach((key, value) -> JsonText.member(scratch, key, value));
            scratch.add('}');
        }
    }

    private void addProcess(ProcessInfo process) {
        JsonText.name(scratch, "pid").add(process.pid());
        if (process.startTimeNanos() != 0) {
            JsonText.name(scratch, "start");
            time.printString(process.startTimeNanos(), scratch);
        }
        if (!process.name().isEmpty()) {
            JsonText.name(scratch, "name");
            JsonText.string(scratch, process.name());
        }
        if (!process.path().isEmpty()) {
            JsonText.name(scratch, "path");
            JsonText.string(scratch, process.path());
            addMark("path_truncated", process.pathTruncated());
        }
        if (!process.arguments().isEmpty()) {
            addArguments(process.arguments());
            addMark("arguments_truncated", process.argumentsTruncated());
        }
    }

    private void addArguments(List<String> arguments) {
        JsonText.name(scratch, "arguments").add('[');
        for (int i = 0; i < arguments.size(); i++) {
            if (i > 0) {
                scratch.add(',');
            }
            JsonText.string(scratch, arguments.get(i));
        }
        scratch.add(']');
    }

    private void addMark(String name, boolean set) {
        if (set) {
            JsonText.name(scratch, name).add("true");
        }
    }
}
