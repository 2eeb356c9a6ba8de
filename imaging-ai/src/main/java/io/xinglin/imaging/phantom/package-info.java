/**
 * Images the product makes itself, as real DICOM files: a head-CT phantom and electrocardiograms for the demo and the
 * tests, a head-and-neck CT with the truth about its organs, levels of whole slides, and folders of pictures wrapped as a CT
 * series. May depend on {@code io.xinglin.imaging.dicom}, {@code io.xinglin.imaging.volume},
 * {@code io.xinglin.imaging.waveform} and {@code core}.
 */
package io.xinglin.imaging.phantom;
