package io.xinglin.web;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;

/** Finds a use case of another deployment, or says that it is not there at the moment. */
public final class Ports {
    private Ports() {}

    /** @throws ProblemException UNAVAILABLE while the deployment that offers it starts or is down */
    public static <T> T require(Class<T> port) {
        return PortRegistry.find(port)
                .orElseThrow(() -> new ProblemException(Category.UNAVAILABLE, port.getSimpleName() + " is starting"));
    }
}
