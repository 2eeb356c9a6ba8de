/**
 * From stored pixel data to modality values and to what people look at (PS3.3 C.7.6.3, C.11.1, C.11.2). May depend on
 * {@code file} and {@code codec}.
 */
package io.xinglin.imaging.dicom.pixel;
