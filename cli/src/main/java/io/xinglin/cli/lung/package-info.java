/** Lung nodules on the command line: made chests and what the search for nodules sees in them. */
package io.xinglin.cli.lung;
