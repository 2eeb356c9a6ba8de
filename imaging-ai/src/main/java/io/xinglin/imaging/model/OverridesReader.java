package io.xinglin.imaging.model;

import io.xinglin.core.imaging.PriorLimits;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.assessment.RuleTables;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads {@code overrides.yaml}.
 *
 * <pre>{@code
 * ich-ct:
 *   enabled: true
 *   thresholds:
 *     any: {value: 0.35, reason: "night shift asked for more sensitivity, 2026-10"}
 *   routing:
 *     procedureText: [急诊头颅平扫]
 *     excludedText: [CTP]
 *     minimumInstances: 8
 *   rulesOff: {bi-rads-bands: "the department grades by itself, 2026-11"}
 *   limits: {concurrency: 1, seconds: 120, failures: 3}
 *   priors: {months: 12, count: 2, modality: [CT], bodyPart: [HEAD]}
 * chest-vendor:
 *   server: {url: "http://10.0.0.7:8000", model: chest, version: "3", seconds: 30}
 * nodule-vendor:
 *   node: {aeTitle: VENDOR, host: 10.0.0.8, port: 11112, returns: [SR, SEG], minutes: 30}
 * }</pre>
 *
 * <p>A faulty file stops the start: ignoring it could run a model the hospital switched off.
 */
final class OverridesReader {
    private static final Set<String> KEYS = Set.of(
            "enabled",
            "reason",
            "thresholds",
            "routing",
            "limits",
            "rulesOff",
            "server",
            "node",
            "measurements",
            "priors");
    private static final Set<String> LIMIT_KEYS =
            Set.of("concurrency", "seconds", "failures", "gatherPictures", "gatherMilliseconds");
    private static final Set<String> SERVER_KEYS = Set.of("url", "model", "version", "seconds");
    private static final Pattern URL = Pattern.compile("https?://[A-Za-z0-9.\\-\\[\\]:]+(/[A-Za-z0-9._~/-]*)?");
    private static final Set<String> ROUTING_KEYS =
            Set.of("bodyPart", "procedureCodes", "procedureText", "excludedText", "minimumInstances");

    private OverridesReader() {}

    /** @throws ProblemException INVALID naming every fault */
    static SiteOverrides read(Path file) {
        if (!Files.exists(file)) {
            return SiteOverrides.NONE;
        }
        List<String> faults = new ArrayList<>();
        Map<String, SiteOverrides.Change> models = new LinkedHashMap<>();
        try {
            YamlView root = YamlView.of(file, faults);
            for (String id : root.keys()) {
                models.put(id, override(root.child(id)));
            }
        } catch (InvalidManifest e) {
            faults.addAll(e.faults());
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    Problem.Category.INVALID, file.getFileName() + " refused: " + String.join("; ", faults));
        }
        return new SiteOverrides(models);
    }

    private static SiteOverrides.Change override(YamlView view) {
        unknownKeys(view, KEYS);
        boolean enabled = view.flag("enabled", true);
        if (!enabled && view.text("reason", "").isEmpty()) {
            view.fault("reason", "required when a model is disabled");
        }
        YamlView routing = view.section("routing");
        unknownKeys(routing, ROUTING_KEYS);
        return new SiteOverrides.Change(
                enabled,
                view.text("reason", ""),
                thresholds(view.section("thresholds"), 1),
                thresholds(view.section("measurements"), 100_000),
                routing.texts("bodyPart"),
                routing.texts("procedureCodes"),
                routing.texts("procedureText"),
                routing.texts("excludedText"),
                (int) routing.number("minimumInstances", 0, 1, 100_000),
                limits(view.section("limits")),
                rulesOff(view.section("rulesOff")),
                server(view),
                NodeReader.read(view),
                priors(view.section("priors")));
    }

    private static UnaryOperator<Limits> limits(YamlView view) {
        unknownKeys(view, LIMIT_KEYS);
        Limits checked = ManifestReader.limits(view, Limits.DEFAULT);
        return own -> new Limits(
                view.has("concurrency") ? checked.concurrency() : own.concurrency(),
                view.has("seconds") ? checked.time() : own.time(),
                view.has("failures") ? checked.failures() : own.failures(),
                view.has("gatherPictures") || view.has("gatherMilliseconds") ? checked.gathering() : own.gathering());
    }

    private static UnaryOperator<PriorLimits> priors(YamlView view) {
        PriorLimitsReader.read(view, PriorLimits.SITE);
        return own -> PriorLimitsReader.read(view, own);
    }

    /** Each with the site's reason. */
    private static Set<String> rulesOff(YamlView view) {
        unknownKeys(view, RuleTables.ids());
        view.keys().forEach(view::text);
        return Set.copyOf(view.keys());
    }

    private static Optional<InferenceServer> server(YamlView view) {
        if (!view.has("server")) {
            return Optional.empty();
        }
        YamlView server = view.child("server");
        unknownKeys(server, SERVER_KEYS);
        String url = server.text("url");
        if (!URL.matcher(url).matches()) {
            server.fault("url", "must be http:// or https:// with host, port and perhaps a path");
            return Optional.empty();
        }
        return Optional.of(new InferenceServer(
                URI.create(url), server.text("model"), server.text("version", ""), Duration.ofSeconds((long)
                        server.number("seconds", 60, 1, 3600))));
    }

    private static Map<String, SiteOverrides.Threshold> thresholds(YamlView view, double most) {
        Map<String, SiteOverrides.Threshold> thresholds = new LinkedHashMap<>();
        for (String label : view.keys()) {
            YamlView item = view.child(label);
            thresholds.put(label, new SiteOverrides.Threshold(item.number("value", 0, most), item.text("reason")));
        }
        return thresholds;
    }

    static void unknownKeys(YamlView view, Set<String> known) {
        view.keys().stream().filter(key -> !known.contains(key)).forEach(key -> view.fault(key, "unknown key"));
    }
}
