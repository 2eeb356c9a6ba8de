package io.xinglin.nlp.learning;

import io.xinglin.core.correction.Change;
import io.xinglin.core.note.MentionType;
import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.lexicon.LexiconEntry;
import io.xinglin.nlp.model.LearnedWords;
import io.xinglin.nlp.text.FoldedText;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * New names for the lexicon out of corrections. A name is taken when the corrections agree on its kind, when it stands in
 * the lessons' texts mostly where it was corrected, and, if it is new, never in the replay, where every name is known. A
 * known name may change its kind.
 */
final class WordsOfLessons {
    /** A shipped word is struck out only when so many corrections say that it is none, and none says that it is. */
    private static final int STRIKES = 3;

    private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{N}()/+.α-ω-]{1,19}");
    private static final Set<MentionType> NAMED = Set.of(
            MentionType.SYMPTOM,
            MentionType.SIGN,
            MentionType.DISEASE,
            MentionType.BODY_SITE,
            MentionType.LAB_TEST,
            MentionType.EXAMINATION,
            MentionType.PROCEDURE,
            MentionType.DRUG,
            MentionType.TREATMENT);

    private final List<Lesson> lessons;
    private final Map<String, Map<MentionType, Integer>> wanted = new LinkedHashMap<>();
    private final Map<String, Integer> struck = new LinkedHashMap<>();
    private final Map<String, Integer> corrected = new LinkedHashMap<>();

    private WordsOfLessons(List<Lesson> lessons) {
        this.lessons = lessons;
        lessons.forEach(lesson -> lesson.changes().forEach(change -> count(lesson, change)));
    }

    /**
     * The words learned.
     *
     * @param known the lexicon before
     * @param replay texts in which every name is known already
     */
    static LearnedWords of(List<Lesson> lessons, Lexicon known, List<String> replay) {
        return new WordsOfLessons(lessons).words(known, replay);
    }

    private void count(Lesson lesson, Change change) {
        Optional<Wanted> wants = Wanted.of(change);
        if (wants.isEmpty()) {
            return;
        }
        String word = folded(wants.get().span().of(lesson.text()));
        Optional<MentionType> type = wants.get().type();
        if (type.isPresent()) {
            wanted.computeIfAbsent(word, unseen -> new EnumMap<>(MentionType.class))
                    .merge(type.get(), 1, Integer::sum);
            corrected.merge(word, 1, Integer::sum);
        } else {
            struck.merge(word, 1, Integer::sum);
        }
    }

    private LearnedWords words(Lexicon known, List<String> replay) {
        Map<String, LexiconEntry> added = new LinkedHashMap<>();
        String texts = folded(String.join("\n", replay));
        wanted.forEach((word, types) -> {
            Optional<LexiconEntry> entry = known.entry(word);
            MentionType type = most(types);
            boolean news = entry.isEmpty() ? !texts.contains(word) : entry.get().type() != type;
            if (news && types.size() == 1 && isName(word, type) && !elsewhere(word)) {
                added.put(word, new LexiconEntry(word, type, List.of()));
            }
        });
        Set<String> removed = new TreeSet<>();
        struck.forEach((word, times) -> {
            if (times >= STRIKES
                    && !wanted.containsKey(word)
                    && known.entry(word).isPresent()) {
                removed.add(word);
            }
        });
        return new LearnedWords(added, removed);
    }

    private static MentionType most(Map<MentionType, Integer> types) {
        return types.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static boolean isName(String word, MentionType type) {
        return NAMED.contains(type) && NAME.matcher(word).matches();
    }

    /** Whether the word stands more often in the lessons than it was marked. */
    private boolean elsewhere(String word) {
        int found = 0;
        for (Lesson lesson : lessons) {
            String text = folded(lesson.text());
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
                found++;
            }
        }
        return struck.containsKey(word) || found > 2 * corrected.get(word);
    }

    private static String folded(String words) {
        return FoldedText.of(words).folded();
    }
}
