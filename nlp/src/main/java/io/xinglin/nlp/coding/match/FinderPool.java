package io.xinglin.nlp.coding.match;

import io.xinglin.nlp.coding.term.TermText;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Candidate finders for many threads: each serves one at a time, as many are made as are busy at once. */
public final class FinderPool {
    private final MatchModel model;
    private final Queue<CandidateFinder> idle = new ConcurrentLinkedQueue<>();

    public FinderPool(MatchModel model) {
        this.model = model;
    }

    /** The terms a text may mean. */
    public Candidates find(TermText text) {
        CandidateFinder finder = idle.poll();
        if (finder == null) {
            finder = new CandidateFinder(model);
        }
        Candidates found = finder.find(text);
        idle.add(finder);
        return found;
    }
}
