package io.xinglin.core.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;

/**
 * Keys and values as the site wrote them, read by type: what cannot be read is remembered as an error and answered with
 * the default, so that one start names every error. For one thread.
 */
final class Settings {
    private final Map<String, String> environment;
    private final Properties file = new Properties();
    private final List<String> errors = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    /** @param environment {@code XINGLIN_DICOM_AE_TITLE} goes before {@code dicom.ae-title} of the file */
    Settings(Path properties, Map<String, String> environment) {
        this.environment = environment;
        if (!Files.exists(properties)) {
            return;
        }
        try (Reader reader = Files.newBufferedReader(properties, StandardCharsets.UTF_8)) {
            file.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            errors.add("xinglin.properties cannot be read: " + e.getMessage());
        }
    }

    /** What was found wrong, the keys of the file that nobody asked for included. */
    List<String> errors() {
        List<String> all = new ArrayList<>(errors);
        file.stringPropertyNames().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> all.add(key + ": unknown key"));
        return all;
    }

    /** Remembers an error. */
    void wrong(String key, String said) {
        errors.add(key + ": " + said);
    }

    String text(String key, String otherwise) {
        known.add(key);
        String fromEnvironment = environment.get(
                "XINGLIN_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
        String value = fromEnvironment != null ? fromEnvironment : file.getProperty(key);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    String required(String key) {
        String value = text(key, "");
        if (value.isEmpty()) {
            wrong(key, "required");
        }
        return value;
    }

    /** Names with commas or spaces between them. */
    List<String> list(String key, String otherwise) {
        return Arrays.stream(text(key, otherwise).split("[,\\s]+"))
                .filter(s -> !s.isEmpty())
                .toList();
    }

    boolean flag(String key, boolean otherwise) {
        String value = text(key, String.valueOf(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            wrong(key, "true or false, not '" + value + "'");
        }
        return value.equals("true");
    }

    int integer(String key, int otherwise, int least, int most) {
        return (int) number(key, otherwise, least, most);
    }

    long number(String key, long otherwise, long least, long most) {
        String value = text(key, String.valueOf(otherwise));
        Optional<Long> number = parse(key, value, Long::valueOf, "a whole number");
        if (number.filter(n -> n < least || n > most).isPresent()) {
            wrong(key, least + " to " + most + ", not " + value);
        }
        return number.orElse(otherwise);
    }

    Duration duration(String key, String otherwise) {
        return parse(key, text(key, otherwise), Duration::parse, "an ISO 8601 duration such as PT10S")
                .orElseGet(() -> Duration.parse(otherwise));
    }

    /** A path as it was written, made absolute. */
    Path path(String key, String value) {
        return parse(key, value, Path::of, "a path")
                .orElse(Path.of("."))
                .toAbsolutePath()
                .normalize();
    }

    /** The path a key names, where it names one. */
    Optional<Path> path(String key) {
        return Optional.of(text(key, "")).filter(name -> !name.isEmpty()).map(name -> path(key, name));
    }

    /** As {@link #path(String)}; the file has to be there. */
    Optional<Path> readable(String key) {
        Optional<Path> path = path(key);
        path.filter(one -> !Files.isReadable(one))
                .ifPresent(one -> wrong(key, "no such file, or not readable: " + one));
        return path;
    }

    private <T> Optional<T> parse(String key, String value, Function<String, T> parser, String form) {
        try {
            return Optional.of(parser.apply(value));
        } catch (NumberFormatException | DateTimeParseException | InvalidPathException e) {
            wrong(key, form + ", not '" + value + "'");
            return Optional.empty();
        }
    }
}
