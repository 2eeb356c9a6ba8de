/**
 * Port to the FHIR repository, named in domain terms; implemented by the fhir module.
 */
package io.xinglin.core.fhir;
