package io.xinglin.nlp.assertion;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.AssertionClassifier;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.SectionIndex;
import io.xinglin.nlp.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Assertion by cue words and their scope. A negation reaches to the end of its clause over enumerations; over a comma
 * where the next clause only goes on enumerating and the enumeration is closed by 等. Safe for use by many threads.
 */
public final class ScopeAssertionClassifier implements AssertionClassifier {
    private static final Set<String> DRUG_LABELS = Set.of(MentionType.DRUG.name(), "药物", "治疗");

    @Override
    public List<Assertion> classify(String note, List<Section> sections, List<Candidate> candidates) {
        FoldedText text = FoldedText.of(note);
        SpanIndex sentences = new SpanIndex(Sentences.sentences(text));
        List<Span> clauseSpans = Sentences.clauses(text, new Span(0, text.length()));
        SpanIndex clauses = new SpanIndex(clauseSpans);
        Negation negation = new Negation(text, clauseSpans, candidates);
        List<Assertion> assertions = new ArrayList<>(candidates.size());
        SectionIndex lookup = new SectionIndex(sections);
        for (Candidate candidate : candidates) {
            Span sentence = sentences.at(candidate.span().start());
            int clause = clauses.numberAt(candidate.span().start());
            boolean drug = DRUG_LABELS.contains(candidate.label());
            SectionType section = lookup.innermost(candidate.span().start());
            assertions.add(one(text, candidate.span(), sentence, clauseSpans, clause, section, negation, drug));
        }
        return assertions;
    }

    private static Assertion one(
            FoldedText text,
            Span mention,
            Span sentence,
            List<Span> clauses,
            int clause,
            SectionType section,
            Negation negation,
            boolean drug) {
        String before = Context.before(text, sentence, mention);
        String inClause = Context.before(text, clauses.get(clause), mention);
        String after = Context.after(text, sentence, mention);
        if (Context.possible(inClause, after)) {
            return Assertion.POSSIBLE;
        }
        if (negation.covers(mention, clause) || (drug && Cues.NOT_TAKEN.in(inClause))) {
            return Assertion.ABSENT;
        }
        if (Cues.OTHERS.last(before) > Cues.FAMILY.last(before)) {
            return Assertion.NOT_PATIENT;
        }
        if (section == SectionType.FAMILY_HISTORY || Cues.FAMILY.in(before)) {
            return Assertion.FAMILY;
        }
        if (Cues.CONDITION.in(inClause)) {
            return Assertion.CONDITIONAL;
        }
        if (Context.planned(inClause)) {
            return Assertion.PLANNED;
        }
        if (Context.suspected(before, inClause)) {
            return Assertion.POSSIBLE;
        }
        return Context.past(section, before, after) ? Assertion.PAST : Assertion.PRESENT;
    }
}
