package io.xinglin.core.study;

import java.util.Objects;
import java.util.regex.Pattern;

/** A DICOM unique identifier (PS3.5 section 9): at most 64 characters, digits and dots. Real devices pad and break the leading-zero rule; that is tolerated. */
public record DicomUid(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    public DicomUid {
        value = Objects.requireNonNull(value, "value").strip();
        if (value.length() > 64 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a DICOM UID");
        }
    }

    /** A UID from a UUID (PS3.5 B.2, root 2.25). */
    public static DicomUid ofUuid(java.util.UUID uuid) {
        var unsigned = new java.math.BigInteger(uuid.toString().replace("-", ""), 16);
        return new DicomUid("2.25." + unsigned);
    }

    /** The same UID every time for the same name: a repeated job makes the same object. */
    public static DicomUid named(String name) {
        return ofUuid(java.util.UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value;
    }
}
