package io.xinglin.nlp.time;

import io.xinglin.core.note.ClinicalTime;
import io.xinglin.core.note.ClinicalTime.Reference;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.nlp.time.Expression.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The time expressions of one note, by the mentions they stand at: two mentions inside one expression (a date and the time
 * of the day after it) share it. For one thread.
 */
final class Reading {
    private final Written[] atMention;
    private final ClinicalTime[] times;

    private Reading(Written[] atMention) {
        this.atMention = atMention;
        this.times = new ClinicalTime[atMention.length];
    }

    static Reading of(String folded, List<Mention> mentions) {
        Written[] written = new Written[mentions.size()];
        Written last = null;
        for (int i = 0; i < written.length; i++) {
            Mention mention = mentions.get(i);
            if (mention.label().equals(MentionType.TIME.name())) {
                if (last == null || mention.span().start() >= last.span().end()) {
                    Optional<Written> read =
                            TimeReader.at(folded, mention.span().start());
                    if (read.isEmpty()) {
                        continue;
                    }
                    last = read.get();
                }
                written[i] = last;
            }
        }
        return new Reading(written);
    }

    /** Each expression once, in order. */
    List<Written> distinct() {
        List<Written> distinct = new ArrayList<>();
        for (Written written : atMention) {
            if (written != null
                    && (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(written))) {
                distinct.add(written);
            }
        }
        return distinct;
    }

    boolean countsFrom(Reference reference) {
        return distinct().stream().anyMatch(written -> AnchoredTimes.countsFrom(written.expression(), reference));
    }

    void resolve(TimeResolver resolver) {
        for (int i = 0; i < times.length; i++) {
            if (atMention[i] != null) {
                boolean shared = i > 0 && atMention[i].equals(atMention[i - 1]);
                times[i] = shared ? times[i - 1] : resolver.resolve(atMention[i]);
            }
        }
    }

    /** The expression at a mention; null where there is none. */
    Written written(int mention) {
        return atMention[mention];
    }

    /** The time at a mention; null where there is none. */
    ClinicalTime time(int mention) {
        return times[mention];
    }
}
