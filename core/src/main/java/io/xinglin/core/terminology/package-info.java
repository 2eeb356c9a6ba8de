/**
 * Coded concepts and the code systems they come from.
 */
package io.xinglin.core.terminology;
