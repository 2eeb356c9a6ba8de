package io.xinglin.ejb.archive;

import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.InstanceIntake;
import java.nio.file.Path;
import java.util.Optional;

/** Port: takes what a vendor's node sends back before the archive files it under a patient who does not exist. */
@FunctionalInterface
public interface ReturnedObjects {
    /**
     * Keeps the object for good if it is such an answer.
     *
     * @param origin who sent it and how
     * @param arrived the file; moved away when it is kept
     * @return empty for an object of the archive's
     * @throws io.xinglin.core.problem.ProblemException CONFLICT for an answer nobody waits for, or about another patient
     */
    Optional<InstanceIntake.Outcome> keep(String origin, InstanceHeader header, Path arrived);
}
