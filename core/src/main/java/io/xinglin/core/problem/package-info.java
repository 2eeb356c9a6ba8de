/**
 * The closed set of things that can go wrong; each edge has one mapper from it to its standard's negative answer.
 */
package io.xinglin.core.problem;
