package io.xinglin.nlp.record;

import io.xinglin.core.correction.StandingMention;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.ClinicalRecord.Exam;
import io.xinglin.core.note.ClinicalRecord.FamilyDisease;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Puts the mentions of a note, with their attributes, into the fields of the record. Safe for use by many threads. */
public final class RecordAssembly {
    private static final Pattern SAID = Pattern.compile("(?!妇科|眼底|裂隙灯|肺功能).{2,}检查");
    private static final Pattern PHYSICAL = Pattern.compile("查体|体格检查|体检|专科检查|病理检查|.{0,4}查体");
    /** What this stage makes: attributes by place of the candidate, and the record. */
    public record Assembled(List<Map<String, String>> attributes, List<Span> sentences, ClinicalRecord record) {}

    private static final Set<SectionType> DIAGNOSIS_SECTIONS = EnumSet.of(
            SectionType.CHIEF_COMPLAINT,
            SectionType.PRESENT_ILLNESS,
            SectionType.TREATMENT_COURSE,
            SectionType.REASON_FOR_ADMISSION,
            SectionType.ADMISSION_DIAGNOSIS,
            SectionType.DISCHARGE_DIAGNOSIS,
            SectionType.IMAGING_IMPRESSION);

    private static final Set<SectionType> HISTORY_SECTIONS = EnumSet.of(
            SectionType.PAST_HISTORY,
            SectionType.RELATED_HISTORY,
            SectionType.PERSONAL_HISTORY,
            SectionType.FAMILY_HISTORY,
            SectionType.ALLERGY_HISTORY);

    /** How far 诊断 before a list of diseases reaches. */
    private static final int DIAGNOSIS_REACH = 200;

    private final PlaceNames places;
    private final LearnedAttributes learned;

    public RecordAssembly(PlaceNames places) {
        this(places, LearnedAttributes.NONE);
    }

    private RecordAssembly(PlaceNames places, LearnedAttributes learned) {
        this.places = places;
        this.learned = learned;
    }

    /** This stage with what was learned of attributes. */
    public RecordAssembly with(LearnedAttributes more) {
        return new RecordAssembly(places, more);
    }

    /** The candidates are those of the {@code xinglin} scheme; assertions in the same order. */
    public Assembled assemble(
            String note, List<Section> sections, List<Candidate> candidates, List<Assertion> assertions) {
        return assemble(note, sections, candidates, assertions, Told.nothing(candidates.size()));
    }

    /** The same where people have said something of the candidates. */
    public Assembled assemble(
            String note, List<Section> sections, List<Candidate> candidates, List<Assertion> assertions, Told told) {
        FoldedText text = FoldedText.of(note);
        NoteView view = new NoteView(text, sections, candidates, assertions);
        List<Map<String, String>> attributes = new ArrayList<>();
        for (Surroundings mention : view.mentions()) {
            attributes.add(attributes(view, mention, told));
        }
        List<Span> sentences =
                view.mentions().stream().map(Surroundings::sentence).toList();
        return new Assembled(attributes, sentences, record(view, attributes, told));
    }

    private Map<String, String> attributes(NoteView view, Surroundings mention, Told told) {
        Map<String, String> known = told.kept()
                .get(mention.number())
                .orElseGet(() -> learned.adjust(view, mention, AttributeStage.of(view, mention)));
        Map<String, String> said = told.said().get(mention.number());
        return said.isEmpty() ? known : StandingMention.overlaid(known, said);
    }

    private ClinicalRecord record(NoteView view, List<Map<String, String>> attributes, Told told) {
        Coverage results = new Coverage();
        List<Exam> exams = exams(view, results, told);
        SymptomTable symptoms = SymptomTable.of(view, attributes, results);
        return new ClinicalRecord(
                Demographics.age(view),
                Demographics.sex(view),
                Demographics.nativePlace(view, (words, group) -> places.isPlace(words)),
                Demographics.address(view),
                symptoms.main(),
                symptoms.accompanying(),
                symptoms.negative(),
                exams,
                fields(view, mention -> suspected(view, mention, results)),
                fields(view, mention -> past(mention, results)),
                fields(view, mention -> pastTreatment(view, mention)),
                family(view, told),
                fields(view, mention -> medication(view, mention)),
                CorrectedAllergies.of(view, attributes, told),
                segments(view.sections()),
                DeniedAllergies.of(view));
    }

