package io.xinglin.ejb.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.imaging.StudyRetrieval;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two archives as one. */
@Tag("REQ-PRI-08")
class PriorSourcesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final StudyRetrieval.Query QUERY = new StudyRetrieval.Query(
            new PatientIdentifier("P1", AssigningAuthority.HOSPITAL), DAY.minusMonths(24), DAY, "CT");

    private final Archive pacs = new Archive("1.1", "1.2");
    private final Archive web = new Archive("1.2", "1.3");
    private final PriorSources both = new PriorSources(List.of(pacs, web));

    @Test
    void studyShouldBeFoundOnceAndFetchedFromTheFirstThatHasIt() {
        assertThat(both.find(QUERY))
                .extracting(found -> found.studyUid().value())
                .containsExactly("1.1", "1.2", "1.3");
        for (String study : List.of("1.1", "1.2", "1.3")) {
            both.fetch(new DicomUid(study), Set.of("CT"), Duration.ofMinutes(2));
        }
        assertThat(pacs.fetched).containsExactly("1.1", "1.2");
        assertThat(web.fetched).containsExactly("1.3");
    }

    @Test
    void silentOneShouldNotHideWhatTheOtherHas() {
        pacs.silent = true;
        assertThat(both.find(QUERY))
                .extracting(found -> found.studyUid().value())
                .containsExactly("1.2", "1.3");
        both.fetch(new DicomUid("1.2"), Set.of("CT"), Duration.ofMinutes(2));
        assertThat(web.fetched).containsExactly("1.2");
        web.silent = true;
        assertThatThrownBy(() -> both.find(QUERY))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().category()).isEqualTo(Category.UNAVAILABLE));
    }

    private static final class Archive implements StudyRetrieval {
        private final List<Found> held;
        private final List<String> fetched = new ArrayList<>();
        private boolean silent;

        private Archive(String... studies) {
            held = Stream.of(studies)
                    .map(study -> new Found(new DicomUid(study), null, false, DAY, Set.of("CT"), ""))
                    .toList();
        }

        @Override
        public List<Found> find(Query query) {
            if (silent) {
                throw new ProblemException(Category.UNAVAILABLE, "does not answer");
            }
            return held;
        }

        @Override
        public void fetch(DicomUid study, Set<String> modalities, Duration limit) {
            fetched.add(study.value());
        }
    }
}
