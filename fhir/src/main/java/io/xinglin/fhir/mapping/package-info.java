/**
 * From domain records to FHIR R4 resources: pure functions, the same input always gives the same resource. May depend on
 * core and on HAPI's R4 structures; knows neither server nor database.
 */
package io.xinglin.fhir.mapping;
