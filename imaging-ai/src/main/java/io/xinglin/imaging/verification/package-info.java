/**
 * Measures a package on labelled pictures it was not trained on, so that anybody can print the figure on its card again. May
 * depend on {@code core}, {@code detection}, {@code model}, {@code node}, {@code nodule}, {@code phantom}, {@code picture},
 * {@code pixel}, {@code series}, {@code volume} and {@code waveform}.
 */
package io.xinglin.imaging.verification;
