/**
 * Annotated ECG documents that come over the network: checked and committed to the inbox at the door, filed in the archive as
 * DICOM objects afterwards. May depend on archive, audit, inbox and core.
 */
package io.xinglin.ejb.ecg;
