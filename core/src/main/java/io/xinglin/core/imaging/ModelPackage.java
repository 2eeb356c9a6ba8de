package io.xinglin.core.imaging;

import io.xinglin.core.terminology.Code;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code models/<id>/<version>/package.yaml} says, as far as other rooms need it.
 *
 * @param folder the package's folder
 * @param card the model card (Markdown)
 * @param status e.g. {@code research-only}
 * @param priors which earlier studies it compares with
 */
public record ModelPackage(
        AlgorithmIdentification algorithm,
        String titleZh,
        String titleEn,
        String status,
        Path folder,
        Routing routing,
        List<Label> labels,
        String card,
        Map<String, String> metrics,
        PriorLimits priors) {
    public ModelPackage {
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(routing, "routing");
        labels = List.copyOf(labels);
        metrics = Map.copyOf(metrics);
        Objects.requireNonNull(priors, "priors");
    }

    /** One output of the model. */
    public record Label(String key, Code code, double threshold, Severity severity, boolean reliable) {}

    /**
     * When a series goes to this model: every non-empty list must match.
     *
     * @param bodyParts DICOM defined terms, matched against (0018,0015) and, when that is empty, words against the texts
     * @param procedureText words looked for in order text, study and series description; beside body parts they are asked
     *     only where (0018,0015) is empty
     * @param minimumInstances series with fewer instances are left alone
     */
    public record Routing(
            List<String> modalities,
            List<String> sopClasses,
            List<String> bodyParts,
            List<String> procedureCodes,
            List<String> procedureText,
            int minimumInstances) {
        public Routing {
            modalities = List.copyOf(modalities);
            sopClasses = List.copyOf(sopClasses);
            bodyParts = List.copyOf(bodyParts);
            procedureCodes = List.copyOf(procedureCodes);
            procedureText = List.copyOf(procedureText);
        }
    }
}
