/**
 * {@code xinglin imaging}: DICOM files and pictures in, findings out, in bulk. May depend on imaging-ai and core.
 */
package io.xinglin.cli.imaging;
