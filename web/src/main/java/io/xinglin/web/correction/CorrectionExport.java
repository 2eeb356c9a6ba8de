package io.xinglin.web.correction;

import io.xinglin.core.correction.CorrectionDesk;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.web.Ports;
import io.xinglin.web.problem.HttpStatus;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /corrections.jsonl}: every corrected text with its corrections, a line each. For administrators alone (see
 * {@code web.xml}); it is the only way by which texts leave the database to be learned from, and stands in the audit trail.
 */
@WebServlet(name = "corrections", urlPatterns = "/corrections.jsonl")
public class CorrectionExport extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            CorrectionDesk desk = Ports.require(CorrectionDesk.class);
            response.setContentType("application/x-ndjson");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store");
            var out = response.getWriter();
            desk.export(request.getUserPrincipal().getName(), lesson -> {
                out.print(LessonLine.of(lesson));
                out.print('\n');
            });
        } catch (ProblemException e) {
            response.sendError(HttpStatus.of(e.problem().category()));
        }
    }
}
