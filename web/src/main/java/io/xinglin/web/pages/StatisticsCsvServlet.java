package io.xinglin.web.pages;

import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.statistics.Dimension;
import io.xinglin.core.statistics.StatisticsDesk;
import io.xinglin.web.Ports;
import io.xinglin.web.problem.HttpStatus;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** {@code GET /statistics.csv}: all counts; {@code ?by=SEX}: all cells of that dimension. */
@WebServlet(name = "statistics-csv", urlPatterns = "/statistics.csv")
public class StatisticsCsvServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked = request.getParameter("by");
        Dimension by;
        try {
            by = asked == null || asked.isEmpty() ? null : Dimension.valueOf(asked.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        try {
            StatisticsDesk desk = Ports.require(StatisticsDesk.class);
            response.setContentType("text/csv; charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            String name = by == null ? "counts" : "by-" + by.name().toLowerCase(Locale.ROOT);
            response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
            desk.writeCsv(by, response.getOutputStream());
        } catch (ProblemException e) {
            response.sendError(HttpStatus.of(e.problem().category()));
        }
    }
}
