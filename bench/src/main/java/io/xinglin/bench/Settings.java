package io.xinglin.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code key=value} arguments; the last of a key wins. */
record Settings(List<String> arguments) {
    Settings {
        arguments = List.copyOf(arguments);
    }

    String text(String key, String otherwise) {
        return arguments.stream()
                .filter(a -> a.startsWith(key + "="))
                .map(a -> a.substring(key.length() + 1))
                .reduce((first, last) -> last)
                .orElse(otherwise);
    }

    int number(String key, int otherwise) {
        return Integer.parseInt(text(key, String.valueOf(otherwise)));
    }

    /** Numbers separated by commas. */
    List<Integer> numbers(String key, String otherwise) {
        return Stream.of(text(key, otherwise).split(",")).map(Integer::valueOf).toList();
    }

    /** These before the ones given, which win. */
    Settings under(String... defaults) {
        List<String> all = new ArrayList<>(List.of(defaults));
        all.addAll(arguments);
        return new Settings(all);
    }
}
