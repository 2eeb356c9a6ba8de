/**
 * Pseudonyms of patients and identifiers, kept at home, and the ports that take identities out of DICOM objects and put them
 * back. May depend on {@code study}.
 */
package io.xinglin.core.pseudonym;
