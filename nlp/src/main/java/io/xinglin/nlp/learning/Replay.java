package io.xinglin.nlp.learning;

import io.xinglin.core.note.MentionType;
import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.lexicon.LexiconEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences for the tagger to keep: the product's own patterns ({@code replay.txt}) filled with names of the shipped lexicon,
 * the same ones each time. What the parent finds in them is what its child must go on to find.
 */
final class Replay {
    /** Sentences made; more keep more and take longer. */
    static final int SENTENCES = 4000;

    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)\\}");

    private Replay() {}

    static List<String> sentences(int count) {
        List<String> patterns = patterns();
        Map<MentionType, List<String>> names = names();
        Random random = new Random(11);
        List<String> sentences = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sentences.add(filled(patterns.get(i % patterns.size()), names, random));
        }
        return sentences;
    }

    private static String filled(String pattern, Map<MentionType, List<String>> names, Random random) {
        return SLOT.matcher(pattern).replaceAll(slot -> {
            String kind = slot.group(1);
            if (kind.equals("n")) {
                return String.valueOf(1 + random.nextInt(20));
            }
            List<String> ofKind = names.get(MentionType.valueOf(kind.toUpperCase(Locale.ROOT)));
            return Matcher.quoteReplacement(ofKind.get(random.nextInt(ofKind.size())));
        });
    }

    private static Map<MentionType, List<String>> names() {
        Map<MentionType, List<String>> names = new EnumMap<>(MentionType.class);
        for (Map.Entry<String, LexiconEntry> word : Lexicon.standardWords().entrySet()) {
            names.computeIfAbsent(word.getValue().type(), unseen -> new ArrayList<>())
                    .add(word.getKey());
        }
        return names;
    }

    private static List<String> patterns() {
        try (InputStream in = Replay.class.getResourceAsStream("replay.txt")) {
            if (in == null) {
                throw new IOException("replay.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
