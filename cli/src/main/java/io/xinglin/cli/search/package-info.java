/** {@code xinglin search}: pictures that look alike. Sees {@code cli.model} for the model folders and {@code cli.imaging} for files. */
package io.xinglin.cli.search;
