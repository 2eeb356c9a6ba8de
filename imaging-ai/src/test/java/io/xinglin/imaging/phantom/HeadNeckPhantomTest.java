package io.xinglin.imaging.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.dicom.Part10SliceReader;
import io.xinglin.imaging.volume.SliceStack;
import io.xinglin.imaging.volume.StackPlane;
import io.xinglin.imaging.volume.StackReading;
import io.xinglin.imaging.volume.VolumeGrid;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-VOL-07")
class HeadNeckPhantomTest {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 1, 1, 12, 0);
    private static final VolumeGrid GRID =
            VolumeGrid.upright(70, 80, 95, List.of(3.0, 3.0, 3.0), List.of(-105.0, -120.0, -140.0));

    /** mm3 and the mean x, y and z of one organ. */
    private static double[] organ(byte[] labels, HeadNeckOrgan organ) {
        double[] sum = new double[4];
        for (int k = 0; k < GRID.slices(); k++) {
            for (int j = 0; j < GRID.rows(); j++) {
                for (int i = 0; i < GRID.columns(); i++) {
                    if (labels[GRID.number(i, j, k)] == organ.number()) {
                        double[] at = GRID.patient(i, j, k);
                        sum[0]++;
                        for (int c = 0; c < 3; c++) {
                            sum[c + 1] += at[c];
                        }
                    }
                }
            }
        }
        return new double[] {sum[0] * GRID.voxel(), sum[1] / sum[0], sum[2] / sum[0], sum[3] / sum[0]};
    }

    @Test
    void theSameSeedShouldMakeTheSameScanAndAnotherSeedAnother() {
        float[] one = HeadNeckPhantom.of(7, 48).hounsfield(20);

        assertThat(HeadNeckPhantom.of(7, 48).hounsfield(20)).isEqualTo(one);
        assertThat(HeadNeckPhantom.of(8, 48).hounsfield(20)).isNotEqualTo(one);
    }

    @Test
    void organsShouldHaveTheSizeAndTheSideTheyHaveInPeople() {
        byte[] labels = HeadNeckPhantom.of(3, 32).labels(GRID);

        assertThat(organ(labels, HeadNeckOrgan.BRAIN)[0]).isBetween(0.9e6, 1.8e6);
        assertThat(organ(labels, HeadNeckOrgan.BRAINSTEM)[0]).isBetween(1.2e4, 4e4);
        assertThat(organ(labels, HeadNeckOrgan.MANDIBLE)[0]).isBetween(2e4, 9e4);
        for (HeadNeckOrgan left : List.of(
                HeadNeckOrgan.EYE_LEFT,
                HeadNeckOrgan.LENS_LEFT,
                HeadNeckOrgan.OPTIC_NERVE_LEFT,
                HeadNeckOrgan.PAROTID_LEFT)) {
            // x grows to the patient's left.
            assertThat(organ(labels, left)[1]).isPositive();
            assertThat(organ(labels, HeadNeckOrgan.sided(left, false))[1]).isNegative();
        }
        assertThat(organ(labels, HeadNeckOrgan.EYE_LEFT)[0]).isBetween(4e3, 1.1e4);
        assertThat(organ(labels, HeadNeckOrgan.LENS_LEFT)[2])
                .as("the lens lies before the eye's middle")
                .isLessThan(organ(labels, HeadNeckOrgan.EYE_LEFT)[2]);
        assertThat(organ(labels, HeadNeckOrgan.BRAIN)[3]).isGreaterThan(organ(labels, HeadNeckOrgan.LARYNX)[3] + 60);
    }

    @Test
    void theStackShouldBeWhatTheWrittenSeriesReadsBackAs(@TempDir Path folder) {
        var phantom = HeadNeckPhantom.of(5, 32, 6, 4);
        PhantomStudy study = PhantomStudy.headNeckCt(5, AT);
        var files = new Part10Files();
        List<StoredInstance> series = phantom.write(study, folder).stream()
                .map(file -> new StoredInstance(files.readHeader(file), file))
                .toList();

        SliceStack read = StackReading.read(series, new Part10SliceReader());

        SliceStack made = phantom.stack(study);
        assertThat(read.values()).isDeepEqualTo(made.values());
        assertThat(read.notes()).isEmpty();
        assertThat(read.planes())
                .extracting(StackPlane::sopInstanceUid)
                .isEqualTo(
                        made.planes().stream().map(StackPlane::sopInstanceUid).toList());
        for (int k = 0; k < 6; k++) {
            double[] there = read.planes().get(k).patient(31, 31);
            double[] wanted = made.planes().get(k).patient(31, 31);
            for (int c = 0; c < 3; c++) {
                assertThat(there[c]).isCloseTo(wanted[c], org.assertj.core.api.Assertions.within(0.001));
            }
        }
        assertThat(series.get(0).header().bodyPart()).isEqualTo("HEADNECK");
    }
}
