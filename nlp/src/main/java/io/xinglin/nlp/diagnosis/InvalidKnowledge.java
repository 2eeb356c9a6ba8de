package io.xinglin.nlp.diagnosis;

import java.util.List;

/** The knowledge base breaks its schema; carries every fault, not the first alone. */
public final class InvalidKnowledge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    InvalidKnowledge(List<String> faults) {
        super(faults.size() + " faults, the first: " + faults.get(0));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
