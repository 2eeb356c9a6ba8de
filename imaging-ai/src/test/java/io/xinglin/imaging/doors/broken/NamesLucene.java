package io.xinglin.imaging.doors.broken;

import org.apache.lucene.index.IndexWriter;

/** Must fail: Lucene outside its adapter. */
record NamesLucene(IndexWriter writer) {}