    private static List<Exam> exams(NoteView view, Coverage results, Told told) {
        List<Exam> exams = new ArrayList<>();
        for (Surroundings mention : view.mentions()) {
            boolean done = !HISTORY_SECTIONS.contains(mention.section())
                    && mention.section() != SectionType.DISCHARGE_ORDERS
                    && mention.assertion() != Assertion.PLANNED
                    && mention.assertion() != Assertion.CONDITIONAL;
            if (mention.isTest()
                    && done
                    && !PHYSICAL.matcher(name(view, mention)).matches()) {
                TestResults.Result result = TestResults.of(view, mention);
                String words = told.said(mention, "result").orElse(result.text());
                boolean negated = mention.assertion() == Assertion.ABSENT && words.isEmpty();
                boolean inside = results.holds(mention.span());
                if (!negated && !inside) {
                    results.add(result.span());
                    exams.add(new Exam(item(view, mention), words));
                }
            }
        }
        return exams;
    }

    /** CT检查 is the item CT; 急诊生化常规检查 keeps its name. */
    private static Field item(NoteView view, Surroundings test) {
        boolean said = test.is(MentionType.EXAMINATION)
                && SAID.matcher(name(view, test)).matches();
        Span span = test.span();
        Span item = said ? new Span(span.start(), span.end() - 2) : span;
        return new Field(view.original(item.start(), item.end()), item);
    }

    private static boolean suspected(NoteView view, Surroundings mention, Coverage results) {
        boolean pathology = mention.section() == SectionType.PATHOLOGY;
        Span told = pathology ? mention.sentence() : mention.clause();
        int from = Math.max(told.start(), mention.span().start() - DIAGNOSIS_REACH);
        String before = view.folded(from, mention.span().start());
        boolean stated = mention.assertion() == Assertion.POSSIBLE
                || (mention.assertion() == Assertion.PRESENT
                        && (DIAGNOSIS_SECTIONS.contains(mention.section()) || before.contains("诊断")));
        return mention.is(MentionType.DISEASE) && stated && !results.holds(mention.span());
    }

    private static boolean past(Surroundings mention, Coverage results) {
        return mention.is(MentionType.DISEASE)
                && mention.assertion() == Assertion.PAST
                && !results.holds(mention.span());
    }

    private static boolean pastTreatment(NoteView view, Surroundings mention) {
        boolean treatment =
                mention.is(MentionType.DRUG) || mention.is(MentionType.TREATMENT) || mention.is(MentionType.PROCEDURE);
        return treatment
                && mention.assertion() == Assertion.PAST
                && mention.section() != SectionType.ALLERGY_HISTORY
                && !Allergies.allergen(view, mention);
    }

    private static boolean medication(NoteView view, Surroundings mention) {
        return mention.is(MentionType.DRUG)
                && (mention.assertion() == Assertion.PRESENT || mention.assertion() == Assertion.PLANNED)
                && mention.section() != SectionType.ALLERGY_HISTORY
                && mention.section() != SectionType.PAST_HISTORY
                && !Allergies.allergen(view, mention);
    }

    private static List<FamilyDisease> family(NoteView view, Told told) {
        List<FamilyDisease> found = new ArrayList<>();
        for (Surroundings mention : view.mentions()) {
            if (mention.is(MentionType.DISEASE) && mention.assertion() == Assertion.FAMILY) {
                String relative = told.said(mention, "relative").orElseGet(() -> Relatives.of(view, mention));
                found.add(new FamilyDisease(relative, field(view, mention)));
            }
        }
        return found;
    }

    private static List<Field> fields(NoteView view, Predicate<Surroundings> wanted) {
        Map<String, Field> found = new LinkedHashMap<>();
        for (Surroundings mention : view.mentions()) {
            if (wanted.test(mention)) {
                found.putIfAbsent(name(view, mention), field(view, mention));
            }
        }
        return List.copyOf(found.values());
    }

    static Field field(NoteView view, Surroundings mention) {
        return new Field(view.original(mention.span().start(), mention.span().end()), mention.span());
    }

    static String name(NoteView view, Surroundings mention) {
        return SymptomAttributes.name(view, mention);
    }

    private static Map<SectionType, Span> segments(List<Section> sections) {
        Map<SectionType, Span> segments = new EnumMap<>(SectionType.class);
        for (Section section : sections) {
            segments.putIfAbsent(section.type(), section.span());
        }
        return segments;
    }
}
