/**
 * The archive: DICOM files on disk (the truth) and their index in the database (what can be asked of it).
 *
 * <p>May depend on {@code core} and on {@code ejb.config} and {@code ejb.persistence}; knows nothing of orders, models or
 * reports.
 */
package io.xinglin.ejb.archive;
