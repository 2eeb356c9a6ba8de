/**
 * DICOMweb as a client: QIDO-RS and WADO-RS of another archive (PS3.18 section 10), behind the port {@code StudyRetrieval}. May depend
 * on {@code core} alone; JSON by Jackson, multipart by mime4j, HTTP by the JDK.
 */
package io.xinglin.imaging.dicomweb;
