package io.xinglin.web.health;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.core.imaging.ModelCatalogue;
import io.xinglin.core.note.NoteDesk;
import io.xinglin.core.report.ReportDesk;
import io.xinglin.core.study.InstanceIntake;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * {@code GET /ready}: 200 when every door of the product is open, else 503 with the ones that are not; and the model
 * packages that were refused, which close no door. Says nothing else.
 */
@WebServlet(name = "ready", urlPatterns = "/ready")
public class ReadinessServlet extends HttpServlet {
    private static final List<Class<?>> DOORS = List.of(
            InstanceIntake.class, ReportDesk.class, NoteDesk.class, ModelCatalogue.class, ClinicalRepository.class);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var missing = Json.createArrayBuilder();
        boolean ready = true;
        for (Class<?> door : DOORS) {
            if (PortRegistry.find(door).isEmpty()) {
                ready = false;
                missing.add(door.getSimpleName());
            }
        }
        var refused = Json.createArrayBuilder();
        PortRegistry.find(ModelCatalogue.class).map(ModelCatalogue::refused).orElse(List.of()).stream()
                .map(reason -> reason.split(":", 2)[0])
                .forEach(refused::add);
        response.setStatus(ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .print(Json.createObjectBuilder()
                        .add("ready", ready)
                        .add("missing", missing)
                        .add("refusedModels", refused)
                        .build());
    }
}
