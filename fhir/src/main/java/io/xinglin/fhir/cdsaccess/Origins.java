package io.xinglin.fhir.cdsaccess;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.config.XinglinConfig;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Cross-origin requests (CDS Hooks 2.0, Cross-Origin Resource Sharing; WHATWG Fetch): a page of a configured origin is told that
 * it may read the answer, any other is told nothing, and its browser keeps the answer from it. A preflight ends here, before
 * anybody is asked for an account. Safe for use by many threads.
 */
public class Origins extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String origin = request.getHeader("Origin");
        boolean trusted = origin != null && trusted(origin);
        response.addHeader("Vary", "Origin");
        if (trusted) {
            response.setHeader("Access-Control-Allow-Origin", origin);
        }
        if (!request.getMethod().equals("OPTIONS")) {
            chain.doFilter(request, response);
            return;
        }
        if (trusted) {
            response.setHeader("Access-Control-Allow-Methods", "GET, POST");
            response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
            response.setHeader("Access-Control-Max-Age", "600");
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static boolean trusted(String origin) {
        return PortRegistry.find(XinglinConfig.Cds.class)
                .filter(cds -> cds.origins().contains(origin))
                .isPresent();
    }
}
