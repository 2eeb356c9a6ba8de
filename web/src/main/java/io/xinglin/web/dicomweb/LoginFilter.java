package io.xinglin.web.dicomweb;

import io.xinglin.core.account.Role;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Set;

/**
 * Systems get 401 with a Basic challenge rather than the login page that people get; any role of the product may read,
 * systems and administrators may store and change. It runs before the request is matched, so a stranger does not learn which paths
 * exist.
 */
@Provider
@PreMatching
public class LoginFilter implements ContainerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ContainerRequestContext request) {
        var security = request.getSecurityContext();
        if (security.getUserPrincipal() == null) {
            request.abortWith(Response.status(Response.Status.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"xinglin\"")
                    .build());
            return;
        }
        boolean known = Arrays.stream(Role.values()).anyMatch(role -> security.isUserInRole(role.roleName()));
        boolean mayStore = security.isUserInRole(Role.API_CLIENT.roleName())
                || security.isUserInRole(Role.ADMINISTRATOR.roleName());
        if (!known || !(READING.contains(request.getMethod()) || mayStore)) {
            request.abortWith(Response.status(Response.Status.FORBIDDEN).build());
        }
    }
}
