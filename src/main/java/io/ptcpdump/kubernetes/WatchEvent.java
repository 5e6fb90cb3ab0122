package io.ptcpdump.kubernetes;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;

/**
 * One line of a watch.
 *
 * @param type   {@code ADDED}, {@code MODIFIED}, {@code DELETED}, {@code BOOKMARK} or {@code ERROR}
 * @param object of a bookmark with its resource version only, of an error a status; null where the line has none
 */
record WatchEvent(String type, ApiObject object) {
    /** @throws NotAnApiServer if the line is something else */
    static WatchEvent parse(String line) throws IOException {
        String type = "";
        ApiObject object = null;
        try (JsonReader in = new JsonReader(new StringReader(line))) {
            in.beginObject();
            while (in.hasNext()) {
                switch (in.nextName()) {
                    case "type" -> type = ApiObjectReader.text(in);
                    case "object" -> object = ApiObjectReader.read(in);
                    default -> in.skipValue();
                }
            }
            in.endObject();
        } catch (IOException | RuntimeException e) {
            throw new NotAnApiServer(e);
        }
        if (object == null) {
            throw new NotAnApiServer(null);
        }
        return new WatchEvent(type, object);
    }
}
