/**
 * Model packages {@code models/<id>/<version>/}: schema, checksums, the site's overrides and the catalogue of what loaded.
 * May depend on {@code core}, {@code routing} and {@code waveform}.
 */
package io.xinglin.imaging.model;
