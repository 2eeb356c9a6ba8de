package io.xinglin.ejb.diagnosis;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.diagnosis.AidedDiagnosis;
import io.xinglin.core.diagnosis.Answer;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.nlp.diagnosis.Diagnoser;
import io.xinglin.nlp.diagnosis.Knowledge;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Offers {@link AidedDiagnosis}; the knowledge is read at the first question, so that the start does not pay for it. */
@Singleton
@Startup
public class DiagnosisDoor {
    @Inject
    private NoteEngine engine;

    private AidedDiagnosis offered;

    @PostConstruct
    void open() {
        offered = new AtFirstQuestion(engine);
        PortRegistry.provide(AidedDiagnosis.class, offered);
    }

    @PreDestroy
    void close() {
        PortRegistry.withdraw(AidedDiagnosis.class, offered);
    }

    private static final class AtFirstQuestion implements AidedDiagnosis {
        private final NoteEngine engine;
        private volatile AidedDiagnosis made;

        AtFirstQuestion(NoteEngine engine) {
            this.engine = engine;
        }

        @Override
        public Answer diagnose(String text, int top) {
            return diagnoser().diagnose(text, top);
        }

        private AidedDiagnosis diagnoser() {
            AidedDiagnosis ready = made;
            if (ready == null) {
                synchronized (this) {
                    if (made == null) {
                        made = new Diagnoser(Knowledge.load(), engine);
                    }
                    ready = made;
                }
            }
            return ready;
        }
    }
}
