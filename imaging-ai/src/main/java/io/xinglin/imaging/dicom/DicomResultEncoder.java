package io.xinglin.imaging.dicom;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.ResultEncoder;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.file.Part10Writer;
import io.xinglin.imaging.dicom.result.HeatMapCapture;
import io.xinglin.imaging.dicom.result.PresentationStates;
import io.xinglin.imaging.dicom.result.Segmentation;
import io.xinglin.imaging.dicom.result.SegmentationImage;
import io.xinglin.imaging.dicom.result.StructureSet;
import io.xinglin.imaging.dicom.result.StructuredReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * {@link ResultEncoder}: one Comprehensive SR (TID 1500), one Segmentation for the masks, if there are any, one RT Structure
 * Set for the contours of a model that draws organs, presentation states with the outlines, and one secondary capture for
 * each heat map. Stateless, safe for use by many threads.
 */
public final class DicomResultEncoder implements ResultEncoder {
    private final Part10Files files = new Part10Files();
    private final Predicate<AlgorithmIdentification> organs;

    /** An encoder for models that draw nothing but findings. */
    public DicomResultEncoder() {
        this(model -> false);
    }

    /** @param organs whether that version of a model draws organs, of which contours are made ({@code outputs.contours}) */
    public DicomResultEncoder(Predicate<AlgorithmIdentification> organs) {
        this.organs = organs;
    }

    @Override
    public List<StoredInstance> encode(
            ImagingResult result, List<StoredInstance> series, Optional<ImagingOrder> order, Path folder) {
        if (series.isEmpty()) {
            throw new ProblemException(Category.INVALID, "a result without its source series cannot be encoded");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ProblemException(Category.FAULT, "folder cannot be made", e);
        }
        var written = new ArrayList<StoredInstance>();
        var first = Part10Reader.read(series.get(0).file());
        var segmentations = Segmentation.of(result, series);
        written.add(write(StructuredReport.build(result, series, segmentations, first, order), folder));
        var sources = sources(result, series);
        var drawsOrgans = organs.test(result.algorithm());
        for (var segmentation : segmentations) {
            written.add(write(SegmentationImage.build(result, segmentation, sources, order, drawsOrgans), folder));
        }
        var seen = new HashSet<String>();
        for (var heat : result.heatMaps()) {
            if (seen.add(heat.sopInstanceUid() + "/" + heat.frame())) {
                var source = Part10Reader.readWithBulk(sourceOf(series, heat.sopInstanceUid()));
                written.add(write(HeatMapCapture.build(result, heat, seen.size(), source, order), folder));
            }
        }
        if (drawsOrgans) {
            StructureSet.build(result, sources, order).ifPresent(data -> written.add(writeContours(data, folder)));
        }
        PresentationStates.build(result, sources, order).forEach(data -> written.add(write(data, folder)));
        return written;
    }

    /** The pictures something was drawn on, without their pixels; in the order of the regions. */
    private static Map<DicomUid, Part10> sources(ImagingResult result, List<StoredInstance> series) {
        var sources = new LinkedHashMap<DicomUid, Part10>();
        result.regions().stream()
                .map(Region::sopInstanceUid)
                .distinct()
                .forEach(instance -> sources.put(instance, Part10Reader.read(sourceOf(series, instance))));
        return sources;
    }

    private static Path sourceOf(List<StoredInstance> series, DicomUid instance) {
        return series.stream()
                .filter(s -> s.header().sopInstanceUid().equals(instance))
                .findFirst()
                .map(StoredInstance::file)
                .orElseThrow(() -> new ProblemException(
                        Category.INVALID, "heat map or region of an instance that is not in the source series"));
    }

    private StoredInstance write(Attributes data, Path folder) {
        return write(data, folder, Part10Writer::write);
    }

    private StoredInstance writeContours(Attributes data, Path folder) {
        return write(data, folder, Part10Writer::writeImplicit);
    }

    private StoredInstance write(Attributes data, Path folder, BiConsumer<Attributes, Path> writer) {
        var file = folder.resolve(data.getString(Tag.SOPInstanceUID) + ".dcm");
        writer.accept(data, file);
        return new StoredInstance(files.readHeader(file), file);
    }
}
