package io.xinglin.imaging.dicom.file;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The storage SOP classes the product claims (PS3.4 B.5). */
public enum StorageClass {
    CR("1", Kind.IMAGE),
    DX("1.1", Kind.IMAGE),
    DX_PROCESSING("1.1.1", Kind.IMAGE),
    MG("1.2", Kind.IMAGE),
    MG_PROCESSING("1.2.1", Kind.IMAGE),
    CT("2", Kind.IMAGE),
    ENHANCED_CT("2.1", Kind.IMAGE),
    LEGACY_ENHANCED_CT("2.2", Kind.IMAGE),
    US_MULTI_FRAME("3.1", Kind.IMAGE),
    MR("4", Kind.IMAGE),
    ENHANCED_MR("4.1", Kind.IMAGE),
    ENHANCED_MR_COLOR("4.3", Kind.IMAGE),
    LEGACY_ENHANCED_MR("4.4", Kind.IMAGE),
    US("6.1", Kind.IMAGE),
    SECONDARY_CAPTURE("7", Kind.IMAGE),
    MULTI_FRAME_BIT_CAPTURE("7.1", Kind.IMAGE),
    MULTI_FRAME_BYTE_CAPTURE("7.2", Kind.IMAGE),
    MULTI_FRAME_WORD_CAPTURE("7.3", Kind.IMAGE),
    MULTI_FRAME_COLOR_CAPTURE("7.4", Kind.IMAGE),
    ECG_12_LEAD("9.1.1", Kind.WAVEFORM),
    ECG_GENERAL("9.1.2", Kind.WAVEFORM),
    ECG_AMBULATORY("9.1.3", Kind.WAVEFORM),
    PRESENTATION_STATE("11.1", Kind.OTHER),
    COLOR_PRESENTATION_STATE("11.2", Kind.OTHER),
    XA("12.1", Kind.IMAGE),
    ENHANCED_XA("12.1.1", Kind.IMAGE),
    XRF("12.2", Kind.IMAGE),
    BREAST_TOMOSYNTHESIS("13.1.3", Kind.IMAGE),
    SEGMENTATION("66.4", Kind.IMAGE),
    VL_ENDOSCOPIC("77.1.1", Kind.IMAGE),
    VL_MICROSCOPIC("77.1.2", Kind.IMAGE),
    VL_SLIDE_MICROSCOPIC("77.1.3", Kind.IMAGE),
    VL_PHOTOGRAPHIC("77.1.4", Kind.IMAGE),
    OPHTHALMIC_8_BIT("77.1.5.1", Kind.IMAGE),
    OPHTHALMIC_16_BIT("77.1.5.2", Kind.IMAGE),
    OPHTHALMIC_TOMOGRAPHY("77.1.5.4", Kind.IMAGE),
    WHOLE_SLIDE("77.1.6", Kind.IMAGE),
    BASIC_TEXT_SR("88.11", Kind.OTHER),
    ENHANCED_SR("88.22", Kind.OTHER),
    COMPREHENSIVE_SR("88.33", Kind.OTHER),
    COMPREHENSIVE_3D_SR("88.34", Kind.OTHER),
    MAMMOGRAPHY_CAD_SR("88.50", Kind.OTHER),
    KEY_OBJECT_SELECTION("88.59", Kind.OTHER),
    CHEST_CAD_SR("88.65", Kind.OTHER),
    RADIATION_DOSE_SR("88.67", Kind.OTHER),
    ENCAPSULATED_PDF("104.1", Kind.OTHER),
    PET("128", Kind.IMAGE),
    RT_STRUCTURE_SET("481.3", Kind.OTHER);

    /** Root of the storage SOP classes. */
    private static final String ROOT = "1.2.840.10008.5.1.4.1.1.";

    private static final Map<String, StorageClass> BY_UID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(StorageClass::uid, Function.identity()));

    private final String uid;
    private final Kind kind;

    StorageClass(String suffix, Kind kind) {
        this.uid = "1.2.840.10008.5.1.4.1.1." + suffix;
        this.kind = kind;
    }

    /** What an object must carry. */
    enum Kind {
        IMAGE,
        WAVEFORM,
        OTHER
    }

    public String uid() {
        return uid;
    }

    /** Whether an object of this class is no object without pixel data. */
    public boolean isImage() {
        return kind == Kind.IMAGE;
    }

    /** Whether objects of this class carry an electrocardiogram. */
    public boolean isWaveform() {
        return kind == Kind.WAVEFORM;
    }

    public static Optional<StorageClass> of(String uid) {
        return uid != null && uid.startsWith(ROOT) ? Optional.ofNullable(BY_UID.get(uid)) : Optional.empty();
    }

    /** UIDs of all. */
    public static List<String> uids() {
        return Arrays.stream(values()).map(StorageClass::uid).toList();
    }
}
