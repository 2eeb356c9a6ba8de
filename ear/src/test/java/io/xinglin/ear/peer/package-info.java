/** Tests against real peers from Debian: dcmtk, Orthanc, dicom3tools, Chromium. Run by {@code -Ppeer}, see .ci/run. */
package io.xinglin.ear.peer;
