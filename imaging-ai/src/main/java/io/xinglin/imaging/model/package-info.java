/**
 * Model packages {@code models/<id>/<version>/}: schema, checksums, the site's overrides and the catalogue of what loaded.
 * May depend on {@code core} and {@code routing}.
 */
package io.xinglin.imaging.model;
