/**
 * The HAPI FHIR JPA server of the product: Spring context, database, servlet. May depend on every other package of this
 * module; nothing depends on it.
 */
package io.xinglin.fhir.server;
