/**
 * Images the product makes itself, as real DICOM files: a head-CT phantom and electrocardiograms for the demo and the
 * tests, levels of whole slides, and folders of pictures wrapped as a CT series. May depend on {@code io.xinglin.imaging.dicom},
 * {@code io.xinglin.imaging.waveform} and {@code core}.
 */
package io.xinglin.imaging.phantom;
