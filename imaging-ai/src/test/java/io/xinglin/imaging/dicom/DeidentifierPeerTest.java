package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.pseudonym.MemoryPseudonyms;
import io.xinglin.core.study.StoredInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** De-identified and re-identified objects against dicom3tools and dcmtk. */
@Tag("peer")
class DeidentifierPeerTest {
    @TempDir
    Path folder;

    @Test
    @Tag("REQ-NOD-01")
    void objectsShouldStayValidOnTheWayOutAndBack() throws IOException, InterruptedException {
        var testee = new Part10Deidentifier(new MemoryPseudonyms());
        List<StoredInstance> series = ResultFixture.series(folder.resolve("in"));
        Path out = Files.createDirectories(folder.resolve("out"));
        List<StoredInstance> sent = testee.deidentify("vendor", false, series, out);
        List<Path> files =
                new ArrayList<>(sent.stream().map(StoredInstance::file).toList());
        var answer = new DicomResultEncoder()
                .encode(ResultFixture.drawn(sent), sent, Optional.empty(), folder.resolve("answer"));
        for (StoredInstance returned : answer) {
            files.add(testee.reidentify("vendor", returned.file(), series.get(0), out)
                    .file());
        }
        for (Path file : files) {
            assertThat(PeerTool.run(folder, "dciodvfy", file.toString())
                            .lines()
                            .filter(line -> line.startsWith("Error")))
                    .as(file.toString())
                    .isEmpty();
        }
        assertThat(PeerTool.run(
                        folder, "dcmdump", "-q", "+U8", sent.get(0).file().toString()))
                .contains("[YES]                                    #   4, 1 PatientIdentityRemoved")
                .doesNotContain("P001")
                .doesNotContain("Zhang")
                .doesNotContain("20261121")
                .doesNotContain(series.get(0).header().studyUid().value());
    }
}
