package io.xinglin.ejb.dicom;

import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Answers UNAVAILABLE for engines that are not part of this build, so that work waits for them. */
@ApplicationScoped
public class PendingEngines {
    @Produces
    @Singleton
    public NoteEngine notes() {
        return (note, scheme) -> {
            throw new ProblemException(Problem.Category.UNAVAILABLE, "no note engine");
        };
    }
}
