package io.ptcpdump.savefile;

import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.PodInfo;

/**
 * The packet comments that tell of the container of an end, and of its pod; beside those of {@link OwnerComment}, and by the same rules:
 *
 * <pre>
 *   ContainerName: S           PodName: S
 *   ContainerId: S             PodNamespace: S
 *   ContainerImage: S          PodUID: S
 *   ContainerLabels: JSON      PodLabels: JSON
 *                              PodAnnotations: JSON
 * </pre>
 *
 * <p>Two more lines are our own, behind PodUID and only where they are known: {@code PodWorkload: S} and {@code PodNode: S}.
 */
final class ContainerComment {
    private static final String NAME_KEY = "ContainerName: ";
    private static final String ID_KEY = "ContainerId: ";
    private static final String IMAGE_KEY = "ContainerImage: ";
    private static final String LABELS_KEY = "ContainerLabels: ";
    private static final String POD_NAME_KEY = "PodName: ";
    private static final String POD_NAMESPACE_KEY = "PodNamespace: ";
    private static final String POD_UID_KEY = "PodUID: ";
    private static final String POD_WORKLOAD_KEY = "PodWorkload: ";
    private static final String POD_NODE_KEY = "PodNode: ";
    private static final String POD_LABELS_KEY = "PodLabels: ";
    private static final String POD_ANNOTATIONS_KEY = "PodAnnotations: ";

    private ContainerComment() {}

    static byte[] ofContainer(String end, ContainerInfo container) {
        return OwnerComment.encode(line("", end, NAME_KEY, container.name())
                + line("\n", end, ID_KEY, container.id())
                + line("\n", end, IMAGE_KEY, container.image())
                + line("\n", end, LABELS_KEY, container.labels().json()));
    }

    /** Annotations may be too long for a comment, which is cut then; so they come last. */
    static byte[] ofPod(String end, PodInfo pod) {
        return OwnerComment.encode(line("", end, POD_NAME_KEY, pod.name())
                + line("\n", end, POD_NAMESPACE_KEY, pod.namespace())
                + line("\n", end, POD_UID_KEY, pod.uid())
                + lineIfKnown(end, POD_WORKLOAD_KEY, pod.workload())
                + lineIfKnown(end, POD_NODE_KEY, pod.node())
                + line("\n", end, POD_LABELS_KEY, pod.labels().json())
                + line("\n", end, POD_ANNOTATIONS_KEY, pod.annotations().json()));
    }

    private static String lineIfKnown(String end, String key, String value) {
        return value.isEmpty() ? "" : line("\n", end, key, value);
    }

    private static String line(String before, String end, String key, String value) {
        return before + end + key + OwnerComment.escape(value);
    }

    /** The container, without its pod, of the comment that the text is; null if it is none. */
    static ContainerInfo parseContainer(String end, String text) {
        String id = value(end, ID_KEY, text);
        if (!text.startsWith(end + NAME_KEY) || id == null) {
            return null;
        }
        return new ContainerInfo(id, orEmpty(value(end, NAME_KEY, text)), orEmpty(value(end, IMAGE_KEY, text)),
                labels(end, LABELS_KEY, text), null);
    }

    /** The pod of the comment that the text is; null if it is none. */
    static PodInfo parsePod(String end, String text) {
        String namespace = value(end, POD_NAMESPACE_KEY, text);
        if (!text.startsWith(end + POD_NAME_KEY) || namespace == null) {
            return null;
        }
        return new PodInfo(orEmpty(value(end, POD_NAME_KEY, text)), namespace, orEmpty(value(end, POD_UID_KEY, text)),
                labels(end, POD_LABELS_KEY, text), labels(end, POD_ANNOTATIONS_KEY, text),
                orEmpty(value(end, POD_WORKLOAD_KEY, text)), orEmpty(value(end, POD_NODE_KEY, text)));
    }

    private static Labels labels(String end, String key, String text) {
        String json = value(end, key, text);
        return json == null ? Labels.NONE : Labels.parse(json);
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }

    /** The rest of the line that begins with a key; null where there is none. */
    private static String value(String end, String key, String text) {
        String start = end + key;
        int at = 0;
        while (!text.startsWith(start, at)) {
            at = text.indexOf('\n', at) + 1;
            if (at == 0) {
                return null;
            }
        }
        int lineEnd = text.indexOf('\n', at);
        return text.substring(at + start.length(), lineEnd < 0 ? text.length() : lineEnd);
    }
}
