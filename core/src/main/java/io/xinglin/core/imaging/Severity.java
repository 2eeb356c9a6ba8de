package io.xinglin.core.imaging;

/** How urgently a positive finding has to be seen. */
public enum Severity {
    CRITICAL,
    HIGH,
    MODERATE,
    LOW,
    NONE
}
