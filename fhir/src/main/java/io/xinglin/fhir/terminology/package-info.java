/**
 * The national insurance code lists as FHIR terminology (FHIR R4 terminology-service.html): CodeSystem, ValueSet, ConceptMap and
 * their operations, answered from the port {@code CodeBook} in memory; nothing is stored in the repository's tables. May
 * depend on core and HAPI's server API.
 */
package io.xinglin.fhir.terminology;
