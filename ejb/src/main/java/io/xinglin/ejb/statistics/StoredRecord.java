package io.xinglin.ejb.statistics;

import io.xinglin.nlp.statistics.StatisticsRow;

/** A note's row for the statistics; null when its kept facts cannot be read, so that the count goes on without it. */
record StoredRecord(String noteId, StatisticsRow row) {}
