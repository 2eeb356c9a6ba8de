/**
 * DIMSE services over the DICOM upper layer (PS3.7, PS3.8): Verification and Storage, as provider and user. May depend on
 * {@code file} and {@code core}.
 */
package io.xinglin.imaging.dicom.net;
