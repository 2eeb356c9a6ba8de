package io.xinglin.nlp.section;

import io.xinglin.core.note.SectionType;
import io.xinglin.nlp.text.FoldedText;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The most probable sections of a note's sentences together: the Viterbi path through {@link SectionOrder}, where a sentence
 * speaks for a section by the classifier's probability and its topic, and a heading binds its own. Linear in the number of
 * sentences. Immutable; safe for use by many threads.
 */
@SuppressWarnings("EnumOrdinal") // arrays by section, within one run
final class SectionPath {
    private static final SectionType[] VALUES = SectionType.values();
    private static final int TYPES = VALUES.length;
    private static final double NEVER = -1e9;
    /** The classifier takes its characters for independent, so it is too sure of itself. */
    private static final double TRUST = 0.5;

    /** A single sentence is told of the illness, unless it clearly is something else. */
    private static final double ALONE = 4;

    private static final double LEAST = 1e-4;
    private static final double COMPLAINT = 4;
    private static final double GENERAL = 2;
    /** A list of diseases, whose place in the note tells what list. */
    private static final double LISTED = 4;

    private static final int LONGEST_LIST = 150;
    private static final Set<SectionType> DIAGNOSES = EnumSet.of(
            SectionType.ADMISSION_DIAGNOSIS, SectionType.DISCHARGE_DIAGNOSIS, SectionType.IMAGING_IMPRESSION);
    /** The chief complaint is among the first sentences. */
    private static final int OPENING = 3;

    /** What it costs to leave a heading's section inside its paragraph, at another paragraph, in a broken line. */
    private static final double LEAVING = 3;

    private static final double LEAVING_AT_PARAGRAPH = 1;
    private static final double BREAKING = 3;
    /** The segments inside 现病史 have no state of their own, unless they stand under their own heading. */
    private static final Set<SectionType> BY_HEADING_ONLY =
            EnumSet.of(SectionType.ONSET, SectionType.REASON_FOR_ADMISSION, SectionType.OTHER);

    /** The row of {@link SectionOrder} of each section. */
    private static final int[] ROWS =
            Arrays.stream(VALUES).mapToInt(SectionPath::row).toArray();
    /** The same of the section before. */
    private static final int[] BEFORE =
            Arrays.stream(VALUES).mapToInt(SectionPath::before).toArray();

    private static final Set<SectionType> EXAMINATIONS = EnumSet.of(
            SectionType.PHYSICAL_EXAMINATION, SectionType.SPECIALIST_EXAMINATION, SectionType.AUXILIARY_EXAMINATION);
    private final SentenceClassifier classifier;
    private final SectionOrder order;

    SectionPath(SentenceClassifier classifier, SectionOrder order) {
        this.classifier = classifier;
        this.order = order;
    }

    SectionType[] of(FoldedText text, List<Unit> units) {
        int n = units.size();
        int[][] from = new int[n][];
        double[] score = null;
        for (int k = 0; k < n; k++) {
            Unit unit = units.get(k);
            double[] emission = emission(text, unit, k < OPENING && k + 1 < n);
            if (n == 1 && !unit.fixed()) {
                emission[SectionType.PRESENT_ILLNESS.ordinal()] += ALONE;
            }
            double[] next = new double[TYPES];
            from[k] = new int[TYPES];
            Arrays.fill(next, NEVER);
            for (int to = 0; to < TYPES; to++) {
                if (emission[to] > NEVER) {
                    step(unit, score, to, emission[to], next, from[k]);
                }
            }
            score = next;
        }
        return back(from, score);
    }

    private void step(Unit unit, double[] score, int to, double emission, double[] next, int[] from) {
        if (score == null) {
            next[to] = emission + order.log(SectionOrder.START, to);
            return;
        }
        int first = mayFollow(unit, to) ? 0 : to;
        int last = mayFollow(unit, to) ? TYPES - 1 : to;
        int under = unit.opens() ? -1 : unit.heading().map(Enum::ordinal).orElse(-1);
        for (int i = first; i <= last; i++) {
            if (score[i] > NEVER) {
                double sum = score[i] + order.log(BEFORE[i], ROWS[to]) + emission - leaving(unit, under, i, to);
                if (sum > next[to]) {
                    next[to] = sum;
                    from[to] = i;
                }
            }
        }
    }

    /** Whether {@code to} may come after another section: a sentence under a heading elsewhere than in its section only goes on. */
    private static boolean mayFollow(Unit unit, int to) {
        return !unit.fixed() || unit.heading().orElseThrow().ordinal() == to;
    }

    /** @param heading the section of the heading the sentence stands under, by ordinal; -1 without one */
    private static double leaving(Unit unit, int heading, int from, int to) {
        if (from == to || unit.opens()) {
            return 0;
        }
        double cost = unit.broken() ? BREAKING : 0;
        if (heading == from) {
            cost += unit.paragraph() ? LEAVING_AT_PARAGRAPH : LEAVING;
        }
        return cost;
    }

    /** After the title of a document its first sentence follows. */
    private static int before(SectionType type) {
        return type == SectionType.OTHER ? SectionOrder.START : row(type);
    }

    private static int row(SectionType type) {
        return BY_HEADING_ONLY.contains(type) ? SectionType.PRESENT_ILLNESS.ordinal() : type.ordinal();
    }

    private double[] emission(FoldedText text, Unit unit, boolean complaint) {
        double[] scores = new double[TYPES];
        if (unit.fixed()) {
            Arrays.fill(scores, NEVER);
            SectionType heading = unit.heading().orElseThrow();
            scores[heading.ordinal()] = 0;
            if (unit.inline() && EXAMINATIONS.contains(heading)) {
                scores[SectionType.GENERAL_CONDITION.ordinal()] = 0; // the state at discharge has its own 查体:
            }
            return scores;
        }
        String sentence =
                text.folded().substring(unit.span().start(), unit.span().end());
        double[] probable = classifier.probabilities(sentence);
        for (int i = 0; i < TYPES; i++) {
            scores[i] = TRUST * Math.log(Math.max(LEAST, probable[i]));
        }
        Topics.add(sentence, scores);
        if (NarrativeCues.isGeneral(sentence)) {
            scores[SectionType.PRESENT_ILLNESS.ordinal()] += GENERAL;
            scores[SectionType.GENERAL_CONDITION.ordinal()] += GENERAL;
        }
        if (sentence.length() <= LONGEST_LIST && Diagnoses.isList(sentence)) {
            DIAGNOSES.forEach(type -> scores[type.ordinal()] += LISTED);
        }
        if (complaint && NarrativeCues.isComplaint(sentence)) {
            scores[SectionType.CHIEF_COMPLAINT.ordinal()] += COMPLAINT;
        }
        for (SectionType type : BY_HEADING_ONLY) {
            boolean here = unit.heading().filter(heading -> heading == type).isPresent();
            scores[type.ordinal()] = here ? scores[SectionType.PRESENT_ILLNESS.ordinal()] : NEVER;
        }
        return scores;
    }

    private static SectionType[] back(int[][] from, double[] score) {
        SectionType[] path = new SectionType[from.length];
        int at = 0;
        for (int i = 1; score != null && i < TYPES; i++) {
            at = score[i] > score[at] ? i : at;
        }
        for (int k = from.length - 1; k >= 0; k--) {
            path[k] = VALUES[at];
            at = from[k][at];
        }
        return path;
    }
}
