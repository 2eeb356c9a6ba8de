package io.xinglin.ejb.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.config.ConfigReader;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.ejb.archive.ArchiveIndex;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.Kinds;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-OBJ-04")
class PacsChannelTest {
    @TempDir
    Path home;

    private final List<String> sent = new ArrayList<>();

    /** Objects of these modalities were made from every result. */
    private PacsChannel channel(String objects, String... modalities) {
        var index = new ArchiveIndex() {
            @Override
            public List<StoredInstance> derivedFrom(DicomUid resultUid) {
                return Arrays.stream(modalities).map(PacsChannelTest::made).toList();
            }
        };
        var network = (DicomNetwork) Proxy.newProxyInstance(
                DicomNetwork.class.getClassLoader(), new Class<?>[] {DicomNetwork.class}, (proxy, method, given) -> {
                    ((List<?>) given[2])
                            .forEach(one ->
                                    sent.add(((StoredInstance) one).header().modality()));
                    return null;
                });
        Map<String, String> environment = Map.of(
                "XINGLIN_OUTBOUND_PACS", "main",
                "XINGLIN_OUTBOUND_PACS_MAIN_AE_TITLE", "PACS",
                "XINGLIN_OUTBOUND_PACS_MAIN_HOST", "127.0.0.1",
                "XINGLIN_OUTBOUND_PACS_MAIN_PORT", "104",
                "XINGLIN_OUTBOUND_OBJECTS", objects);
        return new PacsChannel(index, network, ConfigReader.read(home, environment, 0));
    }

    private static StoredInstance made(String modality) {
        DicomUid uid = DicomUid.named(modality);
        return new StoredInstance(
                new InstanceHeader(
                        uid, uid, uid, uid, uid, null, "", modality, "", "", "", "", "", Instant.EPOCH, 1, 1, 0, 0, 0),
                Path.of(modality));
    }

    private static Delivery to(String destination) {
        return Delivery.of(destination, Kinds.PACS_PREFIX, "1.2.3", 1);
    }

    @Test
    void pacsShouldGetTheKindsTheSiteChoosesAndWhatIsNoneOfThem() {
        channel("sr, seg", "SR", "SEG", "OT", "RTSTRUCT", "PR", "ECG").deliver(to("PACS:main"));

        assertThat(sent).containsExactly("SR", "SEG", "ECG");
    }

    @Test
    void presentationStatesShouldGoWhereTheyAreAskedFor() {
        channel("gsps", "SR", "PR").deliver(to("PACS:main"));

        assertThat(sent).containsExactly("PR");
    }

    @Test
    void nothingWantedShouldOpenNoAssociationAndAnUnknownPacsBeNamed() {
        channel("sr", "SEG").deliver(to("PACS:main"));

        assertThat(sent).isEmpty();
        assertThatThrownBy(() -> channel("sr", "SR").deliver(to("PACS:other"))).isInstanceOf(ProblemException.class);
    }
}
