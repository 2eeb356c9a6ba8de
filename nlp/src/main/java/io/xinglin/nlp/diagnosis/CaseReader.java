package io.xinglin.nlp.diagnosis;

import io.xinglin.core.diagnosis.FindingKind;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.AssertionClassifier;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.core.patient.Sex;
import io.xinglin.nlp.diagnosis.FindingMatcher.Match;
import io.xinglin.nlp.diagnosis.PatientCase.Quote;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.SectionIndex;
import io.xinglin.nlp.text.Sentences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text to what bears on the diagnosis. Findings are looked for in the whole text, a patient's wording included; the note
 * engine gives sections, age and sex, its assertion stage says what is denied, past or another's. What the record itself
 * concludes (初步诊断, 出院诊断) is left out: the ranking is a second opinion. Safe for use by many threads.
 */
final class CaseReader {
    private static final Set<SectionType> CONCLUSIONS =
            Set.of(SectionType.ADMISSION_DIAGNOSIS, SectionType.DISCHARGE_DIAGNOSIS, SectionType.DISCHARGE_ORDERS);
    /** A record that speaks of none of these concludes nothing: a few words alone look like a list of diagnoses (牙痛). */
    private static final Pattern CONCLUDING = Pattern.compile("诊断|医嘱|带药");

    private static final Pattern DENIED = Pattern.compile("(?:没有?|无|未见|未|不|否认|并不|也不|不怎么)(?:明显|出现|过|再|感到|觉得|怎么)?$");
    private static final Pattern YEARS = Pattern.compile("(\\d{1,3}(?:\\.\\d)?)(?:岁|$)");

    private final Knowledge knowledge;
    private final NoteEngine engine;
    private final AssertionClassifier assertions;
    private final FindingMatcher matcher;

    CaseReader(Knowledge knowledge, NoteEngine engine, AssertionClassifier assertions) {
        this.knowledge = knowledge;
        this.engine = engine;
        this.assertions = assertions;
        this.matcher = new FindingMatcher(knowledge);
    }

    PatientCase read(String text) {
        NoteFacts facts = engine.extract(text, Scheme.XINGLIN);
        String folded = FoldedText.of(text).folded();
        List<Match> matches = new ArrayList<>(matcher.find(text));
        matches.addAll(measured(folded));
        SectionIndex sections = new SectionIndex(facts.sections());
        if (CONCLUDING.matcher(folded).find()) {
            matches.removeIf(match ->
                    CONCLUSIONS.contains(sections.innermost(match.span().start())));
        }
        List<Candidate> candidates = matches.stream()
                .map(match -> new Candidate(match.span(), MentionType.SYMPTOM.name(), List.of()))
                .toList();
        List<Assertion> said = assertions.classify(text, facts.sections(), candidates);
        List<Span> sentences = Sentences.sentences(FoldedText.of(text));
        Map<String, Quote> present = new HashMap<>();
        Map<String, Quote> absent = new HashMap<>();
        for (int i = 0; i < matches.size(); i++) {
            Match match = matches.get(i);
            Quote quote = new Quote(match.span(), sentence(sentences, match.span()));
            FindingKind kind = knowledge.findings().get(match.finding()).kind();
            Assertion assertion = denied(folded, match.span()) ? Assertion.ABSENT : said.get(i);
            if (kind == FindingKind.REGION || counts(assertion, kind, match.finding())) {
                present.putIfAbsent(match.finding(), quote);
            } else if (assertion == Assertion.ABSENT) {
                absent.putIfAbsent(match.finding(), quote);
            }
        }
        absent.keySet().removeAll(present.keySet());
        String complaint = complaint(facts.sections(), folded);
        return new PatientCase(
                text,
                age(facts, folded),
                sex(facts, folded),
                PatientWords.course(complaint),
                PatientWords.onset(complaint),
                present,
                absent);
    }

    private static boolean counts(Assertion assertion, FindingKind kind, String finding) {
        return switch (assertion) {
            case PRESENT, CONDITIONAL, POSSIBLE -> true;
            case PAST -> kind == FindingKind.RISK || kind == FindingKind.SYMPTOM;
            case FAMILY -> kind == FindingKind.RISK && finding.contains("家族");
            default -> false;
        };
    }

    private static boolean denied(String folded, Span span) {
        return DENIED.matcher(folded.substring(Math.max(0, span.start() - 5), span.start()))
                .find();
    }

    private List<Match> measured(String folded) {
        List<Match> found = new ArrayList<>();
        for (Measure measure : knowledge.measures()) {
            Matcher matcher = measure.pattern().matcher(folded);
            if (matcher.find() && measure.holds(Double.parseDouble(matcher.group(1)))) {
                found.add(new Match(measure.finding(), new Span(matcher.start(), matcher.end())));
            }
        }
        return found;
    }

    private static Span sentence(List<Span> sentences, Span words) {
        return sentences.stream()
                .filter(span -> span.start() <= words.start() && words.start() < span.end())
                .findFirst()
                .orElse(words);
    }

    private static OptionalDouble age(NoteFacts facts, String folded) {
        Matcher years = YEARS.matcher(facts.record().age().value());
        return years.matches() ? OptionalDouble.of(Double.parseDouble(years.group(1))) : PatientWords.age(folded);
    }

    private static Sex sex(NoteFacts facts, String folded) {
        Sex sex = Sex.of(facts.record().sex().value());
        return sex == Sex.UNKNOWN ? PatientWords.sex(folded) : sex;
    }

    /** The part that says how long: the chief complaint or the present illness where they do, else everything. */
    private static String complaint(List<Section> sections, String folded) {
        for (SectionType type : List.of(SectionType.CHIEF_COMPLAINT, SectionType.PRESENT_ILLNESS)) {
            for (Section section : sections) {
                if (section.type() == type && PatientWords.course(section.span().of(folded)) != null) {
                    return section.span().of(folded);
                }
            }
        }
        return folded;
    }
}
