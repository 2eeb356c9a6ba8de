/**
 * Imaging orders as HL7 v2 ORM/OMI and FHIR ServiceRequest carry them. May depend on patient and terminology.
 */
package io.xinglin.core.order;
