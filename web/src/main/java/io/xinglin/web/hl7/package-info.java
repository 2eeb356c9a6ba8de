/** HL7 over HTTP for systems: annotated ECGs. May depend on {@code dicomweb} for the login of systems, and on {@code problem}. */
package io.xinglin.web.hl7;
