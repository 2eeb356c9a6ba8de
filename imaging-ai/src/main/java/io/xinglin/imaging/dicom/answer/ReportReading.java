package io.xinglin.imaging.dicom.answer;

import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.node.NodeReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/** Reads a Measurement Report (PS3.16 TID 1500). Stateless. */
public final class ReportReading {
    private static final String MEASUREMENTS = "126010";
    private static final String GROUP = "125007";
    private static final String FINDING = "121071";
    private static final String SEGMENTATION_ROOT = "1.2.840.10008.5.1.4.1.1.66";

    /** Certainty of Finding, Probability of cancer. */
    private static final Set<String> CERTAINTIES = Set.of("111012", "111047");

    private static final String POSITIVE = "10828004";
    private static final String NEGATIVE = "260385009";
    private static final double PERCENT = 100;

    private ReportReading() {}

    /** @throws ProblemException INVALID when it is no such report */
    public static NodeReport read(Part10 file) {
        var root = new ContentItem(file.data());
        List<ContentItem> items = root.all().toList();
        List<ContentItem> groups = items.stream()
                .filter(item -> item.isDcm(GROUP) && item.isOfType("CONTAINER"))
                .toList();
        if (groups.isEmpty() && items.stream().noneMatch(item -> item.isDcm(MEASUREMENTS))) {
            throw new ProblemException(
                    Category.INVALID,
                    "the node's report is no measurement report (PS3.16 TID 1500): it has no measurements");
        }
        return new NodeReport(
                words(items, "111001", "121013"),
                words(items, "111003", ""),
                groups.stream().flatMap(group -> group(group).stream()).toList());
    }

    /** The first text with one of two concepts. */
    private static String words(List<ContentItem> items, String first, String second) {
        return Stream.of(first, second)
                .flatMap(concept -> items.stream().filter(item -> item.isDcm(concept)))
                .map(ContentItem::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Empty for a group that does not say what it found. */
    private static Optional<NodeReport.Group> group(ContentItem group) {
        return group.child(FINDING)
                .flatMap(ContentItem::code)
                .map(finding -> new NodeReport.Group(
                        group.child("112039").map(ContentItem::text).orElse(""),
                        group.child("112040").flatMap(item -> uid(item.uid())).orElse(null),
                        finding,
                        probability(group),
                        measurements(group),
                        references(group)));
    }

    private static double probability(ContentItem group) {
        OptionalDouble certainty = group.children().stream()
                .filter(item -> CERTAINTIES.stream().anyMatch(item::isDcm))
                .flatMap(item -> number(item).stream())
                .mapToDouble(number -> "%".equals(number.unit().value()) ? number.value() / PERCENT : number.value())
                .filter(value -> value >= 0 && value <= 1)
                .findFirst();
        return certainty.orElseGet(() -> says(group, NEGATIVE) && !says(group, POSITIVE) ? 0 : 1);
    }

    private static boolean says(ContentItem group, String snomed) {
        return group.children().stream()
                .flatMap(item -> item.code().stream())
                .anyMatch(code ->
                        code.system() == CodeSystem.SNOMED_CT && code.value().equals(snomed));
    }

    private static List<Measurement> measurements(ContentItem group) {
        return group.children().stream()
                .filter(item -> CERTAINTIES.stream().noneMatch(item::isDcm))
                .flatMap(item -> number(item).stream())
                .toList();
    }

    /** A NUM item (PS3.3 C.18.1) with a name, a value and a unit. */
    private static Optional<Measurement> number(ContentItem item) {
        Attributes measured = item.isOfType("NUM") ? item.data().getNestedDataset(Tag.MeasuredValueSequence) : null;
        if (measured == null) {
            return Optional.empty();
        }
        double value = Fields.number(measured, Tag.NumericValue, Double.NaN);
        Optional<Code> unit = Codes.first(measured, Tag.MeasurementUnitsCodeSequence);
        return Double.isFinite(value) && unit.isPresent()
                ? item.concept().map(name -> new Measurement(name, value, unit.get()))
                : Optional.empty();
    }

    /** The images below a group; its segmentations are read by themselves. */
    private static List<NodeReport.Reference> references(ContentItem group) {
        return group.all()
                .filter(item -> item.isOfType("IMAGE") || item.isOfType("WAVEFORM"))
                .flatMap(item -> Optional.ofNullable(item.data().getNestedDataset(Tag.ReferencedSOPSequence)).stream())
                .flatMap(reference -> reference(reference).stream())
                .filter(reference -> !reference.sopClassUid().value().startsWith(SEGMENTATION_ROOT))
                .toList();
    }

    static Optional<NodeReport.Reference> reference(Attributes item) {
        Optional<DicomUid> sopClass = uid(Fields.text(item, Tag.ReferencedSOPClassUID));
        Optional<DicomUid> instance = uid(Fields.text(item, Tag.ReferencedSOPInstanceUID));
        int frame = Math.max(1, Fields.integer(item, Tag.ReferencedFrameNumber, 1));
        return sopClass.isPresent() && instance.isPresent()
                ? Optional.of(new NodeReport.Reference(sopClass.get(), instance.get(), frame))
                : Optional.empty();
    }

    private static Optional<DicomUid> uid(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new DicomUid(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
