package io.ptcpdump.container.containerd;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;

/** The configuration of a container after the OCI runtime specification (config.json), of which one value is needed. */
final class OciSpec {
    private static final String SLICE = ".slice";
    private static final String DEFAULT_SLICE = "system.slice";
    private static final String ROOT_SLICE = "-.slice";

    private OciSpec() {}

    /**
     * The container's cgroup, from the top of the tree; empty where the configuration does not say it.
     *
     * @throws IOException if that is not JSON
     */
    static String cgroupPath(Reader json) throws IOException {
        try (JsonReader reader = new JsonReader(json)) {
            if (enter(reader, "linux") && enter(reader, "cgroupsPath") && reader.peek() == JsonToken.STRING) {
                return cgroupPath(reader.nextString());
            }
            return "";
        } catch (IllegalStateException e) {
            throw new IOException("not a configuration of a container", e);
        }
    }

    /** Goes to the value of {@code name} in the object that comes next. */
    private static boolean enter(JsonReader reader, String name) throws IOException {
        if (reader.peek() != JsonToken.BEGIN_OBJECT) {
            return false;
        }
        reader.beginObject();
        while (reader.hasNext()) {
            if (reader.nextName().equals(name)) {
                return true;
            }
            reader.skipValue();
        }
        return false;
    }

    /**
     * A path as it is, or SLICE:PREFIX:NAME, which runc makes a unit of systemd from. A relative path is below a cgroup that nobody tells.
     */
    static String cgroupPath(String cgroupsPath) {
        if (cgroupsPath.startsWith("/")) {
            return cgroupsPath;
        }
        String[] parts = cgroupsPath.split(":", -1);
        if (parts.length != 3) {
            return "";
        }
        String name = parts[2];
        String unit = name.endsWith(SLICE) ? name : (parts[1].isEmpty() ? name : parts[1] + "-" + name) + ".scope";
        return slicePath(parts[0].isEmpty() ? DEFAULT_SLICE : parts[0]) + "/" + unit;
    }

    /** Dashes in a slice's name say below which other slices it is: a-b.slice is /a.slice/a-b.slice. */
    private static String slicePath(String slice) {
        if (slice.equals(ROOT_SLICE) || !slice.endsWith(SLICE)) {
            return "";
        }
        String name = slice.substring(0, slice.length() - SLICE.length());
        StringBuilder path = new StringBuilder();
        for (int dash = name.indexOf('-'); dash >= 0; dash = name.indexOf('-', dash + 1)) {
            path.append('/').append(name, 0, dash).append(SLICE);
        }
        return path.append('/').append(slice).toString();
    }
}
