/**
 * One result as DICOM objects: structured report (PS3.16 TID 1500), segmentation and secondary capture. May depend on {@code file},
 * {@code pixel} and {@code core}.
 */
package io.xinglin.imaging.dicom.result;
