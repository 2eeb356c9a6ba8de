package io.xinglin.imaging.routing;

import io.xinglin.core.study.InstanceHeader;
import java.util.Set;

/** Objects made from images rather than by a scanner: a model never looks at them, its own results least of all. */
public final class DerivedObjects {
    private static final Set<String> MODALITIES =
            Set.of("SR", "SEG", "PR", "KO", "DOC", "REG", "RTSTRUCT", "RTPLAN", "RTDOSE", "RTRECORD", "AU", "OT");
    /** Secondary Capture family, presentation states, SR family, encapsulated documents, segmentations, RT. */
    private static final Set<String> SOP_CLASS_ROOTS = Set.of(
            "1.2.840.10008.5.1.4.1.1.7",
            "1.2.840.10008.5.1.4.1.1.11",
            "1.2.840.10008.5.1.4.1.1.66",
            "1.2.840.10008.5.1.4.1.1.88",
            "1.2.840.10008.5.1.4.1.1.104",
            "1.2.840.10008.5.1.4.1.1.481");

    private DerivedObjects() {}

    public static boolean contains(InstanceHeader header) {
        String sopClass = header.sopClassUid().value();
        return MODALITIES.contains(header.modality())
                || SOP_CLASS_ROOTS.stream().anyMatch(root -> sopClass.equals(root) || sopClass.startsWith(root + "."));
    }
}
