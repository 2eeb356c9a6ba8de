package io.xinglin.core.order;

import java.util.Objects;

/** The number that ties an order to its images: HL7 v2 {@code OBR-18}/{@code IPC-1}, DICOM (0008,0050) SH, at most 16 characters in DICOM. */
public record AccessionNumber(String value) {
    public AccessionNumber {
        value = Objects.requireNonNull(value, "value").strip();
        if (value.isEmpty() || value.length() > 64) {
            throw new IllegalArgumentException("accession number is blank or longer than 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
