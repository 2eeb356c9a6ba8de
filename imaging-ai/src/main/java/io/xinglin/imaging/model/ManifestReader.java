package io.xinglin.imaging.model;

import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.imaging.routing.HeaderAttributes;
import io.xinglin.imaging.routing.RoutingRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code package.yaml} against the schema of docs/model-contract.md and lists every fault, not only the first. */
final class ManifestReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+([-+][0-9A-Za-z.-]+)?");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final double ANY_UNIT = 1e6;

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
        List<PackageFile> files = files(root);
        Optional<ModelInput> input = input(root.child("input"));
        List<OutputLabel> labels = labels(root.child("outputs"));
        RoutingRule routing = routing(root.child("routing"), root.section("input"));
        YamlView report = root.child("report");
        var manifest = new ModelManifest(
                id,
                version,
                title.text("zh"),
                title.text("en"),
                root.text("task"),
                root.prose("intendedUse"),
                root.prose("licence"),
                root.text("status"),
                files,
                input.orElse(null),
                labels,
                routing,
                root.section("explanation").text("output", ""),
                templates(report),
                root.section("metrics").flattened());
        if (!faults.isEmpty()) {
            throw new InvalidManifest(faults);
        }
        return manifest;
    }

    private String matching(YamlView view, String key, Pattern form, String words) {
        String value = view.text(key);
        if (!value.isEmpty() && !form.matcher(value).matches()) {
            view.fault(key, "must be " + words);
        }
        return value;
    }

    private List<PackageFile> files(YamlView root) {
        List<PackageFile> files = new ArrayList<>();
        for (YamlView item : root.items("files")) {
            String path = item.text("path");
            if (path.startsWith("/") || path.contains("..") || path.contains("\\") || path.contains(":")) {
                item.fault("path", "must stay inside the package");
            }
            files.add(new PackageFile(
                    path, matching(item, "sha256", SHA256, "64 lower-case hex digits"), item.text("role")));
        }
        long slices =
                files.stream().filter(f -> f.role().equals(PackageFile.SLICE)).count();
        if (slices != 1) {
            root.fault("files", "exactly one file must have the role slice, not " + slices);
        }
        if (files.stream().filter(f -> f.role().equals(PackageFile.SERIES)).count() > 1) {
            root.fault("files", "at most one file may have the role series");
        }
        return files;
    }

    private Optional<ModelInput> input(YamlView view) {
        List<String> modalities = view.texts("modality");
        if (modalities.isEmpty()) {
            view.fault("modality", "at least one modality is required");
        }
        int size = (int) view.number("size", 8, 4096);
        Optional<Window> window = window(view.child("window"));
        List<Window> display = view.items("displayWindows").stream()
                .flatMap(item -> window(item).stream())
                .toList();
        return window.map(
                w -> new ModelInput(modalities, view.texts("sopClasses"), view.texts("bodyPart"), size, w, display));
    }

    private Optional<Window> window(YamlView view) {
        int before = faults.size();
        double center = view.number("center", -ANY_UNIT, ANY_UNIT);
        double width = view.number("width", 1e-6, ANY_UNIT);
        return faults.size() > before
                ? Optional.empty()
                : Optional.of(new Window(view.text("name", ""), center, width));
    }

    private List<OutputLabel> labels(YamlView outputs) {
        List<OutputLabel> labels = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (YamlView item : outputs.items("labels")) {
            int before = faults.size();
            String key = item.text("key");
            if (!keys.add(key)) {
                item.fault("key", "appears twice: " + key);
            }
            Optional<Code> code = code(item.child("code"), item);
            double threshold = item.number("threshold", 0, 1);
            Calibration series = calibration(item.section("calibration"), Calibration.NONE);
            double sliceThreshold = item.section("slice").number("threshold", threshold, 0, 1);
            Calibration slice = calibration(item.section("slice").section("calibration"), series);
            Severity severity = severity(item);
            boolean reliable = item.flag("reliable", true);
            if (faults.size() == before) {
                labels.add(new OutputLabel(
                        key, code.orElseThrow(), threshold, series, sliceThreshold, slice, severity, reliable));
            }
        }
        if (keys.isEmpty()) {
            outputs.fault("labels", "at least one label is required");
        }
        return labels;
    }

    private Optional<Code> code(YamlView view, YamlView label) {
        String designator = view.text("system");
        Optional<CodeSystem> system = CodeSystem.ofDesignator(designator)
                .or(() -> Arrays.stream(CodeSystem.values())
                        .filter(s -> s.name().equalsIgnoreCase(designator))
                        .findFirst());
        if (system.isEmpty() && !designator.isEmpty()) {
            view.fault("system", "unknown coding scheme designator " + designator);
        }
        String value = view.text("value");
        String en = label.text("en", view.text("display", value));
        String zh = label.text("zh", en);
        return value.isEmpty() ? Optional.empty() : system.map(s -> new Code(s, value, view.text("display", en), zh));
    }

    private Calibration calibration(YamlView view, Calibration otherwise) {
        return new Calibration(
                view.number("a", otherwise.a(), -1000, 1000), view.number("b", otherwise.b(), -1000, 1000));
    }

    private Severity severity(YamlView item) {
        String name = item.text("severity", "NONE").toUpperCase(Locale.ROOT);
        return Arrays.stream(Severity.values())
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    item.fault("severity", "must be one of " + Arrays.toString(Severity.values()));
                    return Severity.NONE;
                });
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
        return new RoutingRule(base, view.texts("excludedText"), headers);
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
