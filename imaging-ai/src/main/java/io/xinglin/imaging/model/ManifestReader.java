package io.xinglin.imaging.model;

import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.imaging.PriorLimits;
import io.xinglin.imaging.routing.Ages;
import io.xinglin.imaging.routing.HeaderAttributes;
import io.xinglin.imaging.routing.RoutingRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads {@code package.yaml} against the schema of docs/model-contract.md and lists every fault, not only the first. */
final class ManifestReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+([-+][0-9A-Za-z.-]+)?");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Intersection over union at which two boxes are taken for one, where the package does not say. */
    private static final double SUPPRESSION = 0.5;

    private final List<String> faults = new ArrayList<>();

    private ManifestReader() {}

    static ModelManifest read(Path yaml) throws InvalidManifest {
        return new ManifestReader().readAll(yaml);
    }

    private ModelManifest readAll(Path yaml) throws InvalidManifest {
        YamlView root = YamlView.of(yaml, faults);
        String id = matching(root, "id", ID, "lower-case letters, digits and dashes");
        String version = matching(root, "version", VERSION, "a version such as 1.0.0");
        YamlView title = root.child("title");
        TaskKind task = task(root);
        NetworkRuntime runtime = runtime(root, task);
        List<PackageFile> files = files(root, task, runtime != NetworkRuntime.ONNX);
        boolean waveform = task == TaskKind.WAVEFORM;
        Optional<ModelInput> input = runtime == NetworkRuntime.DICOM_NODE
                ? InputReader.readAnywhere(root.child("input"))
                : InputReader.read(root.child("input"), task);
        YamlView outputs = task.findings() ? root.child("outputs") : root.section("outputs");
        List<OutputLabel> labels = labels(outputs, task);
        RoutingRule routing = routing(root.child("routing"), root.section("input"));
        var manifest = new ModelManifest(
                id,
                version,
                title.text("zh"),
                title.text("en"),
                task,
                root.prose("intendedUse"),
                root.prose("licence"),
                root.text("status"),
                files,
                input.orElse(null),
                head(outputs, task),
                labels,
                suppression(outputs, task),
                routing,
                root.section("explanation").text("output", ""),
                task.findings() ? templates(root.child("report")) : ReportTemplates.NONE,
                limits(root.section("limits"), Limits.DEFAULT),
                runtime,
                Optional.empty(),
                Optional.empty(),
                waveform || task.volumetric() || labels.isEmpty() || task == TaskKind.IMAGE_REGRESSION
                        ? Optional.empty()
                        : VerificationReader.read(root.section("verification"), task, labels),
                root.section("metrics").flattened(),
                ResultRulesReader.read(root, task, labels),
                waveform ? Optional.of(WaveformSectionReader.read(root, labels)) : Optional.empty(),
                task == TaskKind.WHOLE_SLIDE ? Optional.of(SlideSection.read(root.child("input"))) : Optional.empty(),
                task == TaskKind.IMAGE_REGRESSION ? ValueSectionReader.read(root, labels) : Optional.empty(),
                AcceptanceReader.read(root.section("acceptance"), labels),
                task.volumetric() ? Optional.of(VolumeSectionReader.read(root, task)) : Optional.empty(),
                priors(root, task));
        if (!faults.isEmpty()) {
            throw new InvalidManifest(faults);
        }
        return manifest;
    }

    /** Those of the network, or of the limits its figure is held against; none for a network that finds nothing. */
    private static List<OutputLabel> labels(YamlView outputs, TaskKind task) {
        return switch (task) {
            case IMAGE_EMBEDDING -> List.of();
            case IMAGE_REGRESSION -> LabelReader.read(outputs, ValueSectionReader.DEVIATIONS);
            default -> LabelReader.read(outputs);
        };
    }

    private static PriorLimits priors(YamlView root, TaskKind task) {
        if (root.has("priors") && !task.findings()) {
            root.fault("priors", "is for models that find something in series");
        }
        return PriorLimitsReader.read(root.section("priors"), PriorLimits.SITE);
    }

    private static TaskKind task(YamlView root) {
        String key = root.text("task");
        return TaskKind.of(key).orElseGet(() -> {
            if (!key.isEmpty()) {
                root.fault("task", "must be one of " + TaskKind.keys());
            }
            return TaskKind.SERIES_CLASSIFICATION;
        });
    }

    private static NetworkRuntime runtime(YamlView root, TaskKind task) {
        Optional<NetworkRuntime> named = NetworkRuntime.of(root.text("runtime", "onnx"));
        if (named.isEmpty()) {
            root.fault("runtime", "must be one of " + NetworkRuntime.keys());
        }
        NetworkRuntime runtime = named.orElse(NetworkRuntime.ONNX);
        if (runtime != NetworkRuntime.ONNX && (task == TaskKind.WAVEFORM || task.volumetric())) {
            root.fault("runtime", "must be onnx for " + task.key());
        }
        if (runtime == NetworkRuntime.DICOM_NODE && root.has("verification")) {
            root.fault("verification", "a node is not measured here");
        }
        return runtime;
    }

    private static Head head(YamlView outputs, TaskKind task) {
        String name = outputs.text("head", "sigmoid");
        Optional<Head> head = Head.of(name);
        if (head.isEmpty()) {
            outputs.fault("head", "must be sigmoid, softmax or ordinal");
        } else if (!task.excluding() && head.get() != Head.SIGMOID) {
            outputs.fault("head", "must be sigmoid for " + task.key());
        }
        return head.orElse(Head.SIGMOID);
    }

    private static OptionalDouble suppression(YamlView outputs, TaskKind task) {
        if (!outputs.has("suppression")) {
            return OptionalDouble.empty();
        }
        if (task != TaskKind.IMAGE_DETECTION) {
            outputs.fault("suppression", "is for " + TaskKind.IMAGE_DETECTION.key() + " alone");
        }
        return OptionalDouble.of(outputs.child("suppression").number("overlap", SUPPRESSION, 0, 1));
    }

    static Limits limits(YamlView view, Limits otherwise) {
        return new Limits(
                (int) view.number("concurrency", otherwise.concurrency(), 1, 1000),
                Duration.ofSeconds(
                        (long) view.number("seconds", (double) otherwise.time().toSeconds(), 1, 86_400)),
                (int) view.number("failures", otherwise.failures(), 1, 1000),
                new Limits.Gathering(
                        (int) view.number(
                                "gatherPictures", otherwise.gathering().pictures(), 1, 1024),
                        Duration.ofMillis((long) view.number(
                                "gatherMilliseconds",
                                (double) otherwise.gathering().patience().toMillis(),
                                0,
                                1000))));
    }

    private String matching(YamlView view, String key, Pattern form, String words) {
        String value = view.text(key);
        if (!value.isEmpty() && !form.matcher(value).matches()) {
            view.fault(key, "must be " + words);
        }
        return value;
    }

    private List<PackageFile> files(YamlView root, TaskKind task, boolean remote) {
        List<PackageFile> files = new ArrayList<>();
        boolean slot = root.text("status", "").equals(ModelManifest.SLOT);
        for (YamlView item : root.items("files")) {
            String path = item.text("path");
            if (path.startsWith("/") || path.contains("..") || path.contains("\\") || path.contains(":")) {
                item.fault("path", "must stay inside the package");
            }
            files.add(new PackageFile(
                    path, matching(item, "sha256", SHA256, "64 lower-case hex digits"), item.text("role")));
        }
        long main = files.stream().filter(f -> f.role().equals(task.mainRole())).count();
        if (remote && main != 0) {
            root.fault("files", "a network that runs on a server is no file");
        } else if (slot) {
            if (main != 0) {
                root.fault("status", "must not be " + ModelManifest.SLOT + " once the network is there");
            }
        } else if (!remote && main != 1) {
            root.fault("files", "exactly one file must have the role " + task.mainRole() + ", not " + main);
        }
        if (task == TaskKind.WAVEFORM
                && !slot
                && files.stream().filter(f -> f.role().equals(PackageFile.BEAT)).count() != 1) {
            root.fault("files", "exactly one file must have the role " + PackageFile.BEAT);
        }
        if (files.stream().filter(f -> f.role().equals(PackageFile.SERIES)).count() > 1) {
            root.fault("files", "at most one file may have the role series");
        }
        return files;
    }

    private RoutingRule routing(YamlView view, YamlView input) {
        var base = new ModelPackage.Routing(
                view.has("modality") ? view.texts("modality") : input.texts("modality"),
                view.has("sopClasses") ? view.texts("sopClasses") : input.texts("sopClasses"),
                view.texts("bodyPart"),
                view.texts("procedureCodes"),
                view.texts("procedureText"),
                (int) view.number("minimumInstances", 1, 1, 100_000));
        List<RoutingRule.HeaderCondition> headers = new ArrayList<>();
        for (YamlView item : view.items("headers")) {
            String attribute = item.text("attribute");
            if (!HeaderAttributes.names().contains(attribute)) {
                item.fault("attribute", "must be one of " + HeaderAttributes.names());
            }
            headers.add(new RoutingRule.HeaderCondition(attribute, item.texts("words")));
        }
        return new RoutingRule(base, view.texts("excludedText"), headers, ages(view.section("age")));
    }

    private static Ages ages(YamlView view) {
        int from = (int) view.number("from", Ages.ALL.from(), 0, 150);
        int below = (int) view.number("below", Ages.ALL.below(), 1, Ages.ALL.below());
        if (below <= from) {
            view.fault("below", "must be above from");
            return Ages.ALL;
        }
        return new Ages(from, below);
    }

    private ReportTemplates templates(YamlView report) {
        YamlView positive = report.child("positive");
        YamlView negative = report.child("negative");
        YamlView unreliable = report.section("unreliable");
        return new ReportTemplates(
                positive.text("zh"),
                positive.text("en"),
                negative.text("zh"),
                negative.text("en"),
                unreliable.text("zh", "{labels}：此类训练病例过少，须人工核实。"),
                unreliable.text("en", "{labels}: too few cases of this kind were seen in training; verify."));
    }
}
