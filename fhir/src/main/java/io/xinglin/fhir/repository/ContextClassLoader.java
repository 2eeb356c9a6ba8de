package io.xinglin.fhir.repository;

import java.util.function.Supplier;

/**
 * Runs a call between deployments under the class loader of the one that is called. The caller's thread carries the
 * caller's loader, and Spring, Hibernate and CDI look up classes by it.
 */
public final class ContextClassLoader {
    private ContextClassLoader() {}

    /** Runs {@code work} as the deployment of {@code callee} would. */
    public static <T> T of(Class<?> callee, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(callee.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
