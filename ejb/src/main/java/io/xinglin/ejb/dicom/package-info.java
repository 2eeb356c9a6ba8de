/**
 * The DICOM edge: the listener's life, the way out to PACS nodes, and the engines behind the imaging ports.
 *
 * <p>The composition root: the only package here that names adapters of {@code imaging-ai} and {@code nlp}.
 */
package io.xinglin.ejb.dicom;
