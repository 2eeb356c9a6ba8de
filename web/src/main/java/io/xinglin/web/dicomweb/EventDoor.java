package io.xinglin.web.dicomweb;

import io.xinglin.core.account.Role;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.workitem.EventDesk;
import io.xinglin.web.Ports;
import io.xinglin.web.problem.ProblemMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;

/**
 * Answers who may not open an event channel before it becomes one, as {@link LoginFilter} and the problem mapper would: 401, 403 (role,
 * foreign AE title, a page of another origin that borrows a login), 404 (no such subscriber), 426 (no WebSocket), 503 (too many).
 */
@WebFilter(urlPatterns = "/dicomweb/subscribers/*", asyncSupported = true)
public class EventDoor extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final int UPGRADE_REQUIRED = 426;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getUserPrincipal() == null) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"xinglin\"");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            requireMayOpen(request);
        } catch (ProblemException e) {
            answer(new ProblemMapper().toResponse(e), response);
            return;
        }
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            response.setHeader("Upgrade", "websocket");
            response.setStatus(UPGRADE_REQUIRED);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void requireMayOpen(HttpServletRequest request) {
        if (Arrays.stream(Role.values()).noneMatch(role -> request.isUserInRole(role.roleName()))
                || !sameOrigin(request.getHeader("Origin"), request.getHeader("Host"))) {
            throw new ProblemException(Category.FORBIDDEN, "this account or page may not open an event channel");
        }
        String path = request.getPathInfo() == null ? request.getServletPath() : request.getPathInfo();
        String title = path.substring(path.lastIndexOf('/') + 1);
        Ports.require(EventDesk.class)
                .requireMayOpen(request.getUserPrincipal().getName(), SubscriptionsResource.aeTitle(title));
    }

    /** Systems name no origin; a browser names the page's (RFC 6455 10.2). */
    static boolean sameOrigin(String origin, String host) {
        if (origin == null) {
            return true;
        }
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void answer(Response problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(problem.getMediaType().toString());
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write((String) problem.getEntity());
    }
}
