package io.xinglin.nlp.time;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.ClinicalTime;
import io.xinglin.core.note.ClinicalTime.Kind;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.time.Expression.Absolute;
import io.xinglin.nlp.time.Expression.Counted;
import io.xinglin.nlp.time.Expression.Written;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which time belongs to which mention. A symptom has that of its onset; a disease, a test, an operation or a drug that
 * right after it, else the last one before it in its clause, else in its sentence where no complaint comes between. For one
 * thread.
 */
final class TimeLinks {
    /** How many mentions a search looks past; more stand in no sentence a person writes. */
    private static final int REACH = 30;

    private static final Pattern HISTORY = Pattern.compile("病?(?:史|病史)?[:(]?(?:约|近|已|达|有)*[:]?");
    private static final Pattern BRACKET = Pattern.compile("(?:检查)?[( \\[]{1,2}");
    private static final Pattern AFTER_OPERATION = Pattern.compile("术?后(?:约|近)?");
    private static final String ONSET = "onset";
    /** As far as the words between a mention and the time it has reach. */
    private static final int GAP = 8;

    private final String folded;
    private final List<Mention> mentions;
    private final Reading reading;
    private final TimeResolver resolver;

    TimeLinks(String folded, List<Mention> mentions, Reading reading, TimeResolver resolver) {
        this.folded = folded;
        this.mentions = mentions;
        this.reading = reading;
        this.resolver = resolver;
    }

    /** The time of a mention; null where the note gives none. */
    ClinicalTime time(int index) {
        Mention mention = mentions.get(index);
        if (mention.assertion() == Assertion.ABSENT || mention.assertion() == Assertion.FAMILY) {
            return reading.time(index);
        }
        return switch (MentionType.valueOf(mention.label())) {
            case TIME -> reading.time(index);
            case SYMPTOM, SIGN -> onset(index);
            case DISEASE -> firstOf(lasting(index), before(index));
            case PROCEDURE -> firstOf(sinceOperation(mention), before(index));
            case LAB_TEST, EXAMINATION, VITAL_SIGN -> firstOf(bracketed(index), before(index));
            case DRUG, TREATMENT -> inClause(index);
            case BODY_SITE, TRIGGER -> null;
        };
    }

    private static ClinicalTime firstOf(ClinicalTime first, ClinicalTime second) {
        return first == null ? second : first;
    }

    /** The time whose words the onset attribute gives: the nearest before, else the nearest after. */
    private ClinicalTime onset(int index) {
        Mention symptom = mentions.get(index);
        String words = symptom.attributes().get(ONSET);
        if (words == null) {
            return null;
        }
        for (int step : new int[] {-1, 1}) {
            for (int i = index + step; inSentence(i, index); i += step) {
                Mention other = mentions.get(i);
                if (reading.written(i) != null && other.text().equals(words)) {
                    return asOnset(i);
                }
            }
        }
        return null;
    }

    /** A bare length beside a complaint tells since when: 咳嗽3天. */
    private ClinicalTime asOnset(int time) {
        Written written = reading.written(time);
        return written.expression() instanceof Counted counted
                        && reading.time(time).kind() == Kind.LENGTH
                ? resolver.until(written, counted)
                : reading.time(time);
    }

    private ClinicalTime lasting(int index) {
        return after(index, HISTORY).map(this::asOnset).orElse(null);
    }

    private ClinicalTime bracketed(int index) {
        return after(index, BRACKET)
                .map(reading::time)
                .filter(time -> time.kind() != Kind.LENGTH)
                .orElse(null);
    }

    /** The time right after a mention, nothing but {@code between} in between. */
    private Optional<Integer> after(int index, Pattern between) {
        int next = index + 1;
        if (!inSentence(next, index) || reading.written(next) == null) {
            return Optional.empty();
        }
        int from = mentions.get(index).span().end();
        int to = Math.max(from, reading.written(next).span().start());
        boolean joined =
                to - from <= GAP && between.matcher(folded.substring(from, to)).matches();
        return joined ? Optional.of(next) : Optional.empty();
    }

    /** 切除术后3年: the operation was so long ago. The length stands in no mention of its own. */
    private ClinicalTime sinceOperation(Mention operation) {
        int end = operation.span().end();
        var after = AFTER_OPERATION.matcher(folded).region(end, Math.min(folded.length(), end + GAP));
        if (!after.lookingAt()) {
            return null;
        }
        return CountReader.at(folded, after.end())
                .filter(written -> written.expression() instanceof Counted)
                .map(written -> new Written(new Span(after.end(), written.span().end()), written.expression()))
                .map(written -> resolver.ago(written, (Counted) written.expression()))
                .orElse(null);
    }

    private ClinicalTime inClause(int index) {
        int time = lastBefore(index);
        return time >= 0 && sameClause(time, index) ? reading.time(time) : null;
    }

    private ClinicalTime before(int index) {
        int time = lastBefore(index);
        if (time < 0) {
            return null;
        }
        boolean belongs = sameClause(time, index)
                || reading.written(time).expression() instanceof Absolute
                || noComplaintBetween(time, index);
        return belongs ? reading.time(time) : null;
    }

    /** The last time before the mention in its sentence that tells when, not how long; -1 without one. */
    private int lastBefore(int index) {
        for (int i = index - 1; inSentence(i, index); i--) {
            if (reading.written(i) != null && reading.time(i).kind() != Kind.LENGTH) {
                return i;
            }
        }
        return -1;
    }

    private boolean sameClause(int time, int index) {
        int from = reading.written(time).span().end();
        int to = Math.max(from, mentions.get(index).span().start());
        for (int i = from; i < to; i++) {
            if (",;".indexOf(folded.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private boolean noComplaintBetween(int time, int index) {
        for (int i = time + 1; i < index; i++) {
            String label = mentions.get(i).label();
            if (label.equals(MentionType.SYMPTOM.name()) || label.equals(MentionType.DISEASE.name())) {
                return false;
            }
        }
        return true;
    }

    private boolean inSentence(int other, int index) {
        return other >= 0
                && other < mentions.size()
                && Math.abs(other - index) <= REACH
                && mentions.get(other).sentence().equals(mentions.get(index).sentence());
    }
}
