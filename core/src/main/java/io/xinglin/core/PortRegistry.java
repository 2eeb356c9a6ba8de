package io.xinglin.core;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where deployments of one EAR offer their implementation of a port to each other.
 *
 * <p>{@code ear/lib} is the parent class loader of every sub-deployment, so a static map here is seen by
 * {@code fhir.war}, {@code web.war} and the EJB jar alike while none of them sees another's classes. A port that is
 * absent (its deployment is still starting, or was taken down) is an ordinary state: callers treat it as
 * {@code UNAVAILABLE} and try again later. Safe for use by many threads.
 */
public final class PortRegistry {
    private static final Map<Class<?>, Object> PORTS = new ConcurrentHashMap<>();

    private PortRegistry() {}

    /** Offers {@code implementation} under {@code port}, replacing an earlier one. */
    public static <T> void provide(Class<T> port, T implementation) {
        PORTS.put(port, port.cast(Objects.requireNonNull(implementation, "implementation")));
    }

    /** Takes back {@code implementation}; a newer one stays. */
    public static <T> void withdraw(Class<T> port, T implementation) {
        PORTS.remove(port, implementation);
    }

    /** The implementation offered at this moment, if any. */
    public static <T> Optional<T> find(Class<T> port) {
        return Optional.ofNullable(PORTS.get(port)).map(port::cast);
    }
}
