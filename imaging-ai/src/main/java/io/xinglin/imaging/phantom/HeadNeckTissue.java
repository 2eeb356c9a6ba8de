package io.xinglin.imaging.phantom;

import java.util.Optional;

/** What a place of the phantom is made of. */
enum HeadNeckTissue {
    OUTSIDE(-1000, null),
    AIR(-980, null),
    FAT(-95, null),
    MUSCLE(55, null),
    FLUID(8, null),
    VESSEL(48, null),
    CARTILAGE(130, null),
    SPONGY_BONE(350, null),
    BONE(1000, null),
    TOOTH(1900, null),
    BRAIN(35, HeadNeckOrgan.BRAIN),
    WHITE_MATTER(29, HeadNeckOrgan.BRAIN),
    VENTRICLE(8, HeadNeckOrgan.BRAIN),
    BRAINSTEM(31, HeadNeckOrgan.BRAINSTEM),
    SPINAL_CORD(36, HeadNeckOrgan.SPINAL_CORD),
    MANDIBLE(1100, HeadNeckOrgan.MANDIBLE),
    MANDIBLE_MARROW(450, HeadNeckOrgan.MANDIBLE),
    EYE(14, HeadNeckOrgan.EYE_LEFT),
    LENS(85, HeadNeckOrgan.LENS_LEFT),
    OPTIC_NERVE(38, HeadNeckOrgan.OPTIC_NERVE_LEFT),
    PAROTID(8, HeadNeckOrgan.PAROTID_LEFT),
    LARYNX(62, HeadNeckOrgan.LARYNX),
    LARYNX_CARTILAGE(150, HeadNeckOrgan.LARYNX),
    LARYNX_AIR(-980, HeadNeckOrgan.LARYNX),
    THYROID(115, HeadNeckOrgan.THYROID);

    private final int hounsfield;
    private final HeadNeckOrgan organ;

    HeadNeckTissue(int hounsfield, HeadNeckOrgan organ) {
        this.hounsfield = hounsfield;
        this.organ = organ;
    }

    /** Usual value, Hounsfield units. */
    int hounsfield() {
        return hounsfield;
    }

    /** The organ it belongs to; of paired organs the one on the given side. */
    Optional<HeadNeckOrgan> organ(boolean onLeft) {
        boolean paired = organ != null && organ.name().endsWith("_LEFT");
        return Optional.ofNullable(paired ? HeadNeckOrgan.sided(organ, onLeft) : organ);
    }
}
