package io.ptcpdump.kubernetes;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * What is said of a list, or of one page of it; its items were handed on when it was read.
 *
 * @param resourceVersion from where its changes can be watched
 * @param next            token that the next page is asked for by; empty where this is the last one
 */
record ApiPage(String resourceVersion, String next) {
    static ApiPage read(JsonReader in, Consumer<ApiObject> items) throws IOException {
        String[] metadata = {"", ""};
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "metadata" -> readMetadata(in, metadata);
                case "items" -> {
                    in.beginArray();
                    while (in.hasNext()) {
                        items.accept(ApiObjectReader.read(in));
                    }
                    in.endArray();
                }
                default -> in.skipValue();
            }
        }
        in.endObject();
        if (metadata[0].isEmpty()) {
            throw new NotAnApiServer(null);
        }
        return new ApiPage(metadata[0], metadata[1]);
    }

    private static void readMetadata(JsonReader in, String[] metadata) throws IOException {
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "resourceVersion" -> metadata[0] = ApiObjectReader.text(in);
                case "continue" -> metadata[1] = ApiObjectReader.text(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
    }
}
