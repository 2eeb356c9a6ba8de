package io.xinglin.core.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.checksum.Sha256;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link CorrectionStore} promises; each adapter's test implements this in one line. */
@Tag("REQ-NLP-41")
public interface CorrectionStoreContract {
    CorrectionStore testee();

    @Test
    default void keepShouldGiveBackEveryKindOfChangeAsItWas() {
        CorrectionStore store = testee();
        Span span = new Span(2, 4);
        List<Change> changes = List.of(
                new Change.Confirm(span, MentionType.SYMPTOM),
                new Change.Add(span, MentionType.DRUG, Assertion.PLANNED),
                new Change.Delete(span, MentionType.SIGN),
                new Change.Move(span, MentionType.DISEASE, new Span(1, 4)),
                new Change.Retype(span, MentionType.SYMPTOM, MentionType.SIGN),
                new Change.Reassert(span, MentionType.SYMPTOM, Assertion.ABSENT),
                new Change.Describe(span, MentionType.SYMPTOM, "degree", "39.6℃"),
                new Change.Encode(
                        span, MentionType.DRUG, new Code(CodeSystem.ATC, "N02BE01", "paracetamol", "对乙酰氨基酚")));
        for (int i = 0; i < changes.size(); i++) {
            store.keep(correction("c" + i, "N1", changes.get(i)));
        }
        assertThat(store.ofNote("N1")).extracting(Correction::change).containsExactlyElementsOf(changes);
        assertThat(store.ofNote("N1").get(0)).isEqualTo(correction("c0", "N1", changes.get(0)));
    }

    @Test
    default void keepShouldKeepTheSameIdOnce() {
        CorrectionStore store = testee();
        Correction first = correction("c", "N1", new Change.Delete(new Span(0, 2), MentionType.SIGN));
        store.keep(first);
        store.keep(first);
        assertThat(store.ofNote("N1")).containsExactly(first);
    }

    @Test
    default void ofNoteShouldTellNotesApart() {
        CorrectionStore store = testee();
        store.keep(correction("c1", "N1", new Change.Delete(new Span(0, 2), MentionType.SIGN)));
        assertThat(store.ofNote("N2")).isEmpty();
    }

    @Test
    default void notesShouldNameEachOnceInTheOrderOfItsFirstCorrection() {
        CorrectionStore store = testee();
        store.keep(correction("c1", "N2", new Change.Delete(new Span(0, 2), MentionType.SIGN)));
        store.keep(correction("c2", "N1", new Change.Delete(new Span(0, 2), MentionType.SIGN)));
        store.keep(correction("c3", "N2", new Change.Delete(new Span(4, 6), MentionType.SIGN)));
        assertThat(store.notes()).containsExactly("N2", "N1");
    }

    private static Correction correction(String id, String noteId, Change change) {
        Instant at = Instant.parse("2026-11-20T10:00:00Z");
        return new Correction(id, noteId, Sha256.of("text"), "engine/1", Sha256.of("model"), "dr.li", at, change);
    }
}
