/**
 * A small hospital played against a running server through the real protocols: an HIS that sends HL7 v2, a scanner and a
 * PACS that speak DICOM, an EMR that reads FHIR, a clinician at the web pages. Uses the server's edges only, never its
 * classes.
 */
package io.xinglin.cli.demo;
