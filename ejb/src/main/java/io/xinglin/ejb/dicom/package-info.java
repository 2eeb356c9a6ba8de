/**
 * The DICOM edge: the listener's life, the way out to PACS nodes, and the engines behind the imaging ports.
 *
 * <p>Composes: the only package here that names adapters of {@code imaging-ai}.
 */
package io.xinglin.ejb.dicom;
