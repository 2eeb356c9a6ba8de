package io.xinglin.core.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link TimeNormalizer} promises; each adapter's test implements this in one line. */
@Tag("REQ-NLP-50")
public interface TimeNormalizerContract {
    String NOTE = "😀患者3天前出现咳嗽，２０１６－１０－２９；１１：１２发热，\uD800数天前头痛。";

    TimeNormalizer testee();

    private static List<Mention> mentions() {
        List<Mention> mentions = new ArrayList<>();
        for (String time : List.of("3天前", "２０１６－１０－２９", "数天前")) {
            mentions.add(mention(time, MentionType.TIME));
        }
        mentions.add(1, mention("咳嗽", MentionType.SYMPTOM));
        return mentions;
    }

    private static Mention mention(String words, MentionType type) {
        int start = NOTE.indexOf(words);
        return new Mention(
                new Span(start, start + words.length()),
                words,
                type.name(),
                Assertion.PRESENT,
                new Span(0, NOTE.length()),
                type == MentionType.SYMPTOM ? Map.of("onset", "3天前") : Map.of(),
                List.of());
    }

    @Test
    default void normalizeShouldKeepTheMentionsAndPointEachTimeIntoTheNote() {
        List<Mention> dated = testee().normalize(NOTE, List.of(), mentions(), TimeAnchor.of(LocalDate.of(2023, 5, 15)));
        assertThat(dated)
                .extracting(Mention::span)
                .isEqualTo(mentions().stream().map(Mention::span).toList());
        assertThat(dated)
                .allSatisfy(mention -> assertThat(mention.when()).hasValueSatisfying(time -> {
                    assertThat(time.span().of(NOTE)).isEqualTo(time.text());
                    assertThat(time.start() != null || time.reason() != null).isTrue();
                }));
        assertThat(dated.get(1).time().start()).isEqualTo(new PartialDate("2023-05-12"));
    }

    @Test
    default void relativeTimeShouldHaveAReasonForNoDateWithoutAnAnchor() {
        List<Mention> dated = testee().normalize(NOTE, List.of(), mentions(), TimeAnchor.NONE);
        assertThat(dated.get(0).time().reason()).isEqualTo(ClinicalTime.Reason.NO_NOTE_DATE);
        assertThat(dated.get(0).time().amount()).isEqualTo("P3D");
    }

    @Test
    default void normalizeShouldAcceptANoteWithoutMentions() {
        assertThat(testee().normalize("", List.of(), List.of(), TimeAnchor.NONE))
                .isEmpty();
    }

    @Test
    default void everyThreadShouldFindTheSame() {
        TimeAnchor anchor = TimeAnchor.of(LocalDate.of(2023, 5, 15));
        List<Mention> once = testee().normalize(NOTE, List.of(), mentions(), anchor);
        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(i -> testee().normalize(NOTE, List.of(), mentions(), anchor)))
                .containsOnly(once);
    }
}
