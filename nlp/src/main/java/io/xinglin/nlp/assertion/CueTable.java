package io.xinglin.nlp.assertion;

import io.xinglin.nlp.text.Cue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The cues of {@code cues.tsv}: the alternatives of one name together are one {@link Cue}. Immutable. */
final class CueTable {
    private record Alternatives(StringBuilder needed, int near, StringBuilder pattern) {}

    private final Map<String, Alternatives> cues = new LinkedHashMap<>();

    private CueTable() {}

    static CueTable read(String resource) {
        CueTable table = new CueTable();
        try (InputStream in = CueTable.class.getResourceAsStream(resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    table.add(line.split("\t", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
        return table;
    }

    private void add(String[] columns) {
        int near = columns[2].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(columns[2]);
        Alternatives known = cues.get(columns[0]);
        if (known == null) {
            known = new Alternatives(new StringBuilder(), near, new StringBuilder());
        } else {
            known.pattern().append('|');
        }
        known.needed().append(columns[1]);
        known.pattern().append(columns[3]);
        cues.put(columns[0], new Alternatives(known.needed(), Math.max(near, known.near()), known.pattern()));
    }

    /** @throws IllegalStateException when the table has no such cue */
    Cue cue(String name) {
        Alternatives found = cues.get(name);
        if (found == null) {
            throw new IllegalStateException("no cue " + name);
        }
        return Cue.near(found.needed().toString(), found.near(), found.pattern().toString());
    }
}
