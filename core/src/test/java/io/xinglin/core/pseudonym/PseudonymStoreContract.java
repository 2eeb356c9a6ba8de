package io.xinglin.core.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.study.DicomUid;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link PseudonymStore} promises; each adapter's test implements this in one line. */
@Tag("REQ-NOD-02")
public interface PseudonymStoreContract {
    PseudonymStore testee();

    Identity STUDY = Identity.uid("1.2.840.99.1");
    Identity PATIENT = Identity.patient("P0001", "HOSPITAL");

    @Test
    default void pseudonymsShouldStayTheSame() {
        var store = testee();
        var first = store.pseudonyms("vendor", List.of(STUDY, PATIENT));
        var second = store.pseudonyms("vendor", List.of(PATIENT, STUDY, Identity.uid("1.2.840.99.2")));

        assertThat(second).containsAllEntriesOf(first).hasSize(3);
        assertThat(second.values()).doesNotHaveDuplicates();
    }

    @Test
    default void pseudonymsShouldHaveTheFormOfTheirKindAndNothingOfTheOriginal() {
        var made = testee().pseudonyms("vendor", List.of(STUDY, PATIENT));

        assertThat(new DicomUid(made.get(STUDY)).value()).startsWith("2.25.").doesNotContain("99.1");
        assertThat(made.get(PATIENT)).matches("XL[0-9A-F]{32}").doesNotContain("P0001");
    }

    @Test
    default void identitiesShouldComeBackToTheRecipientOnly() {
        var store = testee();
        String pseudonym = store.pseudonyms("vendor", List.of(PATIENT)).get(PATIENT);

        assertThat(store.identities("vendor", List.of(pseudonym, "2.25.1")))
                .containsExactly(java.util.Map.entry(pseudonym, PATIENT));
        assertThat(store.identities("another", List.of(pseudonym))).isEmpty();
        assertThat(store.find(pseudonym)).contains(new PseudonymStore.Given("vendor", PATIENT));
        assertThat(store.find("2.25.1")).isEmpty();
    }

    @Test
    default void recipientsShouldNotBeAbleToCompare() {
        var store = testee();

        assertThat(store.pseudonyms("one", List.of(PATIENT, STUDY)).values())
                .doesNotContainAnyElementsOf(
                        store.pseudonyms("two", List.of(PATIENT, STUDY)).values());
    }

    @Test
    default void manyShouldBeKeptAtOnceByManyThreads() throws Exception {
        var store = testee();
        var all = IntStream.range(0, 1200)
                .mapToObj(i -> Identity.uid("1.2.3." + i))
                .toList();
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Object> call = () -> store.pseudonyms("vendor", all);
            var answers = threads.invokeAll(List.of(call, call, call, call));
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(store.pseudonyms("vendor", all));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(store.pseudonyms("vendor", all)).hasSize(1200);
    }
}
