/**
 * Diagnosis related groups: the case that is grouped, the group it gets and why, and the port of the grouper.
 */
package io.xinglin.core.drg;
