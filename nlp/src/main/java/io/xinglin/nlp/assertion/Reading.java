package io.xinglin.nlp.assertion;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.SectionIndex;
import io.xinglin.nlp.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One note with its mentions, read once: the scopes first, then what is said of each mention. Not for use by many threads. */
final class Reading {
    private static final int PLAN_REACH = 24;

    private final List<Candidate> candidates;
    private final List<Context> contexts = new ArrayList<>();
    private final int[] clauseOf;
    private final Negation negation;
    private final Enumerated plans;
    private final Enumerated conditions;
    private final boolean[] deniedAfter;
    private final boolean[] doubtedAfter;

    Reading(FoldedText text, List<Section> sections, List<Candidate> candidates) {
        this.candidates = candidates;
        String folded = text.folded();
        List<Kind> kinds = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            Span span = candidate.span();
            kinds.add(Kind.of(candidate.label(), folded.substring(span.start(), span.end())));
        }
        Clauses clauses = new Clauses(text, candidates, kinds);
        List<Span> all = Sentences.sentences(text);
        SpanIndex sentences = new SpanIndex(all);
        PastSections past = new PastSections(text, sections);
        PastSentences goesOn = new PastSentences(text, all, candidates, kinds);
        SectionIndex lookup = new SectionIndex(sections);
        clauseOf = new int[candidates.size()];
        for (int i = 0; i < candidates.size(); i++) {
            Span span = candidates.get(i).span();
            clauseOf[i] = clauses.at(span.start());
            contexts.add(Context.of(
                    text,
                    span,
                    kinds.get(i),
                    lookup.innermost(span.start()),
                    past.holds(span.start()) || goesOn.holds(span.start()),
                    sentences.at(span.start()),
                    clauses.span(clauseOf[i])));
        }
        negation = new Negation(text, clauses, candidates);
        plans = new Enumerated(clauses, Cues.PLANNED);
        conditions = new Enumerated(clauses, Cues.CONDITION);
        deniedAfter = new boolean[candidates.size()];
        doubtedAfter = new boolean[candidates.size()];
        readBackwards(new Chains(text, candidates));
    }

    List<Assertion> assertions() {
        List<Assertion> assertions = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            assertions.add(of(i));
        }
        return assertions;
    }

    /** What follows the last mention of an enumeration is said of those before it as well. */
    private void readBackwards(Chains chains) {
        for (int i = candidates.size() - 1; i >= 0; i--) {
            Context mention = contexts.get(i);
            if (mention.kind() != Kind.TEST && mention.kind() != Kind.ACTION) {
                int next = chains.next(i);
                deniedAfter[i] =
                        (Cues.NEGATED_AFTER.in(mention.rest()) && !toldOn(i)) || (next >= 0 && deniedAfter[next]);
                int close = chains.nextClose(i);
                doubtedAfter[i] = Doubt.after(mention) || (close >= 0 && doubtedAfter[close]);
            }
        }
    }

    /** Whether the words after 不明显 go on to describe this finding and no other. */
    private boolean toldOn(int i) {
        String after = contexts.get(i).after();
        int end = candidates.get(i).span().end();
        return Cues.UNMARKED
                .first(after)
                .filter(match -> Cues.TOLD_ON
                        .first(after.substring(match.end()))
                        .filter(told -> nextFinding(i) >= end + match.end() + told.end())
                        .isPresent())
                .isPresent();
    }

    private int nextFinding(int i) {
        for (int k = i + 1; k < candidates.size(); k++) {
            Kind kind = contexts.get(k).kind();
            if (kind == Kind.FINDING || kind == Kind.DISEASE) {
                return candidates.get(k).span().start();
            }
        }
        return Integer.MAX_VALUE;
    }

    private Assertion of(int i) {
        Context mention = contexts.get(i);
        if (Cues.CONDITION.in(mention.inClause()) && !example(mention)) {
            return Assertion.CONDITIONAL;
        }
        return switch (mention.kind()) {
            case TEST, ACTION -> done(i, mention);
            case FINDING, DISEASE, SITE, OTHER -> thing(i, mention);
        };
    }

    /** 口服止痛药,如布洛芬. */
    private static boolean example(Context mention) {
        return mention.kind() == Kind.ACTION && Cues.SUCH_AS.in(mention.inClause());
    }

    /** A symptom, sign or disease. */
    private Assertion thing(int i, Context mention) {
        if (conditions.holds(clauseOf[i])) {
            return Assertion.CONDITIONAL;
        }
        if (doubtedAfter[i] || Doubt.before(mention)) {
            return Assertion.POSSIBLE;
        }
        if (deniedAfter[i] || negation.reaches(candidates.get(i).span())) {
            return Assertion.ABSENT;
        }
        Optional<Assertion> person = People.of(mention);
        if (person.isPresent()) {
            return person.get();
        }
        if (Cues.GUARDED.in(mention.inClause())) {
            return Assertion.CONDITIONAL;
        }
        if (Doubt.admittedAs(mention)) {
            return Assertion.POSSIBLE;
        }
        return Past.holds(mention) ? Assertion.PAST : Assertion.PRESENT;
    }

    /** A test, drug, procedure or other treatment: what it showed is not asked. */
    private Assertion done(int i, Context mention) {
        boolean denied = mention.kind() == Kind.ACTION
                && negation.reaches(candidates.get(i).span())
                && !Cues.DONE.in(mention.inClause());
        if (denied || Cues.NOT_DONE.in(mention.inClause()) || Cues.NOT_DONE_AFTER.in(mention.rest())) {
            return Assertion.ABSENT;
        }
        Optional<Assertion> person = People.of(mention);
        if (person.isPresent()) {
            return person.get();
        }
        boolean planned = Cues.PLANNED.in(mention.near(PLAN_REACH)) || plans.holds(clauseOf[i]);
        if (planned && !(mention.kind() == Kind.TEST && Cues.RESULT_AFTER.in(mention.rest()))) {
            return Cues.REFUSED.in(mention.after()) ? Assertion.ABSENT : Assertion.PLANNED;
        }
        return Past.holds(mention) ? Assertion.PAST : Assertion.PRESENT;
    }
}
