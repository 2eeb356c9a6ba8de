package io.xinglin.nlp.record;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.ClinicalRecord.Symptom;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.SectionType;
import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.lexicon.LexiconEntry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Main, accompanying and negative symptoms. Main are those of the chief complaint up to 伴, else those of the first clause
 * of the history that names one; a later mention of the same symptom adds the attributes the first one lacks.
 */
record SymptomTable(List<Symptom> main, List<Symptom> accompanying, List<Field> negative) {
    private static final Pattern COURSE = Pattern.compile("[^,。;]{0,6}(?:减轻|缓解|好转|改善|消失|缩小)[^。]*");
    private static final Set<String> BARE = Set.of("疼痛", "肿块", "包块", "肿物", "出血", "肿胀", "水肿", "麻木", "无力");
    private static final Set<SectionType> HISTORY = EnumSet.of(
            SectionType.CHIEF_COMPLAINT,
            SectionType.PRESENT_ILLNESS,
            SectionType.ONSET,
            SectionType.TREATMENT_COURSE,
            SectionType.REASON_FOR_ADMISSION,
            SectionType.GENERAL_INFORMATION,
            SectionType.OTHER);

    /** @param results where exam results stand: what an image shows is no symptom */
    static SymptomTable of(NoteView view, List<Map<String, String>> attributes, Coverage results) {
        Map<String, Entry> present = new LinkedHashMap<>();
        Map<String, Field> absent = new LinkedHashMap<>();
        MainSymptoms mainSymptoms = new MainSymptoms(view, results);
        for (Surroundings mention : view.mentions()) {
            if (!mention.is(MentionType.SYMPTOM) || mention.descriptive() || results.holds(mention.span())) {
                continue;
            }
            String key = sameComplaint(concept(view, mention), present.keySet());
            if (mention.assertion() == Assertion.PRESENT && HISTORY.contains(mention.section())) {
                if (!present.containsKey(key) && course(view, mention)) {
                    continue;
                }
                Entry entry = present.computeIfAbsent(
                        key, k -> new Entry(RecordAssembly.field(view, mention), mainSymptoms.holds(mention)));
                entry.add(attributes.get(mention.number()), mention.section());
            } else if (mention.assertion() == Assertion.ABSENT
                    && (HISTORY.contains(mention.section()) || mention.section() == SectionType.GENERAL_CONDITION)) {
                absent.putIfAbsent(RecordAssembly.name(view, mention), RecordAssembly.field(view, mention));
            }
        }
        List<Symptom> main = new ArrayList<>();
        List<Symptom> accompanying = new ArrayList<>();
        present.values().forEach(entry -> (entry.main ? main : accompanying).add(entry.symptom()));
        return new SymptomTable(main, accompanying, List.copyOf(absent.values()));
    }

    /** 疼痛减轻 after a treatment tells how it went on, not of a new symptom. */
    private static boolean course(NoteView view, Surroundings mention) {
        int end = Math.min(mention.clause().end(), mention.span().end() + 10);
        return mention.section() == SectionType.TREATMENT_COURSE
                && COURSE.matcher(view.folded(mention.span().end(), end)).matches();
    }

    /** 疼痛 after 腰痛, 肿块 after 右乳肿块: the complaint already told of. */
    private static String sameComplaint(String concept, Set<String> told) {
        if (!BARE.contains(concept)) {
            return concept;
        }
        String last = concept.substring(concept.length() - 1);
        return told.stream()
                .filter(earlier -> earlier.endsWith(last))
                .findFirst()
                .orElse(concept);
    }

    /** Words for the same concept count as one symptom: 腹痛 and 右下腹痛, 关节肿痛 and 近端指间关节肿痛. */
    private static String concept(NoteView view, Surroundings mention) {
        String name = RecordAssembly.name(view, mention);
        Lexicon lexicon = Lexicon.standard();
        for (int from = 0; name.length() - from >= 2; from++) {
            String concept = lexicon.entry(name.substring(from))
                    .filter(entry -> entry.type() == MentionType.SYMPTOM)
                    .map(LexiconEntry::name)
                    .orElse("");
            if (!concept.isEmpty() && (from == 0 || !BARE.contains(concept))) {
                return concept;
            }
        }
        return name;
    }

    private static final class Entry {
        private final Field name;
        private final boolean main;
        private final Map<String, String> attributes = new LinkedHashMap<>();

        Entry(Field name, boolean main) {
            this.name = name;
            this.main = main;
        }

        void add(Map<String, String> more, SectionType section) {
            if (section != SectionType.TREATMENT_COURSE || attributes.isEmpty()) {
                more.forEach(attributes::putIfAbsent);
            }
        }

        Symptom symptom() {
            return new Symptom(
                    name,
                    get(SymptomAttributes.ONSET),
                    get(SymptomAttributes.FREQUENCY),
                    get(SymptomAttributes.SITE),
                    get(SymptomAttributes.TRIGGER),
                    get(SymptomAttributes.DEGREE),
                    get(SymptomAttributes.AGGRAVATING),
                    attributes.getOrDefault(SymptomAttributes.CHARACTER, get(SymptomAttributes.NATURE)),
                    get(SymptomAttributes.RELIEVING));
        }

        private String get(String key) {
            return attributes.getOrDefault(key, "");
        }
    }
}
