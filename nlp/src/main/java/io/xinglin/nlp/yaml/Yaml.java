package io.xinglin.nlp.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** YAML files as plain maps. Stateless; safe for use by many threads. */
public final class Yaml {
    private static final YAMLMapper MAPPER = new YAMLMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private Yaml() {}

    /**
     * The mapping a file holds.
     *
     * @throws IllegalArgumentException where the file is no mapping, naming the line
     */
    public static Map<String, Object> mapping(String name, InputStream in) {
        try {
            return MAPPER.readValue(in, MAP);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + ": " + e.getOriginalMessage() + " at line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
