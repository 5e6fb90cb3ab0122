package io.ptcpdump.kubernetes;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.ptcpdump.model.Labels;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads one {@link ApiObject} from JSON as it comes. The client's own models would need some hundred classes for a pod, hold all of it, and
 * refuse what they do not know or miss, as a bookmark without the containers of its pod.
 */
final class ApiObjectReader {
    private final JsonReader in;
    private String name = "";
    private String namespace = "";
    private String uid = "";
    private String resourceVersion = "";
    private Labels labels = Labels.NONE;
    private Labels annotations = Labels.NONE;
    private String controllerKind = "";
    private String controllerName = "";
    private String nodeName = "";
    private String bootId = "";
    private int code;

    private ApiObjectReader(JsonReader in) {
        this.in = in;
    }

    /**
     * @throws IOException           if it is no JSON, or cannot be read
     * @throws IllegalStateException if it is JSON of another kind
     */
    static ApiObject read(JsonReader in) throws IOException {
        ApiObjectReader reader = new ApiObjectReader(in);
        reader.members(reader::member);
        return new ApiObject(reader.name, reader.namespace, reader.uid, reader.resourceVersion, reader.labels, reader.annotations,
                reader.controllerKind, reader.controllerName, reader.nodeName, reader.bootId, reader.code);
    }

    /** A string; empty for null. */
    static String text(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.NULL) {
            in.nextNull();
            return "";
        }
        return in.nextString();
    }

    /** Reads the value of the member with a name. */
    private interface Member {
        void read(String name) throws IOException;
    }

    private void members(Member member) throws IOException {
        if (in.peek() == JsonToken.NULL) {
            in.nextNull();
            return;
        }
        in.beginObject();
        while (in.hasNext()) {
            member.read(in.nextName());
        }
        in.endObject();
    }

    private void member(String member) throws IOException {
        switch (member) {
            case "metadata" -> members(this::metadata);
            case "spec" -> members(this::spec);
            case "status" -> status();
            case "code" -> code = in.nextInt();
            default -> in.skipValue();
        }
    }

    private void metadata(String member) throws IOException {
        switch (member) {
            case "name" -> name = text(in);
            case "namespace" -> namespace = text(in);
            case "uid" -> uid = text(in);
            case "resourceVersion" -> resourceVersion = text(in);
            case "labels" -> labels = labels();
            case "annotations" -> annotations = labels();
            case "ownerReferences" -> owners();
            default -> in.skipValue();
        }
    }

    private void spec(String member) throws IOException {
        if (member.equals("nodeName")) {
            nodeName = text(in);
        } else {
            in.skipValue();
        }
    }

    /** Of a node an object; of a status itself a word. */
    private void status() throws IOException {
        if (in.peek() != JsonToken.BEGIN_OBJECT) {
            in.skipValue();
            return;
        }
        members(part -> {
            if (part.equals("nodeInfo")) {
                members(this::nodeInfo);
            } else {
                in.skipValue();
            }
        });
    }

    private void nodeInfo(String member) throws IOException {
        if (member.equals("bootID")) {
            bootId = text(in);
        } else {
            in.skipValue();
        }
    }

    private void owners() throws IOException {
        if (in.peek() == JsonToken.NULL) {
            in.nextNull();
            return;
        }
        in.beginArray();
        while (in.hasNext()) {
            new OwnerReference().read();
        }
        in.endArray();
    }

    private final class OwnerReference {
        private String kind = "";
        private String owner = "";
        private boolean isController;

        private void read() throws IOException {
            members(this::member);
            if (isController) {
                controllerKind = kind;
                controllerName = owner;
            }
        }

        private void member(String member) throws IOException {
            switch (member) {
                case "kind" -> kind = text(in);
                case "name" -> owner = text(in);
                case "controller" -> isController = in.nextBoolean();
                default -> in.skipValue();
            }
        }
    }

    private Labels labels() throws IOException {
        Map<String, String> values = new TreeMap<>();
        members(key -> values.put(key, text(in)));
        return Labels.of(values);
    }
}
