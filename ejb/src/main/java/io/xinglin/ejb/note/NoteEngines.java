package io.xinglin.ejb.note;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.correction.ModelChecksums;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.nlp.AccurateNoteEngine;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.model.ModelVersions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Puts the engine of {@code nlp} that {@code nlp.engine} names behind its port; its models are read once, at start: the
 * fast engine's learned version of this home, if one is in use and sound.
 */
@ApplicationScoped
public class NoteEngines {
    private static final Logger LOG = Logger.getLogger(NoteEngines.class.getName());

    @Produces
    @Singleton
    public NoteEngine engine(XinglinConfig config) {
        return switch (config.notes().engine()) {
            case FAST ->
                XinglinNoteEngine.of(ModelVersions.ofHome(config.home())
                        .activeOrShipped(reason -> LOG.log(Level.SEVERE, "XL-NLP-001 {0}", reason)));
            case ACCURATE -> AccurateNoteEngine.in(config.models());
        };
    }

    /** Knows the fast engine's versions, and the accurate engine while it is the one in use. */
    @Produces
    @Singleton
    public ModelChecksums checksums(XinglinConfig config, NoteEngine engine) {
        ModelVersions versions = ModelVersions.ofHome(config.home());
        return name ->
                engine instanceof AccurateNoteEngine accurate && accurate.name().equals(name)
                        ? Optional.of(accurate.modelSha256())
                        : versions.sha256(name, XinglinNoteEngine.ENGINE);
    }

    void close(@Disposes NoteEngine engine) {
        if (engine instanceof AccurateNoteEngine accurate) {
            accurate.close();
        }
    }
}
