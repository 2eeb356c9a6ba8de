package io.xinglin.bench;

import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.CtImage;
import io.xinglin.imaging.dicom.CtImageWriter;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.phantom.HeadCtPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * CT images of 512 x 512 pixels whose body part no model reads, so that storing alone is measured. New UIDs each time;
 * the pixels are a phantom's, made once.
 */
final class CtImages {
    private static final int SIZE = 512;

    private final Path folder;
    private final float[] pixels;

    CtImages(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        var study = PhantomStudy.headCt(
                "B", "Bench", Sex.OTHER, LocalDate.of(1970, 1, 1), "B", LocalDateTime.of(2026, 1, 1, 0, 0));
        this.pixels = new HeadCtPhantom().hounsfield(new HeadCtPhantom.Spec(study, SIZE, 1, 1, 1, List.of()), 0);
    }

    /** The files of one series, in a folder of their own. */
    record Series(Path folder, List<StoredInstance> instances) {}

    /** As many series, of one study each, as there are associations. */
    List<Series> series(int instances, int associations) throws IOException {
        List<Series> all = new ArrayList<>();
        for (int a = 0; a < associations; a++) {
            all.add(series(instances / associations));
        }
        return all;
    }

    private Series series(int instances) throws IOException {
        String number = Long.toString(System.nanoTime(), 36);
        var series = new CtImage.Series(
                DicomUid.named("bench-study/" + number),
                DicomUid.named("bench-series/" + number),
                "B" + number,
                "Bench^Store",
                "O",
                "19700101",
                "",
                "Bench",
                "Bench",
                "ABDOMEN",
                LocalDateTime.now(ZoneId.systemDefault()),
                1,
                "ISO_IR 192");
        Path own = Files.createDirectories(folder.resolve(number));
        var writer = new CtImageWriter();
        var files = new Part10Files();
        List<StoredInstance> written = new ArrayList<>();
        for (int i = 1; i <= instances; i++) {
            Path file = own.resolve(i + ".dcm");
            writer.write(new CtImage(series, i, SIZE, SIZE, pixels, 0.5, i), file);
            written.add(new StoredInstance(files.readHeader(file), file));
        }
        return new Series(own, written);
    }
}
