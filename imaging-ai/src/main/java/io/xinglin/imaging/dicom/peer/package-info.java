/**
 * Compares the product's decoders with those of other makers on the same machine (dcmtk, gdcm): what they make of a file,
 * sample for sample, and what they show. May depend on {@code file} and {@code pixel}.
 */
package io.xinglin.imaging.dicom.peer;
