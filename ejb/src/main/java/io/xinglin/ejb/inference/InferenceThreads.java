package io.xinglin.ejb.inference;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/** Port: runs a model beside the lane that waits for it, so that the wait can end before the model does. */
@FunctionalInterface
public interface InferenceThreads {
    <T> Future<T> submit(Callable<T> call);
}
