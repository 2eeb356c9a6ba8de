/**
 * DICOM studies, series and instances as the archive knows them. May depend on patient and problem.
 */
package io.xinglin.core.study;
