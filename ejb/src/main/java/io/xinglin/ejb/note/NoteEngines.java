package io.xinglin.ejb.note;

import io.xinglin.core.note.NoteEngine;
import io.xinglin.nlp.XinglinNoteEngine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the engine of {@code nlp} behind its port; its models are read once, at start. */
@ApplicationScoped
public class NoteEngines {
    @Produces
    @Singleton
    public NoteEngine engine() {
        return XinglinNoteEngine.load();
    }
}
