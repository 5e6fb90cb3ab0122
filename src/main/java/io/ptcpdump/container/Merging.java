package io.ptcpdump.container;

import io.ptcpdump.model.ContainerInfo;
import io.ptcpdump.model.Labels;
import io.ptcpdump.model.PodInfo;

/** Makes one of what several engines say: the first that is not empty. */
final class Merging {
    private Merging() {}

    static boolean isSandbox(Told<EngineContainer> told) {
        for (int i = 0; i < Told.SOURCES; i++) {
            EngineContainer each = told.by(i);
            if (each != null && each.isSandbox()) {
                return true;
            }
        }
        return false;
    }

    static ContainerInfo container(Told<EngineContainer> told) {
        ContainerInfo merged = null;
        for (int i = 0; i < Told.SOURCES; i++) {
            EngineContainer each = told.by(i);
            if (each != null) {
                merged = merged == null ? each.info() : merge(merged, each.info());
            }
        }
        return merged;
    }

    private static ContainerInfo merge(ContainerInfo one, ContainerInfo other) {
        PodInfo pod = one.pod() == null ? other.pod() : other.pod() == null ? one.pod() : merge(one.pod(), other.pod());
        return new ContainerInfo(
                one.id(), first(one.name(), other.name()), first(one.image(), other.image()), first(one.labels(), other.labels()), pod);
    }

    /**
     * @param told what was said of the pod, null for nothing
     * @param own  what its container says of it, null for nothing
     */
    static PodInfo pod(String uid, Told<PodInfo> told, PodInfo own) {
        PodInfo merged = new PodInfo("", "", uid, Labels.NONE, Labels.NONE);
        for (int i = 0; told != null && i < Told.SOURCES; i++) {
            PodInfo each = told.by(i);
            merged = each == null ? merged : merge(merged, each);
        }
        return own == null ? merged : merge(merged, own);
    }

    private static PodInfo merge(PodInfo one, PodInfo other) {
        return new PodInfo(
                first(one.name(), other.name()),
                first(one.namespace(), other.namespace()),
                first(one.uid(), other.uid()),
                first(one.labels(), other.labels()),
                first(one.annotations(), other.annotations()),
                first(one.workload(), other.workload()),
                first(one.node(), other.node()));
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static Labels first(Labels one, Labels other) {
        return one.isEmpty() ? other : one;
    }
}
