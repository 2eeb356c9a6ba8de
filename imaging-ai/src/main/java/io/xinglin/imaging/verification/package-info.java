/**
 * Measures a package on labelled pictures it was not trained on, so that anybody can print the figure on its card again. May
 * depend on {@code core}, {@code model}, {@code nodule}, {@code phantom}, {@code picture}, {@code series} and {@code
 * waveform}.
 */
package io.xinglin.imaging.verification;
