/**
 * Draft sentences in Chinese and English from a package's templates. May depend on {@code core} and {@code model}.
 */
package io.xinglin.imaging.report;
