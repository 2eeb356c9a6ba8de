/** The index of pictures on disk: Lucene's vectors in a hierarchical navigable small world graph. Names Lucene; nobody else does. */
package io.xinglin.imaging.search.lucene;
