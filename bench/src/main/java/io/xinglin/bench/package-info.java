/**
 * Benchmarks, each beside a peer or a limit measured in the same call. May depend on every engine; never shipped.
 */
package io.xinglin.bench;
