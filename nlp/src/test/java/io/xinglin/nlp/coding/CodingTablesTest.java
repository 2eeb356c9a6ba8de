package io.xinglin.nlp.coding;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.nlp.coding.term.TermTable;
import io.xinglin.nlp.coding.term.TermText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tables name only what the lists have. */
@Tag("REQ-COD-03")
class CodingTablesTest {
    private static final InsuranceCodes CODES = InsuranceCodes.load();

    @Test
    void everyClinicalNameShouldHaveACodeOfTheListOrNone() {
        assertThat(ClinicalNames.shipped())
                .hasSizeGreaterThan(3_000)
                .allSatisfy((name, code) -> assertThat(
                                code == null || CODES.diagnoses().has(code))
                        .as(name)
                        .isTrue());
    }

    @Test
    void everySynonymShouldBeOfAKnownName() {
        assertResolved("synonyms.tsv", ClinicalNames.diagnoses());
        assertResolved("operation-synonyms.tsv", ClinicalNames.operations());
    }

    private static void assertResolved(String resource, TermTable terms) {
        assertThat(Tsv.resource(ClinicalNames.class, resource))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(terms.find(TermText.of(row[1]).form()))
                        .as(row[0])
                        .isNotNegative());
    }

    @Test
    void everyCombinationShouldBeACodeOfTheList() {
        assertThat(Tsv.resource(Combinations.class, "combination.tsv")).allSatisfy(row -> {
            assertThat(row[2].equals("=") || CODES.diagnoses().has(row[2]))
                    .as(row[2])
                    .isTrue();
            for (String prefix : (row[0] + ' ' + row[1]).split(" ")) {
                assertThat(CODES.diagnoses().under(prefix)).as(prefix).isNotEmpty();
            }
        });
    }

    @Test
    void theInsuranceListShouldBeAmongTheNames() {
        TermTable terms = ClinicalNames.diagnoses();
        assertThat(CODES.diagnoses().codes())
                .allSatisfy(code -> assertThat(terms.find(
                                TermText.of(CODES.diagnoses().name(code)).form()))
                        .as(code)
                        .isNotNegative());
    }
}
