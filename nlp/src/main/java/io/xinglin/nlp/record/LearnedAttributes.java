package io.xinglin.nlp.record;

import io.xinglin.core.note.MentionType;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phrases that people taught to be, or not to be, the value of an attribute: 日解#次 is the frequency of a symptom. A phrase is
 * folded, and each number in it is {@code #}. Immutable; safe for use by many threads.
 *
 * <p>As text: a phrase a line, {@code +} or {@code -}, type of the mention, attribute, phrase; columns apart by tabs.
 *
 * @param taken phrases that are a value, in the order they were learned
 * @param struck phrases that are none
 */
public record LearnedAttributes(Set<Phrase> taken, Set<Phrase> struck) {
    /** Nothing learned. */
    public static final LearnedAttributes NONE = new LearnedAttributes(Set.of(), Set.of());

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final int FAR = 60;

    /** What is said of an attribute of mentions of a type. */
    public record Phrase(MentionType type, String attribute, String words) {
        /** @param value as written in a note */
        public static Phrase of(MentionType type, String attribute, String value) {
            return new Phrase(type, attribute, masked(value));
        }

        private Pattern pattern() {
            StringBuilder pattern = new StringBuilder();
            for (String part : words.split("#", -1)) {
                pattern.append(pattern.isEmpty() ? "" : NUMBER.pattern()).append(Pattern.quote(part));
            }
            return Pattern.compile(pattern.toString());
        }
    }

    public LearnedAttributes {
        taken = Collections.unmodifiableSet(new LinkedHashSet<>(taken));
        struck = Collections.unmodifiableSet(new LinkedHashSet<>(struck));
    }

    /** A value as the phrases are kept: folded, numbers as {@code #}. */
    public static String masked(String value) {
        return NUMBER.matcher(FoldedText.of(value.strip()).folded()).replaceAll("#");
    }

    public boolean isEmpty() {
        return taken.isEmpty() && struck.isEmpty();
    }

    /** These phrases, and the newer ones where both know one. */
    public LearnedAttributes and(LearnedAttributes newer) {
        Set<Phrase> allTaken = new LinkedHashSet<>(taken);
        allTaken.removeAll(newer.struck);
        allTaken.addAll(newer.taken);
        Set<Phrase> allStruck = new LinkedHashSet<>(struck);
        allStruck.removeAll(newer.taken);
        allStruck.addAll(newer.struck);
        return new LearnedAttributes(allTaken, allStruck);
    }

    /** The attributes that the rules found, less those that are none, with those that people taught. */
    Map<String, String> adjust(NoteView view, Surroundings mention, Map<String, String> found) {
        if (isEmpty()) {
            return found;
        }
        Map<String, String> attributes = new LinkedHashMap<>(found);
        attributes
                .entrySet()
                .removeIf(attribute ->
                        struck.contains(Phrase.of(mention.type(), attribute.getKey(), attribute.getValue())));
        for (Phrase phrase : ofType().getOrDefault(mention.type(), List.of())) {
            String value = attributes.getOrDefault(phrase.attribute(), "");
            written(view, mention, phrase.pattern())
                    .filter(words -> words.contains(value))
                    .ifPresent(words -> attributes.put(phrase.attribute(), words));
        }
        return attributes;
    }

    private Map<MentionType, List<Phrase>> ofType() {
        Map<MentionType, List<Phrase>> types = new EnumMap<>(MentionType.class);
        taken.forEach(phrase -> types.computeIfAbsent(phrase.type(), unseen -> new ArrayList<>())
                .add(phrase));
        return types;
    }

    /** The phrase as the note writes it, in the mention's sentence up to the next finding, else before it in its clause. */
    private static Optional<String> written(NoteView view, Surroundings mention, Pattern phrase) {
        int after = mention.span().end();
        int end = Math.min(Math.min(mention.sentence().end(), view.nextFinding(mention)), after + FAR);
        int before = Math.max(mention.clause().start(), mention.span().start() - FAR);
        return within(view, after, Math.max(after, end), phrase)
                .or(() -> within(view, before, mention.span().start(), phrase));
    }

    private static Optional<String> within(NoteView view, int start, int end, Pattern phrase) {
        Matcher matcher = phrase.matcher(view.folded(start, end));
        return matcher.find()
                ? Optional.of(view.original(start + matcher.start(), start + matcher.end()))
                : Optional.empty();
    }

    /** One line for each phrase. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        taken.forEach(phrase -> lines.add(line("+", phrase)));
        struck.forEach(phrase -> lines.add(line("-", phrase)));
        return lines;
    }

    private static String line(String sign, Phrase phrase) {
        return String.join("\t", sign, phrase.type().name(), phrase.attribute(), phrase.words());
    }

    /** @throws IllegalArgumentException for what {@link #lines} has not written */
    public static LearnedAttributes parse(List<String> lines) {
        Set<Phrase> taken = new LinkedHashSet<>();
        Set<Phrase> struck = new LinkedHashSet<>();
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            if (columns.length != 4 || !(columns[0].equals("+") || columns[0].equals("-"))) {
                throw new IllegalArgumentException("no line of learned attributes: " + columns.length + " columns");
            }
            Phrase phrase = new Phrase(MentionType.valueOf(columns[1]), columns[2], columns[3]);
            (columns[0].equals("+") ? taken : struck).add(phrase);
        }
        return new LearnedAttributes(taken, struck);
    }
}
