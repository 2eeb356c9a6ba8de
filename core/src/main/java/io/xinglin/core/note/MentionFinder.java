package io.xinglin.core.note;

import java.util.List;

/** Port: finds mentions in one scheme, in order of start; assertion and attributes are later stages. Safe for use by many threads. */
public interface MentionFinder {
    Scheme scheme();

    /** A mention before the later stages. */
    record Candidate(Span span, String label, List<io.xinglin.core.terminology.Code> codes) {
        public Candidate {
            codes = List.copyOf(codes);
        }
    }

    List<Candidate> find(String note, List<Section> sections);
}
