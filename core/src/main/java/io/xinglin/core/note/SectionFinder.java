package io.xinglin.core.note;

import java.util.List;

/** Port: finds the sections of a note, in order of start, parents before children. Safe for use by many threads. */
@FunctionalInterface
public interface SectionFinder {
    List<Section> find(String note);
}
