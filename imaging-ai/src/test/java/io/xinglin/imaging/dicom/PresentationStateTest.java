package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.file.StorageClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@org.junit.jupiter.api.Tag("REQ-OBJ-03")
class PresentationStateTest {
    @TempDir
    Path folder;

    private List<Attributes> states(io.xinglin.core.imaging.ImagingResult result, List<StoredInstance> series) {
        return new DicomResultEncoder()
                .encode(result, series, Optional.empty(), folder.resolve("out")).stream()
                        .filter(made -> made.header().modality().equals("PR"))
                        .map(made -> Part10Reader.read(made.file()).data())
                        .toList();
    }

    @Test
    void outlinesShouldStandOnTheirPicturesWithTheirWords() {
        var series = ResultFixture.series(folder.resolve("series"));
        List<Attributes> states = states(LesionFixture.result(series), series);

        assertThat(states).hasSize(1);
        Attributes state = states.get(0);
        assertThat(state.getString(Tag.SOPClassUID)).isEqualTo(StorageClass.PRESENTATION_STATE.uid());
        assertThat(state.getString(Tag.PresentationLUTShape)).isEqualTo("IDENTITY");
        assertThat(state.getNestedDataset(Tag.ReferencedSeriesSequence).getSequence(Tag.ReferencedImageSequence))
                .hasSize(5);
        assertThat(state.getSequence(Tag.GraphicAnnotationSequence)).hasSize(5);
        Attributes ring = state.getNestedDataset(Tag.GraphicAnnotationSequence);
        assertThat(ring.getNestedDataset(Tag.ReferencedImageSequence).getString(Tag.ReferencedSOPInstanceUID))
                .isEqualTo(series.get(1).header().sopInstanceUid().value());
        assertThat(ring.getNestedDataset(Tag.TextObjectSequence).getString(Tag.UnformattedTextValue))
                .isEqualTo("颅内出血 1, 91% AI");
        assertThat(ring.getSequence(Tag.GraphicObjectSequence))
                .as("edge and hole")
                .hasSize(2);
        Attributes line = ring.getNestedDataset(Tag.GraphicObjectSequence);
        assertThat(line.getString(Tag.GraphicType)).isEqualTo("POLYLINE");
        assertThat(line.getFloats(Tag.GraphicData)).containsExactly(23, 20, 23, 32, 11, 32, 11, 20, 23, 20);
        assertThat(state.getNestedDataset(Tag.DisplayedAreaSelectionSequence)
                        .getInts(Tag.DisplayedAreaBottomRightHandCorner))
                .containsExactly(64, 64);
        Attributes source = Part10Reader.read(series.get(1).file()).data();
        assertThat(state.getDouble(Tag.RescaleIntercept, 0)).isEqualTo(source.getDouble(Tag.RescaleIntercept, 1));
        assertThat(state.getNestedDataset(Tag.SoftcopyVOILUTSequence).getDouble(Tag.WindowWidth, 0))
                .isEqualTo(source.getDouble(Tag.WindowWidth, 1));
    }

    @Test
    void picturesInColourShouldGetAColourState() {
        var series = new ArrayList<StoredInstance>();
        var file = Fixture.bytes(9, 7, 3, "RGB", new int[9 * 7 * 3])
                .with(Tag.SOPClassUID, VR.UI, UID.VLEndoscopicImageStorage)
                .write(folder);
        series.add(new StoredInstance(new Part10Files().readHeader(file), file));

        Attributes state = states(ResultFixture.drawn(series), series).get(0);

        assertThat(state.getString(Tag.SOPClassUID)).isEqualTo(StorageClass.COLOR_PRESENTATION_STATE.uid());
        assertThat(state.contains(Tag.ICCProfile)).isTrue();
        assertThat(state.contains(Tag.PresentationLUTShape)).isFalse();
        assertThat(state.getNestedDataset(Tag.GraphicAnnotationSequence).getSequence(Tag.TextObjectSequence))
                .hasSize(2);
    }

    @Test
    void resultWithoutOutlinesShouldGetNone() {
        var series = ResultFixture.series(folder.resolve("series"));

        assertThat(states(ResultFixture.result(series), series)).isEmpty();
    }
}
