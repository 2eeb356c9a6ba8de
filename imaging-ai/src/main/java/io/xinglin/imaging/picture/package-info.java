/**
 * Grey pictures as networks take them: resampling, orientation, windows, and ordinary picture files. May depend on
 * {@code core} and {@code model}.
 */
package io.xinglin.imaging.picture;
