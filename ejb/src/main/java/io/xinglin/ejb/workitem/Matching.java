package io.xinglin.ejb.workitem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;

/** The filter of a subscription, as it is kept: matching keys and values. */
final class Matching {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Matching() {}

    /** Empty for no filter. */
    static String write(Map<String, String> filter) {
        try {
            return filter.isEmpty() ? "" : MAPPER.writeValueAsString(new TreeMap<>(filter));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> read(String kept) {
        try {
            return kept.isEmpty() ? Map.of() : MAPPER.readValue(kept, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
