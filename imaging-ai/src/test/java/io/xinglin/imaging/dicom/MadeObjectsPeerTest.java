package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.file.StorageClass;
import io.xinglin.imaging.phantom.ChestSeries;
import io.xinglin.imaging.phantom.EcgPhantom;
import io.xinglin.imaging.phantom.JpegPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import io.xinglin.imaging.phantom.chest.ChestPhantom;
import io.xinglin.imaging.phantom.chest.ChestSpec;
import io.xinglin.imaging.phantom.chest.ChestSpec.Kernel;
import io.xinglin.imaging.phantom.chest.ChestSpec.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects the product makes that are no results: kept frames of a stream, electrocardiograms, made chests. */
@Tag("peer")
@Tag("REQ-DCM-23")
class MadeObjectsPeerTest {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 1, 2, 3, 4);

    @TempDir
    Path folder;

    private void requireNoError(Path file) throws IOException, InterruptedException {
        String said = PeerTool.run(folder, "dciodvfy", file.toString());
        assertThat(said.lines().filter(line -> line.startsWith("Error")))
                .as(said)
                .isEmpty();
    }

    private Path frame(StorageClass storageClass, String modality, boolean colour) {
        Path file = folder.resolve(storageClass + ".dcm");
        new JpegObjectWriter()
                .write(
                        new JpegObject(
                                DicomUid.named("study"),
                                DicomUid.named("series"),
                                DicomUid.named(file.getFileName().toString()),
                                storageClass,
                                modality,
                                "P1",
                                "COLON",
                                AT,
                                1,
                                new JpegPhantom(64, 48, colour, 1).picture(1)),
                        file);
        return file;
    }

    @Test
    void keptFramesOfAStreamShouldHaveNoError() throws IOException, InterruptedException {
        requireNoError(frame(StorageClass.VL_ENDOSCOPIC, "ES", true));
        requireNoError(frame(StorageClass.VL_PHOTOGRAPHIC, "XC", true));
    }

    @Test
    void electrocardiogramShouldHaveNoError() throws IOException, InterruptedException {
        Path file = folder.resolve("ecg.dcm");
        new EcgObjectWriter()
                .write(
                        PhantomStudy.chestCt(7, AT)
                                .electrocardiogram(EcgPhantom.sinus(8).signal(500)),
                        file);

        requireNoError(file);
    }

    @Test
    void madeChestShouldHaveNoError() throws IOException, InterruptedException {
        var scan = new ChestPhantom().scan(new ChestSpec(3, 2, 2, 5, Kernel.SOFT, 15, Visit.FIRST));

        requireNoError(ChestSeries.write(PhantomStudy.chestCt(3, AT), scan, folder.resolve("chest"))
                .get(20));
    }
}
