package io.xinglin.nlp.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xinglin.core.note.SectionType;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-NLP-07")
class SectionOrderTest {
    private static final SectionOrder ORDER = SectionOrder.learn(List.of(
            List.of(SectionType.CHIEF_COMPLAINT, SectionType.PRESENT_ILLNESS, SectionType.PRESENT_ILLNESS),
            List.of(SectionType.CHIEF_COMPLAINT, SectionType.PRESENT_ILLNESS, SectionType.PAST_HISTORY)));

    @SuppressWarnings("EnumOrdinal") // the order counts by them
    private static double log(SectionType from, SectionType to) {
        return ORDER.log(from.ordinal(), to.ordinal());
    }

    @Test
    void transitionSeenShouldBeLikelierThanOneOfItsPartAndThatThanAnyOther() {
        assertThat(log(SectionType.PRESENT_ILLNESS, SectionType.PAST_HISTORY))
                .isGreaterThan(log(SectionType.PRESENT_ILLNESS, SectionType.FAMILY_HISTORY));
        assertThat(log(SectionType.PRESENT_ILLNESS, SectionType.FAMILY_HISTORY))
                .isGreaterThan(log(SectionType.PRESENT_ILLNESS, SectionType.OPERATION_RECORD));
    }

    @Test
    void tsvShouldGiveTheSameOrderAgain() {
        assertThat(SectionOrder.parse(ORDER.toTsv().lines().toList()).toTsv()).isEqualTo(ORDER.toTsv());
    }

    @Test
    void damagedRowShouldBeRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SectionOrder.parse(List.of("PAST_HISTORY")));
    }
}
