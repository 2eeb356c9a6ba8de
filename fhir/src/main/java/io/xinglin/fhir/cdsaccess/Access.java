package io.xinglin.fhir.cdsaccess;

import io.xinglin.core.account.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request to CDS Hooks in by the token of a trusted client ({@code Authorization: Bearer}), else by an account of any role.
 * web.xml leaves these addresses to it. Safe for use by many threads.
 */
public class Access extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final String BEARER = "Bearer ";

    private final transient TrustedClients clients = new TrustedClients(Clock.systemUTC());

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            Optional<String> issuer = clients.issuer(
                    header.substring(BEARER.length()).strip(),
                    request.getRequestURL().toString());
            if (issuer.isEmpty()) {
                LOG.warn("XL-CDS-005 refused a CDS client's token");
                challenge(response, "Bearer error=\"invalid_token\"");
                return;
            }
        } else if (request.getUserPrincipal() == null) {
            challenge(response, "Basic realm=\"xinglin\"");
            return;
        } else if (Arrays.stream(Role.values()).noneMatch(role -> request.isUserInRole(role.roleName()))) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void challenge(HttpServletResponse response, String how) {
        response.setHeader("WWW-Authenticate", how);
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
}
