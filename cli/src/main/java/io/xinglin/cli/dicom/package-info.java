/** {@code xinglin dicom}: DICOM files beside what other makers' tools make of them. */
package io.xinglin.cli.dicom;
