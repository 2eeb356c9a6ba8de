package io.xinglin.core.correction;

import java.util.ArrayList;
import java.util.List;

/** Corrections in memory. */
public final class MemoryCorrections implements CorrectionStore {
    private final List<Correction> kept = new ArrayList<>();

    @Override
    public synchronized void keep(Correction correction) {
        if (kept.stream().noneMatch(known -> known.id().equals(correction.id()))) {
            kept.add(correction);
        }
    }

    @Override
    public synchronized List<Correction> ofNote(String noteId) {
        return kept.stream()
                .filter(correction -> correction.noteId().equals(noteId))
                .toList();
    }

    @Override
    public synchronized List<String> notes() {
        return kept.stream().map(Correction::noteId).distinct().toList();
    }
}
