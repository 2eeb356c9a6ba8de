/**
 * Configuration records, one per concern, built and validated once at start.
 */
package io.xinglin.core.config;
