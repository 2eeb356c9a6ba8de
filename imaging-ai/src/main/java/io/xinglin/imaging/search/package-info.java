/**
 * Pictures that look alike, by the directions a network gives them: what is kept of a picture, ports to an index, and how
 * well the index finds. Lucene stays in {@code lucene}.
 */
package io.xinglin.imaging.search;
