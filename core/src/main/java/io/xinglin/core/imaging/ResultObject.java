package io.xinglin.core.imaging;

import io.xinglin.core.study.InstanceHeader;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The kinds of DICOM objects made from a result, by their Modality (0008,0060). */
public enum ResultObject {
    SR("SR"),
    SEG("SEG"),
    /** Secondary capture of a heat map. */
    SC("OT"),
    RTSTRUCT("RTSTRUCT"),
    /** Grayscale and color presentation states. */
    GSPS("PR");

    /**
     * What a PACS gets where the site does not say: no presentation states, for some viewers apply the newest one to a series by
     * themselves.
     */
    public static final Set<ResultObject> USUAL = Set.copyOf(EnumSet.complementOf(EnumSet.of(GSPS)));

    private final String modality;

    ResultObject(String modality) {
        this.modality = modality;
    }

    /** The kind of a derived object; empty for one of none of them. */
    public static Optional<ResultObject> of(InstanceHeader derived) {
        return Arrays.stream(values())
                .filter(kind -> kind.modality.equals(derived.modality()))
                .findFirst();
    }
}
