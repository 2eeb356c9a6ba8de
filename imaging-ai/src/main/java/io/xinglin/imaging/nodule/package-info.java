/**
 * Nodules of the lung: where the lungs are, what in them looks like a nodule, how large it is and what became of it since an
 * earlier study. Plain arithmetic on volumes; networks come in through {@code io.xinglin.imaging.network}. May depend on
 * {@code io.xinglin.imaging.volume}, {@code io.xinglin.imaging.network} and {@code core}.
 */
package io.xinglin.imaging.nodule;
