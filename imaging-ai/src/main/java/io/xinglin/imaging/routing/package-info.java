/**
 * Which series go to which model: rules as data (the package's {@code routing} section and the site's overrides) against
 * headers and the matched order. May depend on {@code core} alone.
 */
package io.xinglin.imaging.routing;
