/**
 * Reads the objects a vendor's node sends back: SR content trees and segmentations. Part of the DICOM adapter; may depend on
 * {@code dicom.file}, {@code dicom.pixel}, {@code node} and {@code core}.
 */
package io.xinglin.imaging.dicom.answer;
