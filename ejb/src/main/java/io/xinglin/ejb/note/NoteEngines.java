package io.xinglin.ejb.note;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.nlp.AccurateNoteEngine;
import io.xinglin.nlp.XinglinNoteEngine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the engine of {@code nlp} that {@code nlp.engine} names behind its port; its models are read once, at start. */
@ApplicationScoped
public class NoteEngines {
    @Produces
    @Singleton
    public NoteEngine engine(XinglinConfig config) {
        return switch (config.notes().engine()) {
            case FAST -> XinglinNoteEngine.load();
            case ACCURATE -> AccurateNoteEngine.in(config.models());
        };
    }

    void close(@Disposes NoteEngine engine) {
        if (engine instanceof AccurateNoteEngine accurate) {
            accurate.close();
        }
    }
}
