package io.xinglin.imaging.dicom.file;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The transfer syntaxes the product claims (PS3.5 section 10, PS3.6 annex A). */
public enum TransferSyntax {
    EXPLICIT_LE("1.2.840.10008.1.2.1", "Explicit VR Little Endian", "application/octet-stream"),
    IMPLICIT_LE("1.2.840.10008.1.2", "Implicit VR Little Endian", "application/octet-stream"),
    DEFLATED("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian", "application/octet-stream"),
    EXPLICIT_BE("1.2.840.10008.1.2.2", "Explicit VR Big Endian", "application/octet-stream"),
    JPEG_BASELINE("1.2.840.10008.1.2.4.50", "JPEG Baseline", "image/jpeg"),
    JPEG_EXTENDED("1.2.840.10008.1.2.4.51", "JPEG Extended", "image/jpeg"),
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", "JPEG Lossless", "image/jpeg"),
    JPEG_LOSSLESS_SV1("1.2.840.10008.1.2.4.70", "JPEG Lossless SV1", "image/jpeg"),
    JPEG_LS("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless", "image/jls"),
    JPEG_LS_NEAR("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless", "image/jls"),
    JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless", "image/jp2"),
    JPEG_2000("1.2.840.10008.1.2.4.91", "JPEG 2000", "image/jp2"),
    RLE("1.2.840.10008.1.2.5", "RLE Lossless", "image/dicom-rle");

    private final String uid;
    private final String title;
    private final String mediaType;

    TransferSyntax(String uid, String title, String mediaType) {
        this.uid = uid;
        this.title = title;
        this.mediaType = mediaType;
    }

    public String uid() {
        return uid;
    }

    /** The standard's name. */
    public String title() {
        return title;
    }

    /** DICOMweb media type of one frame (PS3.18 8.7.3.3). */
    public String mediaType() {
        return mediaType;
    }

    /** Whether pixel data is a sequence of fragments (PS3.5 A.4). */
    public boolean encapsulated() {
        return !mediaType.equals("application/octet-stream");
    }

    /** Whether every decoder restores the same samples. */
    public boolean lossless() {
        return switch (this) {
            case JPEG_BASELINE, JPEG_EXTENDED, JPEG_2000 -> false;
            default -> true;
        };
    }

    public static Optional<TransferSyntax> of(String uid) {
        return Arrays.stream(values()).filter(s -> s.uid.equals(uid)).findFirst();
    }

    /** UIDs of all, in the order of preference. */
    public static List<String> uids() {
        return Arrays.stream(values()).map(TransferSyntax::uid).toList();
    }
}
