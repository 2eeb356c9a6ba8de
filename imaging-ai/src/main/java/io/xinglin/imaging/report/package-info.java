/**
 * Draft sentences in Chinese and English from a package's templates. May depend on {@code core}, {@code model} and {@code waveform}.
 */
package io.xinglin.imaging.report;
