package io.xinglin.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The facts of a golden note are the same in whatever form it comes; every mention stands in the text as it came. */
@Tag("REQ-NLP-04")
class GoldenVariantsTest {
    private static final int COLUMNS = 48;

    /** Notes whose record is not the same where a page breaks their lines, most often inside a word of a cue. */
    private static final List<String> BROKEN = List.of(
            "02-neurology",
            "03-surgery",
            "07-emergency",
            "11-urology",
            "17-neonatology",
            "19-cardiology-bare",
            "20-paediatrics-respiratory",
            "23-infectious",
            "25-obstetrics",
            "28-endocrinology-mixed",
            "31-oncology-chemotherapy",
            "34-stomatology",
            "37-imaging-report",
            "42-nephrology-full",
            "46-psychiatry-full",
            "47-ophthalmology-full",
            "55-obstetric-emergency");

    private static final int MENTIONS_LOST = 17;

    private static Stream<String> names() {
        return GoldenNote.names().stream();
    }

    /** Long texts take their time: every fifth note. */
    private static Stream<String> some() {
        List<String> names = GoldenNote.names();
        return Stream.iterate(0, i -> i < names.size(), i -> i + 5).map(names::get);
    }

    private static NoteFacts facts(String text) {
        NoteFacts facts = XinglinNoteEngine.load().extract(text, Scheme.XINGLIN);
        assertThat(facts.mentions())
                .allSatisfy(mention -> assertThat(mention.span().of(text)).isEqualTo(mention.text()));
        return facts;
    }

    private static void assertSame(String note, String variant) {
        NoteFacts expected = facts(note);
        NoteFacts found = facts(variant);
        assertThat(Variants.facts(found)).isEqualTo(Variants.facts(expected));
        assertThat(Variants.mentions(found)).isEqualTo(Variants.mentions(expected));
    }

    @ParameterizedTest
    @MethodSource("names")
    void traditionalCharactersShouldTellTheSame(String name) {
        String note = GoldenNote.of(name).text();
        assertSame(note, Variants.traditional(note));
    }

    @ParameterizedTest
    @MethodSource("names")
    void fullWidthFormsShouldTellTheSame(String name) {
        String note = GoldenNote.of(name).text();
        assertSame(note, Variants.fullWidth(note));
    }

    @ParameterizedTest
    @MethodSource("names")
    void lettersOfEitherCaseShouldTellTheSame(String name) {
        String note = GoldenNote.of(name).text();
        assertSame(note, Variants.mixedCase(note));
    }

    @ParameterizedTest
    @MethodSource("some")
    void documentOfAHundredKilobytesShouldTellTheSame(String name) {
        String note = GoldenNote.of(name).text();
        assertSame(note, Variants.inADocument(note));
    }

    @Test
    void linesBrokenByThePageShouldTellTheSameButInTheNotesNamed() {
        List<String> differ = new ArrayList<>();
        int lost = 0;
        for (String name : GoldenNote.names()) {
            String note = GoldenNote.of(name).text();
            NoteFacts whole = facts(note);
            NoteFacts broken = facts(Variants.brokenLines(note, COLUMNS));
            if (!Variants.facts(broken).equals(Variants.facts(whole))) {
                differ.add(name);
            }
            List<String> missed = new ArrayList<>(Variants.mentions(whole));
            Variants.mentions(broken).forEach(missed::remove);
            lost += missed.size();
        }
        assertThat(differ).isEqualTo(BROKEN);
        assertThat(lost).isEqualTo(MENTIONS_LOST);
    }
}
