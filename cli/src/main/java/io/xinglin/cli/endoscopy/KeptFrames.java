package io.xinglin.cli.endoscopy;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.DicomResultEncoder;
import io.xinglin.imaging.dicom.JpegObject;
import io.xinglin.imaging.dicom.JpegObjectWriter;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.dicom.file.StorageClass;
import io.xinglin.imaging.series.ModelSeriesAnalyzer;
import io.xinglin.imaging.stream.LiveFrame;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Frames that are kept as VL Endoscopic Image objects of a series of their own, and in the end the result over them: report,
 * segmentation and heat maps.
 */
final class KeptFrames {
    /** So that a stream of hours does not become a series of hours. */
    private static final int MOST = 50;

    private final Path folder;
    private final String patientId;
    private final Clock clock;
    private final String name = UUID.randomUUID().toString();
    private final List<StoredInstance> kept = new ArrayList<>();
    private final JpegObjectWriter writer = new JpegObjectWriter();
    private final Part10Files files = new Part10Files();

    KeptFrames(Path folder, String patientId, Clock clock) {
        this.folder = folder;
        this.patientId = patientId;
        this.clock = clock;
    }

    void keep(LiveFrame frame) {
        if (kept.size() == MOST) {
            return;
        }
        Path file = folder.resolve("frame-" + frame.number() + ".dcm");
        writer.write(
                new JpegObject(
                        DicomUid.named(name),
                        DicomUid.named(name + "/kept"),
                        DicomUid.named(name + "/kept/" + frame.number()),
                        StorageClass.VL_ENDOSCOPIC,
                        "ES",
                        patientId,
                        "",
                        LocalDateTime.now(clock),
                        (int) Math.min(Integer.MAX_VALUE, frame.number()),
                        frame.jpeg()),
                file);
        kept.add(new StoredInstance(files.readHeader(file), file));
    }

    /** The objects made of the kept frames; none without any. */
    List<StoredInstance> result(ModelSeriesAnalyzer analyzer, String modelId) {
        if (kept.isEmpty()) {
            return List.of();
        }
        var result = analyzer.analyze(DicomUid.named(name + "/result"), modelId, kept);
        return new DicomResultEncoder().encode(result, kept, Optional.empty(), folder);
    }
}
