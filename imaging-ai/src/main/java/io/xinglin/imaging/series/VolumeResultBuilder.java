package io.xinglin.imaging.series;

import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.imaging.PixelSpacing;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.imaging.detection.VolumeCandidate;
import io.xinglin.imaging.detection.VolumeFinds;
import io.xinglin.imaging.model.ModelManifest;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.region.Outline;
import io.xinglin.imaging.region.RegionMeasure;
import io.xinglin.imaging.volume.PlaneMasks;
import io.xinglin.imaging.volume.SliceStack;
import io.xinglin.imaging.volume.StackPlane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns what was found in one volume into findings, lesions and regions. Used by one thread. */
final class VolumeResultBuilder {
    private static final int MOST_EVIDENCE = 64;
    private static final int MOST_LESIONS = 256;
    private static final int MOST_REGIONS = 4096;
    private static final long MOST_PIXELS = 1L << 30;
    private static final long MOST_RUNS = 1_000_000;

    /** A number without a unit (UCUM). */
    private static final Code ONE = new Code(CodeSystem.UCUM, "1", "no units", "无单位");

    private final DicomUid resultUid;
    private final List<OutputLabel> labels;
    private final VolumeFinds finds;
    private final List<Drawn> drawn = new ArrayList<>();

    /** A candidate as a lesion, and where it shows. */
    private record Drawn(VolumeCandidate candidate, Lesion lesion, List<PlaneMasks.PlaneMask> masks) {}

    VolumeResultBuilder(DicomUid resultUid, ModelManifest manifest, SliceStack stack, VolumeFinds finds) {
        this.resultUid = resultUid;
        this.labels = manifest.labels();
        this.finds = finds;
        for (OutputLabel label : labels) {
            List<VolumeCandidate> own = finds.candidates().stream()
                    .filter(c -> label.finding() && c.label().equals(label.key()))
                    .limit(MOST_LESIONS)
                    .toList();
            for (int i = 0; i < own.size(); i++) {
                drawn.add(new Drawn(
                        own.get(i),
                        lesion(label, own.get(i), i + 1),
                        PlaneMasks.of(own.get(i).mask(), stack)));
            }
        }
    }

    private DicomUid findingUid(OutputLabel label) {
        return DicomUid.named(resultUid + "/" + label.key());
    }

    private Lesion lesion(OutputLabel label, VolumeCandidate candidate, int number) {
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(new Measurement(Measurement.VOLUME, candidate.mask().volume(), Measurement.CUBIC_MILLIMETRE));
        measurements.add(new Measurement(Measurement.DIAMETER, candidate.diameter(), Measurement.MILLIMETRE));
        measurements.addAll(candidate.measurements());
        for (OutputLabel other : labels) {
            if (candidate.scores().containsKey(other.key())) {
                measurements.add(
                        new Measurement(other.code(), candidate.scores().get(other.key()), ONE));
            }
        }
        return new Lesion(
                DicomUid.named(resultUid + "/" + label.key() + "/lesion/" + number),
                findingUid(label),
                number,
                "",
                candidate.centre(),
                candidate.probability(),
                measurements,
                candidate.classes(),
                null);
    }

    List<Lesion> lesions() {
        return drawn.stream().map(Drawn::lesion).toList();
    }

    /** Every label that is a finding, most probable first: of several things as probable as the most probable of them. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (OutputLabel label : labels) {
            if (label.finding()) {
                double probability = probability(label);
                findings.add(new Finding(
                        findingUid(label),
                        label.key(),
                        label.code(),
                        probability,
                        label.threshold(),
                        label.severity(),
                        label.reliable(),
                        probability >= label.threshold() ? evidence(label) : List.of()));
            }
        }
        findings.sort(Comparator.comparingDouble(Finding::probability).reversed());
        return findings;
    }

    private double probability(OutputLabel label) {
        OptionalDouble most = drawn.stream()
                .flatMap(d -> score(label, d.candidate()).stream())
                .mapToDouble(p -> p)
                .max();
        return most.orElse(finds.strongest().getOrDefault(label.key(), 0.0));
    }

    /** What a candidate says of a label, its own or one it has a score for. */
    private static Optional<Double> score(OutputLabel label, VolumeCandidate candidate) {
        return candidate.label().equals(label.key())
                ? Optional.of(candidate.probability())
                : Optional.ofNullable(candidate.scores().get(label.key()));
    }

    /** The slices on which most of it shows, of each of the things that are positive. */
    private List<Finding.Evidence> evidence(OutputLabel label) {
        record Shown(PlaneMasks.PlaneMask mask, double probability) {}
        List<Shown> shown = new ArrayList<>();
        for (Drawn d : drawn) {
            double p = score(label, d.candidate()).orElse(-1.0);
            if (p >= label.threshold()) {
                d.masks().forEach(mask -> shown.add(new Shown(mask, p)));
            }
        }
        List<Finding.Evidence> evidence = new ArrayList<>();
        shown.stream()
                .sorted(Comparator.comparingDouble(Shown::probability)
                        .thenComparingInt(s -> s.mask().mask().area())
                        .reversed())
                .forEach(s -> {
                    StackPlane plane = s.mask().plane();
                    boolean known = evidence.stream()
                            .anyMatch(e ->
                                    e.sopInstanceUid().equals(plane.sopInstanceUid()) && e.frame() == plane.frame());
                    if (!known && evidence.size() < MOST_EVIDENCE) {
                        evidence.add(new Finding.Evidence(
                                plane.sopClassUid(), plane.sopInstanceUid(), plane.frame(), s.probability()));
                    }
                });
        return evidence;
    }

    /** Outlines on the stored slices, lesion by lesion; so many that a result stays small enough to keep and to send. */
    List<Region> regions() {
        List<Region> regions = new ArrayList<>();
        long runs = 0;
        long pixels = 0;
        for (Drawn d : drawn) {
            for (PlaneMasks.PlaneMask mask : d.masks()) {
                runs += mask.mask().runs().length;
                pixels += (long) mask.plane().columns() * mask.plane().rows();
                if (regions.size() >= MOST_REGIONS || runs > MOST_RUNS || pixels > MOST_PIXELS) {
                    return regions;
                }
                regions.add(region(d.lesion(), mask));
            }
        }
        return regions;
    }

    private static Region region(Lesion lesion, PlaneMasks.PlaneMask drawn) {
        StackPlane plane = drawn.plane();
        int[] box = drawn.box();
        var outline = new Outline(
                new Box(box[0], box[1], box[2] + 1, box[3] + 1), Optional.of(drawn.mask()), lesion.probability());
        var spacing = new PixelSpacing(plane.spacing().get(0), plane.spacing().get(1), false);
        return new Region(
                lesion.findingUid(),
                plane.sopClassUid(),
                plane.sopInstanceUid(),
                plane.frame(),
                plane.columns(),
                plane.rows(),
                outline.box(),
                drawn.mask(),
                RegionMeasure.size(outline, Optional.of(spacing)),
                lesion.probability(),
                lesion.uid());
    }
}
