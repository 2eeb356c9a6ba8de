/**
 * Earlier studies of a patient: found by rule at a PACS or a DICOMweb server, fetched, looked at by the same models without a report, and
 * compared with.
 *
 * <p>May depend on {@code archive}, {@code inference}, {@code report} and the queue; jobs know of it through {@link
 * io.xinglin.ejb.inference.Priors} alone.
 */
package io.xinglin.ejb.prior;
