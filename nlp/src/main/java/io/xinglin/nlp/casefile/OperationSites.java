package io.xinglin.nlp.casefile;

import io.xinglin.core.terminology.Code;
import io.xinglin.nlp.coding.Tsv;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether an operation goes with a diagnosis, by organ ({@code operation-site.tsv}). What the table leaves out (punctures,
 * endoscopies, imaging, drugs, ventilation) goes with none: it treats a patient, not an organ. Immutable.
 */
final class OperationSites {
    private static final int CHAPTER = 2;

    private final Map<String, CodePrefixes> diagnoses = new HashMap<>();

    OperationSites() {
        for (String[] row : Tsv.resource(OperationSites.class, "operation-site.tsv")) {
            CodePrefixes done = CodePrefixes.of(row[1]);
            for (String chapter : row[0].split(" ")) {
                if (diagnoses.put(chapter, done) != null) {
                    throw new IllegalStateException("operation-site.tsv: " + chapter + " is there twice");
                }
            }
        }
    }

    boolean agree(Code operation, Code diagnosis) {
        return isOnAnOrgan(operation)
                && diagnoses.get(operation.value().substring(0, CHAPTER)).has(diagnosis);
    }

    /** Whether it is an operation of the table at all; false for no code. */
    boolean isOnAnOrgan(Code operation) {
        return operation != null
                && operation.value().length() > CHAPTER
                && diagnoses.containsKey(operation.value().substring(0, CHAPTER))
                && !isAccess(operation.value());
    }

    /** 38.9 puncture of a vessel, 39.95 haemodialysis, 31.1 tracheostomy, 34.91 tap of the pleura, 54.91 of the peritoneum. */
    private static boolean isAccess(String code) {
        return code.startsWith("38.9")
                || code.startsWith("39.95")
                || code.startsWith("31.1")
                || code.startsWith("34.91")
                || code.startsWith("54.91");
    }
}
