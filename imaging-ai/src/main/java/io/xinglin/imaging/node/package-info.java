/**
 * Vendors' DICOM nodes as runners of model packages: what their reports and segmentations say becomes findings, lesions and
 * regions. May depend on {@code model}, {@code report}, {@code region} and {@code core}; the DICOM adapter stands behind
 * {@link io.xinglin.imaging.node.AnswerReader}.
 */
package io.xinglin.imaging.node;
