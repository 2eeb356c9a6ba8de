package io.xinglin.imaging.node;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.core.terminology.Code;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.region.MaskDrawing;
import io.xinglin.imaging.region.Outline;
import io.xinglin.imaging.region.RegionMeasure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Groups of a node's reports, gathered by what they found: one finding a code, and a lesion for each group of it that was
 * measured or is one of several. Not safe for use by many threads.
 */
final class ReportedFindings {
    private static final int MOST_EVIDENCE = 64;
    private static final int MOST_REGIONS = 128;

    /** Of a finding the package does not list. */
    private static final double EVEN = 0.5;

    private record Concept(String system, String value) {
        static Concept of(Code code) {
            return new Concept(code.system().designator(), code.value());
        }
    }

    private final InstalledModel model;
    private final DicomUid resultUid;
    private final Set<DicomUid> images;
    private final Map<Concept, List<NodeReport.Group>> groups = new LinkedHashMap<>();

    ReportedFindings(InstalledModel model, DicomUid resultUid, List<StoredInstance> series) {
        this.model = model;
        this.resultUid = resultUid;
        this.images = series.stream().map(s -> s.header().sopInstanceUid()).collect(Collectors.toSet());
    }

    void add(NodeReport.Group group) {
        List<NodeReport.Group> same = groups.computeIfAbsent(Concept.of(group.finding()), c -> new ArrayList<>());
        for (int i = 0; i < same.size(); i++) {
            if (group.trackingUid() != null
                    && group.trackingUid().equals(same.get(i).trackingUid())) {
                same.set(i, same.get(i).with(group));
                return;
            }
        }
        same.add(group);
    }

    /** Most probable first. */
    List<Finding> findings() {
        return groups.values().stream()
                .map(this::finding)
                .sorted(Comparator.comparingDouble(Finding::probability).reversed())
                .toList();
    }

    private Finding finding(List<NodeReport.Group> same) {
        Code code = same.get(0).finding();
        double probability =
                same.stream().mapToDouble(NodeReport.Group::probability).max().orElse(0);
        Optional<OutputLabel> label = label(code);
        return new Finding(
                findingUid(same),
                label.map(OutputLabel::key).orElse(code.value()),
                label.map(OutputLabel::code).orElse(code),
                probability,
                label.map(OutputLabel::threshold).orElse(EVEN),
                label.map(OutputLabel::severity).orElse(Severity.MODERATE),
                label.map(OutputLabel::reliable).orElse(false),
                same.stream()
                        .flatMap(group -> evidence(group).stream())
                        .limit(MOST_EVIDENCE)
                        .toList());
    }

    private Optional<OutputLabel> label(Code code) {
        return model.manifest().labels().stream()
                .filter(label -> Concept.of(label.code()).equals(Concept.of(code)))
                .findFirst();
    }

    /** The node's own identifier where the finding is one thing, so that it is the same in the node's objects. */
    private DicomUid findingUid(List<NodeReport.Group> same) {
        DicomUid tracking = same.get(0).trackingUid();
        return same.size() == 1 && tracking != null
                ? tracking
                : DicomUid.named(resultUid + "/" + Concept.of(same.get(0).finding()));
    }

    private List<Finding.Evidence> evidence(NodeReport.Group group) {
        return group.references().stream()
                .filter(on -> images.contains(on.sopInstanceUid()))
                .distinct()
                .map(on -> new Finding.Evidence(on.sopClassUid(), on.sopInstanceUid(), on.frame(), group.probability()))
                .toList();
    }

    List<Lesion> lesions() {
        List<Lesion> found = new ArrayList<>();
        for (List<NodeReport.Group> same : groups.values()) {
            for (int i = 0; i < same.size(); i++) {
                NodeReport.Group group = same.get(i);
                if (same.size() > 1 || !group.measurements().isEmpty()) {
                    found.add(new Lesion(
                            lesionUid(same, i),
                            findingUid(same),
                            i + 1,
                            group.trackingId(),
                            List.of(),
                            group.probability(),
                            group.measurements(),
                            List.of(),
                            null));
                }
            }
        }
        return found;
    }

    private DicomUid lesionUid(List<NodeReport.Group> same, int at) {
        DicomUid tracking = same.get(at).trackingUid();
        return tracking == null || same.size() == 1
                ? DicomUid.named(findingUid(same) + "/lesion/" + (at + 1))
                : tracking;
    }

    /** Outlines of what the reports speak of; a segment belongs to the group it shares a tracking UID or else a code with. */
    List<Region> regions(List<Outlined> outlines) {
        List<Region> regions = new ArrayList<>();
        for (Outlined outlined : outlines) {
            if (regions.size() < MOST_REGIONS) {
                region(outlined).ifPresent(regions::add);
            }
        }
        return regions;
    }

    private Optional<Region> region(Outlined outlined) {
        for (List<NodeReport.Group> same : groups.values()) {
            for (int i = 0; i < same.size(); i++) {
                if (isOf(outlined, same.get(i))) {
                    boolean lesion =
                            same.size() > 1 || !same.get(i).measurements().isEmpty();
                    return Optional.of(
                            region(outlined, same.get(i), findingUid(same), lesion ? lesionUid(same, i) : null));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(Outlined outlined, NodeReport.Group group) {
        return (outlined.trackingUid().isEmpty() || group.trackingUid() == null)
                ? Concept.of(outlined.type()).equals(Concept.of(group.finding()))
                : outlined.trackingUid().equals(group.trackingUid().value());
    }

    private static Region region(Outlined outlined, NodeReport.Group group, DicomUid finding, DicomUid lesion) {
        var mask = outlined.mask();
        var outline =
                new Outline(MaskDrawing.bounds(mask.pixels(), mask.width()), Optional.of(mask), group.probability());
        return new Region(
                finding,
                outlined.on().sopClassUid(),
                outlined.on().sopInstanceUid(),
                outlined.on().frame(),
                mask.width(),
                mask.height(),
                outline.box(),
                mask,
                RegionMeasure.size(outline, outlined.spacing()),
                group.probability(),
                lesion);
    }
}
