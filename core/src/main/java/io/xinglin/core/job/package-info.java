/**
 * Durable jobs: states, attempts, back-off and the dead-letter state a person can retry.
 */
package io.xinglin.core.job;
