/**
 * What API clients bring: who may write what, and how their notes and orders get to the use cases. May depend on mapping
 * and problem.
 */
package io.xinglin.fhir.incoming;
