package io.rhapsode.query;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What stands in a column as JSON, because it is read as a whole or not at all. */
public final class JsonColumn {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(
                    DeserializationFeature
                            .FAIL_ON_UNKNOWN_PROPERTIES) // written by a newer version, read by an older one
            .disable(
                    DeserializationFeature
                            .FAIL_ON_NULL_FOR_PRIMITIVES) // and the other way round: what it does not say is no
            .build();

    private JsonColumn() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
