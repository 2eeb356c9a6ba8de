/**
 * JSON lines as the commands read them: an object a line, each with an {@code id}; a bad line becomes an error object.
 * Depends on Jackson alone.
 */
package io.xinglin.cli.lines;
