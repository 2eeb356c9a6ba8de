package io.xinglin.ejb.archive;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A sync under way. Nothing that rests on it is acknowledged or committed before {@link #await}. */
record OnDisk(Future<Void> sync) {
    /**
     * Returns when it survives a power cut; may be asked again.
     *
     * @throws ProblemException STORAGE_FULL when the disk did not take it
     */
    void await() {
        try {
            sync.get();
        } catch (ExecutionException e) {
            throw new ProblemException(
                    Problem.Category.STORAGE_FULL, "the archive folder cannot be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.Category.BUSY, "the server is stopping", e);
        }
    }
}
