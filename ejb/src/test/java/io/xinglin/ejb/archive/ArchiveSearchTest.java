package io.xinglin.ejb.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.study.ArchiveQuery;
import io.xinglin.core.study.ArchiveQuery.Level;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.world.TextFiles.Text;
import io.xinglin.ejb.world.WorldTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DCM-43")
class ArchiveSearchTest extends WorldTest {
    @BeforeEach
    void fill() {
        world.storeStudy("1.2.1", 3, "P1", "A1");
        world.storeStudy("1.2.2", 1, "P2", "A%2");
        world.store(new Text("1.2.2", "1.2.2.9", "1.2.2.9.1", "P2", "A%2", "MR", "", 1, "px"));
    }

    @Test
    void studiesShouldCarryWhatQidoMustReturn() {
        assertThat(search(Level.STUDY, Map.of("StudyInstanceUID", "1.2.2")))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("ModalitiesInStudy", "CT\\MR")
                        .containsEntry("NumberOfStudyRelatedSeries", "2")
                        .containsEntry("NumberOfStudyRelatedInstances", "2")
                        .containsEntry("PatientID", "P2")
                        .containsEntry("PatientName", "张三")
                        .containsEntry("AccessionNumber", "A%2")
                        .containsKeys("StudyDate", "StudyTime", "PatientSex", "PatientBirthDate", "StudyID"));
    }

    @Test
    void wildcardsShouldMatchAndSqlsOwnShouldNot() {
        assertThat(uids(Map.of("AccessionNumber", "A?"))).containsExactly("1.2.1");
        assertThat(uids(Map.of("AccessionNumber", "A*"))).containsExactlyInAnyOrder("1.2.1", "1.2.2");
        assertThat(uids(Map.of("AccessionNumber", "A%?"))).containsExactly("1.2.2");
        assertThat(uids(Map.of("AccessionNumber", "A_"))).isEmpty();
        assertThat(uids(Map.of("PatientName", "张*"))).hasSize(2);
        assertThat(uids(Map.of("PatientID", "*"))).hasSize(2);
    }

    @Test
    void listsRangesAndSeriesAttributesShouldMatch() {
        assertThat(uids(Map.of("StudyInstanceUID", "1.2.1,1.2.2,1.2.3"))).hasSize(2);
        assertThat(uids(Map.of("ModalitiesInStudy", "MR"))).containsExactly("1.2.2");
        assertThat(uids(Map.of("StudyDate", "20261119-20261122"))).hasSize(2);
        assertThat(uids(Map.of("StudyDate", "-20200101"))).isEmpty();
        assertThat(uids(Map.of("StudyDate", "20200101-"))).hasSize(2);
        assertThat(search(Level.SERIES, Map.of("Modality", "MR"))).hasSize(1);
        assertThat(search(Level.INSTANCE, Map.of("SeriesInstanceUID", "1.2.1.1", "InstanceNumber", "2")))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("SOPInstanceUID", "1.2.1.1.2"));
    }

    @Test
    void whatCannotBeMatchedShouldBeRefused() {
        assertThatThrownBy(() -> search(Level.STUDY, Map.of("Modality", "CT"))).hasMessageContaining("INVALID");
        assertThatThrownBy(() -> search(Level.STUDY, Map.of("' or 1=1", "CT"))).hasMessageContaining("INVALID");
        assertThatThrownBy(() -> search(Level.STUDY, Map.of("StudyDate", "yesterday")))
                .hasMessageContaining("INVALID");
        assertThatThrownBy(() -> search(Level.INSTANCE, Map.of("InstanceNumber", "two")))
                .hasMessageContaining("INVALID");
    }

    @Test
    void pagesShouldNotOverlap() {
        var first = world.search.search(new ArchiveQuery.Search(Level.INSTANCE, Map.of(), 0, 3));
        var second = world.search.search(new ArchiveQuery.Search(Level.INSTANCE, Map.of(), 3, 3));

        assertThat(first).hasSize(3);
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
    }

    @Test
    void instancesShouldComeInOrder() {
        assertThat(world.search.instances(new DicomUid("1.2.1"), Optional.empty()))
                .extracting(stored -> stored.header().instanceNumber())
                .containsExactly(1, 2, 3);
        assertThat(world.search.instances(new DicomUid("1.2.2"), Optional.of(new DicomUid("1.2.2.9"))))
                .hasSize(1);
        assertThat(world.search.instance(new DicomUid("9.9"))).isEmpty();
    }

    private List<Map<String, String>> search(Level level, Map<String, String> match) {
        return world.search.search(new ArchiveQuery.Search(level, match, 0, 100)).stream()
                .map(ArchiveQuery.Row::attributes)
                .toList();
    }

    private List<String> uids(Map<String, String> match) {
        return search(Level.STUDY, match).stream()
                .map(row -> row.get("StudyInstanceUID"))
                .toList();
    }
}
