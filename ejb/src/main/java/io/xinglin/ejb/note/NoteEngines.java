package io.xinglin.ejb.note;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.correction.FactsCorrector;
import io.xinglin.core.correction.ModelChecksums;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.nlp.AccurateNoteEngine;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.model.FastModel;
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

    /** What the fast engine reads with, and what people's corrections are read with; the accurate engine has nothing learned. */
    @Produces
    @Singleton
    public FastModel model(XinglinConfig config) {
        return switch (config.notes().engine()) {
            case FAST ->
                ModelVersions.ofHome(config.home())
                        .activeOrShipped(reason -> LOG.log(Level.SEVERE, "XL-NLP-001 {0}", reason));
            case ACCURATE -> FastModel.ofProduct();
        };
    }

    @Produces
    @Singleton
    public NoteEngine engine(XinglinConfig config, FastModel model) {
        return switch (config.notes().engine()) {
            case FAST -> XinglinNoteEngine.of(model);
            case ACCURATE -> AccurateNoteEngine.in(config.models());
        };
    }

    @Produces
    @Singleton
    public FactsCorrector corrector(FastModel model) {
        return XinglinNoteEngine.corrector(model);
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
