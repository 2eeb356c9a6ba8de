/**
 * Classes given by rules that are public or the product's own, as data: {@code rules.txt}. May depend on {@code core} alone.
 */
package io.xinglin.imaging.assessment;
