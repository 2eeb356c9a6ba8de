/**
 * Ports from pixels to findings: model packages, analysis, encoding of one finding in DICOM. May depend on study, order and terminology.
 */
package io.xinglin.core.imaging;
