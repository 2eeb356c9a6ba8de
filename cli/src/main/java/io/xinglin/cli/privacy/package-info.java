/** Groups {@code xinglin deidentify} and {@code xinglin reidentify}: DICOM files out of the house without identity, and back. */
package io.xinglin.cli.privacy;
