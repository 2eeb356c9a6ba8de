/**
 * CDS Hooks 2.0 (cds-hooks.hl7.org) on the aided diagnosis: the HTTP edge, the services, what they read and the cards they
 * answer. HAPI's CDS Hooks module (registry, prefetch, JSON) is named here alone. May depend on core, the mapping, the store
 * and the problems of this module.
 */
package io.xinglin.fhir.cdshooks;
