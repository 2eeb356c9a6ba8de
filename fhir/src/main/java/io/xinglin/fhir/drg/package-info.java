/**
 * The operation {@code Encounter/$drg}: an encounter as stored, or a case in parameters, into its group. Calls the grouper
 * that {@code core.PortRegistry} offers. May depend on mapping, repository and problem.
 */
package io.xinglin.fhir.drg;
