/**
 * The one place where a problem becomes an HTTP status and an OperationOutcome, and where HAPI's exceptions become
 * problems.
 */
package io.xinglin.fhir.problem;
