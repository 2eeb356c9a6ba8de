package io.xinglin.nlp.time;

import io.xinglin.core.note.ClinicalTime;
import io.xinglin.core.note.ClinicalTime.Kind;
import io.xinglin.core.note.ClinicalTime.Reference;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.PartialDate.Precision;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.TimeAnchor;
import io.xinglin.core.note.TimeNormalizer;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.SectionIndex;
import io.xinglin.nlp.time.Expression.Absolute;
import io.xinglin.nlp.time.Expression.DayOf;
import io.xinglin.nlp.time.Expression.Written;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Times counted from the anchor, or from the admission, the operation, the first day of the illness or the last period
 * where the note dates them. Stateless; time is linear in the note's length.
 */
public final class AnchoredTimes implements TimeNormalizer {
    private static final Pattern ADMITTED = Pattern.compile("(?:入院|住院)(?:日期|时间)?[: 于在]{0,3}$");
    private static final Pattern OPERATED = Pattern.compile("手术(?:日期|时间)[: ]{0,3}$");
    private static final Pattern OPERATES = Pattern.compile("^[^,。;]{0,30}行[^,。;]{0,30}术");
    private static final Pattern LAST_PERIOD = Pattern.compile("(?:末次月经|lmp)[^,。;]{0,6}$");
    private static final int BEFORE = 14;
    private static final int AFTER = 64;

    private static final Set<SectionType> BEFORE_THE_ILLNESS = EnumSet.of(
            SectionType.PAST_HISTORY,
            SectionType.RELATED_HISTORY,
            SectionType.PERSONAL_HISTORY,
            SectionType.MARITAL_HISTORY,
            SectionType.MENSTRUAL_HISTORY,
            SectionType.BIRTH_HISTORY,
            SectionType.FAMILY_HISTORY,
            SectionType.ALLERGY_HISTORY);

    @Override
    public List<Mention> normalize(String note, List<Section> sections, List<Mention> mentions, TimeAnchor anchor) {
        String folded = FoldedText.of(note).folded();
        Reading reading = Reading.of(folded, mentions);
        Landmarks landmarks = new Landmarks(anchor);
        TimeResolver resolver = new TimeResolver(note, landmarks);
        findLandmarks(folded, reading, landmarks, resolver);
        List<Mention> dated = dated(folded, mentions, reading, resolver, landmarks);
        Optional<LocalDate> onset = onset(dated, new SectionIndex(sections));
        if (onset.isEmpty() || !reading.countsFrom(Reference.ONSET)) {
            return dated;
        }
        landmarks.put(Reference.ONSET, onset.get());
        return dated(folded, mentions, reading, resolver, landmarks);
    }

    private static void findLandmarks(String folded, Reading reading, Landmarks landmarks, TimeResolver resolver) {
        for (Written written : reading.distinct()) {
            if (written.expression() instanceof Absolute) {
                int start = written.span().start();
                int end = written.span().end();
                String before = folded.substring(Math.max(0, start - BEFORE), start);
                String after = folded.substring(end, Math.min(folded.length(), end + AFTER));
                Reference reference = ADMITTED.matcher(before).find()
                        ? Reference.ADMISSION
                        : LAST_PERIOD.matcher(before).find()
                                ? Reference.LAST_PERIOD
                                : OPERATED.matcher(before).find()
                                                || OPERATES.matcher(after).find()
                                        ? Reference.OPERATION
                                        : Reference.NONE;
                if (reference != Reference.NONE) {
                    day(resolver.resolve(written)).ifPresent(day -> landmarks.put(reference, day));
                }
            }
        }
    }

    private static List<Mention> dated(
            String folded, List<Mention> mentions, Reading reading, TimeResolver resolver, Landmarks landmarks) {
        landmarks.previous(null);
        reading.resolve(resolver);
        TimeLinks links = new TimeLinks(folded, mentions, reading, resolver);
        List<Mention> dated = new ArrayList<>(mentions.size());
        for (int i = 0; i < mentions.size(); i++) {
            Mention mention = mentions.get(i);
            ClinicalTime time = links.time(i);
            dated.add(time == null ? mention : mention.at(time));
        }
        return dated;
    }

    /** The first day of the illness: that of the first symptom dated to the day outside the histories. */
    private static Optional<LocalDate> onset(List<Mention> dated, SectionIndex sections) {
        return dated.stream()
                .filter(mention -> mention.label().equals(MentionType.SYMPTOM.name())
                        && !BEFORE_THE_ILLNESS.contains(
                                sections.innermost(mention.span().start())))
                .flatMap(mention -> mention.when().flatMap(AnchoredTimes::day).stream())
                .findFirst();
    }

    /** The day of a time that is known to the day or better. */
    private static Optional<LocalDate> day(ClinicalTime time) {
        if (time.kind() == Kind.LENGTH || time.kind() == Kind.UNRESOLVED) {
            return Optional.empty();
        }
        return time.start().precision() == Precision.YEAR || time.start().precision() == Precision.MONTH
                ? Optional.empty()
                : Optional.of(LocalDate.parse(time.start().value().substring(0, 10)));
    }

    /** Whether an expression counts the days of something. */
    static boolean countsFrom(Expression expression, Reference reference) {
        return (expression instanceof DayOf day && day.reference() == reference)
                || (expression instanceof Expression.Counted counted && counted.reference() == reference);
    }
}
