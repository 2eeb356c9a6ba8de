package io.xinglin.imaging.model;

import io.xinglin.core.imaging.PriorLimits;
import io.xinglin.core.imaging.VendorNode;
import io.xinglin.imaging.routing.RoutingRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The whole of {@code package.yaml}, checked by {@link ManifestReader}.
 *
 * @param suppression boxes of a label that overlap by more (intersection over union) are one box; empty when they stay
 *     as they are
 * @param explanation name of the network output that says where it looked; empty when it has none
 * @param runtime where its main network runs
 * @param server where that is for {@link NetworkRuntime#OPEN_INFERENCE}; empty until the site has named it
 * @param node where that is for {@link NetworkRuntime#DICOM_NODE}; empty until the site has named it
 * @param verification how its figure is measured again; empty when the package does not say
 * @param metrics flattened with dots: {@code slice.any.auc -> 0.95}
 * @param rules what it makes of its results beside findings
 * @param waveform there for the task {@code waveform} and for no other
 * @param slide there for the task {@code whole-slide} and for no other
 * @param value there for the task {@code image-regression} and for no other
 * @param acceptance what the package must reach on a site's own cases before it is used there
 * @param volume there for the tasks of volumes and for no other
 * @param priors which earlier studies it compares with
 */
public record ModelManifest(
        String id,
        String version,
        String titleZh,
        String titleEn,
        TaskKind task,
        String intendedUse,
        String licence,
        String status,
        List<PackageFile> files,
        ModelInput input,
        Head head,
        List<OutputLabel> labels,
        OptionalDouble suppression,
        RoutingRule routing,
        String explanation,
        ReportTemplates report,
        Limits limits,
        NetworkRuntime runtime,
        Optional<InferenceServer> server,
        Optional<VendorNode> node,
        Optional<Verification> verification,
        Map<String, String> metrics,
        ResultRules rules,
        Optional<WaveformSection> waveform,
        Optional<SlideSection> slide,
        Optional<ValueSection> value,
        List<AcceptanceFigure> acceptance,
        Optional<VolumeSection> volume,
        PriorLimits priors) {
    /** The status of a package that waits for the networks a site brings. */
    public static final String SLOT = "slot";

    public ModelManifest {
        files = List.copyOf(files);
        labels = List.copyOf(labels);
        metrics = Map.copyOf(metrics);
        acceptance = List.copyOf(acceptance);
    }

    /** Whether the package has no network yet: it is listed, and nothing ever runs it. */
    public boolean slot() {
        return status.equals(SLOT);
    }

    /** Every label a result may carry: those of the network, then those by limits. */
    public List<OutputLabel> allLabels() {
        return Stream.concat(
                        labels.stream(),
                        waveform.stream()
                                .flatMap(w -> w.measurements().stream())
                                .map(MeasurementLabel::label))
                .toList();
    }

    /** Whether its main network is no file. */
    public boolean remote() {
        return runtime != NetworkRuntime.ONNX;
    }

    /** The file that plays a role. */
    public Optional<PackageFile> file(String role) {
        return files.stream().filter(f -> f.role().equals(role)).findFirst();
    }

    /** At or above which one picture of a series counts as evidence for a label. */
    public double pictureThreshold(OutputLabel label) {
        return task.stacked() ? label.sliceThreshold() : label.threshold();
    }

    /** What the main network wants to see of the pictures {@code verification} names. */
    public ModelInput verificationInput() {
        return verification
                .filter(Verification::filtered)
                .map(v -> input.unfiltered())
                .orElse(input);
    }

    ModelManifest with(
            List<OutputLabel> otherLabels,
            RoutingRule otherRouting,
            Limits otherLimits,
            ResultRules otherRules,
            Optional<InferenceServer> itsServer,
            Optional<VendorNode> itsNode,
            Optional<WaveformSection> itsWaveform,
            PriorLimits otherPriors) {
        return new ModelManifest(
                id,
                version,
                titleZh,
                titleEn,
                task,
                intendedUse,
                licence,
                status,
                files,
                input,
                head,
                otherLabels,
                suppression,
                otherRouting,
                explanation,
                report,
                otherLimits,
                runtime,
                itsServer,
                itsNode,
                verification,
                metrics,
                otherRules,
                itsWaveform,
                slide,
                value,
                acceptance,
                volume,
                otherPriors);
    }
}
