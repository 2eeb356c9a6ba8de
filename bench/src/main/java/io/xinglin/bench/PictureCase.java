package io.xinglin.bench;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.JpegObject;
import io.xinglin.imaging.dicom.JpegObjectWriter;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.dicom.file.StorageClass;
import io.xinglin.imaging.model.ModelInput;
import io.xinglin.imaging.phantom.JpegPhantom;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A series of generated pictures of the modality a model reads, as JPEG Baseline objects. */
final class PictureCase {
    private static final Map<String, StorageClass> CLASSES = Map.of(
            "US", StorageClass.US,
            "CR", StorageClass.CR,
            "DX", StorageClass.DX,
            "MG", StorageClass.MG,
            "ES", StorageClass.VL_ENDOSCOPIC,
            "GM", StorageClass.VL_MICROSCOPIC,
            "OP", StorageClass.OPHTHALMIC_8_BIT,
            "XC", StorageClass.VL_PHOTOGRAPHIC);

    private PictureCase() {}

    static List<StoredInstance> write(ModelInput input, Settings settings, Path folder) {
        int width = settings.number("width", 640);
        int height = settings.number("height", 480);
        String modality = input.modalities().iterator().next();
        var pictures = new JpegPhantom(width, height, input.channels() == 3, 1);
        var files = new Part10Files();
        List<StoredInstance> series = new ArrayList<>();
        for (int number = 1; number <= settings.number("pictures", 50); number++) {
            Path file = folder.resolve(modality + input.channels() + "-" + number + ".dcm");
            var object = new JpegObject(
                    DicomUid.named("bench/pictures"),
                    DicomUid.named("bench/pictures/" + modality + input.channels()),
                    DicomUid.named("bench/pictures/" + modality + input.channels() + "/" + number),
                    CLASSES.getOrDefault(modality, StorageClass.SECONDARY_CAPTURE),
                    modality,
                    "BENCH",
                    "UNKNOWN",
                    LocalDateTime.of(2026, 1, 1, 0, 0),
                    number,
                    pictures.picture(number));
            new JpegObjectWriter().write(object, file);
            series.add(new StoredInstance(files.readHeader(file), file));
        }
        return series;
    }
}
