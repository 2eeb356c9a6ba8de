package io.xinglin.fhir.cdshooks;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.fhir.problem.FhirProblems;
import io.xinglin.fhir.repository.FhirStore;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * CDS Hooks 2.0 over HTTP: {@code GET /cds-services} (discovery), {@code POST /cds-services/ID} and
 * {@code POST /cds-services/ID/feedback}. Who may call is asked by {@code cdsaccess}. Failures are
 * answered with the status of the specification (400, 404, 412) and an OperationOutcome. Safe for use by many threads.
 */
public class CdsHooksServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(CdsHooksServlet.class);
    private static final String FEEDBACK = "feedback";
    private static final FeedbackEntries FEEDBACK_ENTRIES = new FeedbackEntries(Clock.systemUTC());

    private final transient Queue<HookRegistry> idle = new ConcurrentLinkedQueue<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, registry -> {
            if (!path(request).isEmpty()) {
                throw new ProblemException(Problem.Category.NOT_FOUND, "services are listed at /cds-services alone");
            }
            return registry.json().writeValueAsString(registry.services().getCdsServicesJson());
        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, registry -> {
            List<String> path = path(request);
            if (path.size() == 1) {
                return call(registry, path.get(0), request);
            }
            if (path.size() == 2 && path.get(1).equals(FEEDBACK)) {
                return feedback(registry, path.get(0), request);
            }
            throw new ProblemException(Problem.Category.NOT_FOUND, "no such CDS service");
        });
    }

    private static String call(HookRegistry registry, String service, HttpServletRequest request) throws IOException {
        known(registry, service);
        ObjectNode body = body(registry, request);
        HookRequest.check(body, registry.services().getCdsServiceJson(service), base(request));
        // HAPI hands a service nothing of the HTTP request, and the cards link to the pages beside this interface.
        ((ObjectNode) body.get("context"))
                .put(CardDeck.PAGES, URI.create(base(request)).resolve("/").toString());
        return registry.json().writeValueAsString(registry.services().callService(service, body));
    }

    private static String feedback(HookRegistry registry, String service, HttpServletRequest request)
            throws IOException {
        known(registry, service);
        FEEDBACK_ENTRIES.keep(service, body(registry, request).path("feedback"));
        return "{}";
    }

    private static void known(HookRegistry registry, String service) {
        if (registry.services().getCdsServicesJson().getServices().stream()
                .noneMatch(known -> known.getId().equals(service))) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no such CDS service");
        }
    }

    private static ObjectNode body(HookRegistry registry, HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw new ProblemException(Problem.Category.UNSUPPORTED, "the body has to be application/json");
        }
        if (registry.json().readTree(request.getInputStream()) instanceof ObjectNode object) {
            return object;
        }
        throw new ProblemException(Problem.Category.INVALID, "the body is no JSON object");
    }

    /** What follows {@code /cds-services}, cut at the slashes. */
    private static List<String> path(HttpServletRequest request) {
        String info = request.getPathInfo() == null ? "" : request.getPathInfo();
        return java.util.Arrays.stream(info.split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** This FHIR server as the client called it. */
    static String base(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(
                0,
                url.indexOf(request.getServletPath(), request.getContextPath().length()));
    }

    @FunctionalInterface
    private interface Work {
        String answer(HookRegistry registry) throws IOException;
    }

    private void answer(HttpServletResponse response, Work work) throws IOException {
        HookRegistry registry = idle.poll();
        try {
            if (registry == null) {
                registry = registry();
            }
            write(response, HttpServletResponse.SC_OK, "application/json", work.answer(registry));
            idle.offer(registry);
        } catch (JsonProcessingException e) {
            refuse(response, 400, new Problem(Problem.Category.INVALID, "the body is no valid JSON of CDS Hooks"));
        } catch (BaseServerResponseException e) {
            refuse(response, e.getStatusCode(), said(e));
        } catch (ProblemException e) {
            refuse(response, FhirProblems.status(e.problem().category()), e.problem());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("XL-CDS-003 a CDS Hooks request failed: {}", e.getClass().getName(), e);
            refuse(response, 500, new Problem(Problem.Category.FAULT, "the server failed; see its log"));
        }
    }

    /** HAPI's words of a refusal may quote the request, so they are not passed on. */
    private static Problem said(BaseServerResponseException refusal) {
        return switch (refusal.getStatusCode()) {
            case 412 ->
                new Problem(Problem.Category.CONFLICT, "the FHIR data the service needs were neither sent nor found");
            case 413 -> new Problem(Problem.Category.TOO_LARGE, "the body is too large");
            default -> new Problem(Problem.Category.INVALID, "the request is not as CDS Hooks asks");
        };
    }

    private static void refuse(HttpServletResponse response, int status, Problem problem) throws IOException {
        if (status != 404) {
            LOG.warn("XL-CDS-001 refused a CDS Hooks request with {}: {}", status, problem.message());
        }
        String outcome =
                FhirContext.forR4Cached().newJsonParser().encodeResourceToString(FhirProblems.outcome(problem));
        write(response, status, "application/fhir+json", outcome);
    }

    private static void write(HttpServletResponse response, int status, String type, String body) throws IOException {
        response.setStatus(status);
        response.setContentType(type + ";charset=UTF-8");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("unchecked")
    private static IFhirSystemDao<Bundle, Meta> system(ApplicationContext spring) {
        return (IFhirSystemDao<Bundle, Meta>) spring.getBean("mySystemDaoR4");
    }

    private HookRegistry registry() {
        ApplicationContext spring = WebApplicationContextUtils.getRequiredWebApplicationContext(getServletContext());
        var daos = spring.getBean(DaoRegistry.class);
        var hooks = new DiagnosisHooks(new FhirStore(daos, system(spring)), Clock.system(ZoneId.systemDefault()));
        return HookRegistry.of(hooks, spring.getBean(FhirContext.class), daos, spring.getBean(MatchUrlService.class));
    }
}
