package io.xinglin.nlp.lexicon;

import io.xinglin.core.note.MentionType;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the tables {@code symptom.tsv}, {@code disease.tsv} ...: a concept a line, its names separated by {@code =} (the
 * preferred one first), then optionally a tab and the concept's code {@code system value English}. Further words of the
 * same kind, each a concept without a code, follow after {@code |}.
 */
final class LexiconTables {
    private LexiconTables() {}

    static Map<String, LexiconEntry> read() {
        Map<String, LexiconEntry> words = new LinkedHashMap<>();
        for (MentionType type : MentionType.values()) {
            String name = type.name().toLowerCase(Locale.ROOT) + ".tsv";
            try (InputStream in = LexiconTables.class.getResourceAsStream(name)) {
                if (in != null) {
                    read(in, type, words);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("lexicon table " + name + " cannot be read", e);
            }
        }
        return words;
    }

    private static void read(InputStream in, MentionType type, Map<String, LexiconEntry> words) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank() && line.charAt(0) != '#') {
                String[] columns = line.split("\t", -1);
                String[] groups = columns[0].split("\\|");
                String[] synonyms = groups[0].split("=");
                List<Code> codes = columns.length > 1 ? List.of(code(columns[1], synonyms[0])) : List.of();
                LexiconEntry entry = new LexiconEntry(synonyms[0], type, codes);
                for (String name : synonyms) {
                    words.putIfAbsent(name, entry);
                }
                for (int i = 1; i < groups.length; i++) {
                    words.putIfAbsent(groups[i], new LexiconEntry(groups[i], type, List.of()));
                }
            }
        }
    }

    private static Code code(String column, String name) {
        String[] parts = column.split(" ", 3);
        CodeSystem system = switch (parts[0]) {
            case "I10" -> CodeSystem.ICD_10_CN;
            case "ATC" -> CodeSystem.ATC;
            case "LN" -> CodeSystem.LOINC;
            case "SCT" -> CodeSystem.SNOMED_CT;
            default -> throw new IllegalStateException("unknown code system in lexicon: " + parts[0]);
        };
        return new Code(system, parts[1], parts.length > 2 ? parts[2] : null, name);
    }
}
