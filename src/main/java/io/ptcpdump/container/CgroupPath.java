package io.ptcpdump.container;

import java.util.ArrayList;
import java.util.List;

/**
 * What the path of a cgroup says of the container in it. Engines name the cgroup after the container's id, either as a folder (the cgroupfs
 * driver) or as a unit of systemd:
 *
 * <pre>
 * /docker/ID                                                     Docker
 * /system.slice/docker-ID.scope                                  Docker, by systemd
 * /kubepods/burstable/podUID/ID                                  any CRI runtime
 * /kubepods.slice/kubepods-podUID.slice/cri-containerd-ID.scope  containerd, by systemd
 * /kubepods.slice/kubepods-podUID.slice/crio-ID.scope            CRI-O, by systemd
 * /machine.slice/libpod-ID.scope/container                       Podman
 * /lxc.payload.NAME, /lxc/NAME                                   LXC
 * /machine.slice/systemd-nspawn@NAME.service/payload             systemd-nspawn
 * /NAMESPACE/NAME                                                containerd (ctr), where the engine tells of it
 * </pre>
 *
 * <p>A container may have cgroups of its own below that one, and may run other containers there.
 *
 * @param id     the container's id: 64 hexadecimal digits, but for LXC and systemd-nspawn its name
 * @param podUid the pod's UID with dashes, empty where the path has none
 * @param engine who names cgroups so, empty where several do
 */
public record CgroupPath(String id, String podUid, String engine) {
    private static final int UID_LENGTH = 36;
    private static final String SCOPE = ".scope";
    private static final String SLICE = ".slice";
    private static final String POD = "pod";
    private static final String LXC_PAYLOAD = "lxc.payload.";
    private static final String LXC = "lxc";
    private static final String NSPAWN = "systemd-nspawn";
    private static final String SERVICE = ".service";

    /** The containers that the path names, the outermost first. */
    public static List<CgroupPath> parseAll(String path) {
        String[] elements = path.split("/");
        List<CgroupPath> found = new ArrayList<>(1);
        String podUid = "";
        for (int i = 0; i < elements.length; i++) {
            String element = elements[i];
            String pod = podUid(element);
            if (pod != null) {
                podUid = pod;
                continue;
            }
            CgroupPath named = container(element, i > 0 ? elements[i - 1] : "", podUid);
            if (named != null) {
                found.add(named);
            }
        }
        return found;
    }

    /** Whether the id is the name that people know it by. */
    public boolean isNamedById() {
        return engine.equals(LXC) || engine.equals(NSPAWN);
    }

    /** Whether this may be the path of a container although it has no id in it: not one of systemd's units, and not the top. */
    static boolean mayNameContainer(String path) {
        return path.length() > 1 && !path.contains(SLICE) && !path.contains(SCOPE) && !path.contains(SERVICE);
    }

    private static CgroupPath container(String element, String parent, String podUid) {
        if (element.startsWith(LXC_PAYLOAD)) {
            return new CgroupPath(element.substring(LXC_PAYLOAD.length()), podUid, LXC);
        }
        if (element.startsWith(NSPAWN + '@') && element.endsWith(SERVICE)) {
            return new CgroupPath(unescape(element.substring(NSPAWN.length() + 1, element.length() - SERVICE.length())), podUid, NSPAWN);
        }
        if (parent.equals(LXC) && !element.isEmpty()) {
            return new CgroupPath(element, podUid, LXC);
        }
        String name = element.endsWith(SCOPE) ? element.substring(0, element.length() - SCOPE.length()) : element;
        if (name.length() < ContainerId.LENGTH) {
            return null;
        }
        int start = name.length() - ContainerId.LENGTH;
        if (!ContainerId.isHexadecimal(name, start, name.length()) || start > 0 && name.charAt(start - 1) != '-') {
            return null;
        }
        String prefix = start == 0 ? "" : name.substring(0, start - 1);
        if (prefix.endsWith("conmon")) {
            return null; // the monitor of a container, beside it
        }
        return new CgroupPath(name.substring(start), podUid, engine(prefix, parent));
    }

    /** The name that an instance of a unit is of: systemd writes other characters as {@code \\x2d} (systemd.unit(5)). */
    private static String unescape(String instance) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < instance.length(); i++) {
            if (instance.startsWith("\\x", i) && i + 4 <= instance.length() && ContainerId.isHexadecimal(instance, i + 2, i + 4)) {
                name.append((char) Integer.parseInt(instance.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                name.append(instance.charAt(i));
            }
        }
        return name.toString();
    }

    private static String engine(String prefix, String parent) {
        return switch (prefix) {
            case "docker" -> "docker";
            case "cri-containerd" -> "containerd";
            case "crio" -> "cri-o";
            case "libpod" -> "podman";
            default -> parent.equals("docker") ? "docker" : "";
        };
    }

    /** The UID of the pod that an element of the path stands for, or null. */
    private static String podUid(String element) {
        String name = element.endsWith(SLICE) ? element.substring(0, element.length() - SLICE.length()) : element;
        int at = name.lastIndexOf(POD);
        if (at < 0 || at > 0 && name.charAt(at - 1) != '-') {
            return null;
        }
        String uid = name.substring(at + POD.length()).replace('_', '-');
        boolean isUid = uid.length() == UID_LENGTH || uid.length() == UID_LENGTH - 4; // a static pod's is a hash without dashes
        String digits = uid.replace("-", "");
        return isUid && ContainerId.isHexadecimal(digits, 0, digits.length()) ? uid : null;
    }
}
