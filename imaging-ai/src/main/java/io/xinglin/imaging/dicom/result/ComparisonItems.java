package io.xinglin.imaging.dicom.result;

import static io.xinglin.imaging.dicom.result.SrContent.Relation.CONTAINS;
import static io.xinglin.imaging.dicom.result.SrContent.Relation.HAS_PROPERTIES;
import static io.xinglin.imaging.dicom.result.SrContent.dcm;

import io.xinglin.core.imaging.Comparison;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.FindingChange;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.RegionSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * What became of a finding since an earlier study, as a qualitative evaluation of its measurement group (PS3.16 TID 1501).
 * What it was compared with are properties of it: the study, its day, the finding's tracking identifier and figures then.
 */
final class ComparisonItems {
    private ComparisonItems() {}

    /** Empty when nothing was compared, or the finding was positive neither then nor now. */
    static List<Attributes> of(ImagingResult result, Finding finding) {
        Optional<Comparison> comparison = result.comparisonIfMade();
        return comparison
                .flatMap(made -> made.of(finding))
                .map(change -> List.of(item(comparison.get(), change)))
                .orElse(List.of());
    }

    private static Attributes item(Comparison comparison, FindingChange change) {
        var item = SrContent.coded(
                CONTAINS, Comparison.CHANGE, SrContent.code(change.kind().code()));
        var properties = new ArrayList<Attributes>();
        properties.add(SrContent.date(HAS_PROPERTIES, dcm("111060", "Study Date"), comparison.priorDate()));
        properties.add(SrContent.uid(HAS_PROPERTIES, dcm("110180", "Study Instance UID"), comparison.priorStudyUid()));
        properties.add(
                SrContent.uid(HAS_PROPERTIES, dcm("112040", "Tracking Unique Identifier"), change.priorFindingUid()));
        properties.add(SrContent.number(HAS_PROPERTIES, Comparison.PROBABILITY_THEN, change.probabilityBefore()));
        change.sizeThen()
                .ifPresent(size -> properties.add(SrContent.number(
                        HAS_PROPERTIES,
                        RegionSize.LONG_AXIS,
                        size.longAxis(),
                        size.unit().length())));
        item.newSequence(Tag.ContentSequence, properties.size()).addAll(properties);
        return item;
    }
}
