/**
 * The port {@link io.xinglin.core.fhir.ClinicalRepository} on HAPI's JPA storage, in process. May depend on mapping and
 * problem.
 */
package io.xinglin.fhir.repository;
