/**
 * The command line: the same engines as the server, for evaluation and bulk work. May depend on every engine and on
 * core; no engine may depend on it.
 */
package io.xinglin.cli;
