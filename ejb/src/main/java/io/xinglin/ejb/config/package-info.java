/**
 * The configuration and the clock as injectable objects. May depend on core alone.
 */
package io.xinglin.ejb.config;
