package io.xinglin.fhir.cdshooks;

import ca.uhn.fhir.rest.api.server.cdshooks.CdsServiceRequestJson;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.hapi.fhir.cdshooks.api.CdsPrefetchFailureMode;
import ca.uhn.hapi.fhir.cdshooks.api.CdsResolutionStrategyEnum;
import ca.uhn.hapi.fhir.cdshooks.api.ICdsServiceRegistry;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceJson;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseJson;
import io.xinglin.core.PortRegistry;
import io.xinglin.core.diagnosis.AidedDiagnosis;
import io.xinglin.core.diagnosis.Answer;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.fhir.repository.FhirStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;

/**
 * The services of CDS Hooks: what is known of the patient goes to {@link AidedDiagnosis}, its answer comes back as cards.
 * Safe for use by many threads.
 */
final class DiagnosisHooks {
    static final String PATIENT_VIEW = "xinglin-patient-view";
    static final String ENCOUNTER_START = "xinglin-encounter-start";
    static final String ORDER_SELECT = "xinglin-order-select";

    private static final String GROUP = "xinglin";
    private static final int DISEASES = 5;
    private static final String PATIENT = "patient";
    private static final String CONDITIONS = "conditions";
    private static final String OBSERVATIONS = "observations";
    private static final String DOCUMENTS = "documents";
    private static final Map<String, String> PREFETCH = prefetch();

    private final FhirStore store;
    private final Clock clock;

    private static Map<String, String> prefetch() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put(PATIENT, "Patient/{{context.patientId}}");
        queries.put(CONDITIONS, "Condition?patient={{context.patientId}}&_count=100");
        queries.put(OBSERVATIONS, "Observation?patient={{context.patientId}}&_sort=-date&_count=200");
        queries.put(DOCUMENTS, "DocumentReference?patient={{context.patientId}}&_sort=-date&_count=5");
        return queries;
    }

    DiagnosisHooks(FhirStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Registers the services. */
    void register(ICdsServiceRegistry registry) {
        register(
                registry,
                service(PATIENT_VIEW, "patient-view", "杏林 辅助诊断")
                        .setDescription(
                                "Alarms, ranked diseases with reasons quoted from the record, pathways and what to"
                                        + " ask next"),
                this::patientView);
        register(
                registry,
                service(ENCOUNTER_START, "encounter-start", "杏林 就诊分诊")
                        .setDescription(
                                "Alarms, department, pathways, ranked diseases and the tests that would tell most"),
                this::encounterStart);
        register(
                registry,
                service(ORDER_SELECT, "order-select", "杏林 开单核对")
                        .setDescription("What the record says against a drafted thrombolytic, and the tests that would"
                                + " tell most beside those drafted"),
                this::orderSelect);
    }

    private static void register(
            ICdsServiceRegistry registry,
            CdsServiceJson service,
            Function<CdsServiceRequestJson, CdsServiceResponseJson> work) {
        registry.registerService(service.getId(), work, service, false, GROUP);
    }

    private static CdsServiceJson service(String id, String hook, String title) {
        CdsServiceJson service = new CdsServiceJson().setId(id).setHook(hook).setTitle(title);
        PREFETCH.forEach((key, query) -> {
            service.addPrefetch(key, query);
            service.addSource(key, CdsResolutionStrategyEnum.DAO);
            service.addPrefetchFailureMode(
                    key, key.equals(PATIENT) ? CdsPrefetchFailureMode.FAIL : CdsPrefetchFailureMode.OMIT);
        });
        return service;
    }

    private CdsServiceResponseJson patientView(CdsServiceRequestJson request) {
        PatientText known = known(request);
        Answer answer = answer(known);
        return new CardDeck(known, request)
                .alarms(answer)
                .pathways(answer)
                .diseases(answer)
                .ask(answer)
                .deck();
    }

    private CdsServiceResponseJson encounterStart(CdsServiceRequestJson request) {
        PatientText known = known(request);
        Answer answer = answer(known);
        return new CardDeck(known, request)
                .alarms(answer)
                .department(answer)
                .pathways(answer)
                .diseases(answer)
                .tests(answer, "")
                .deck();
    }

    private CdsServiceResponseJson orderSelect(CdsServiceRequestJson request) {
        PatientText known = known(request);
        Answer answer = answer(known);
        String orders = DraftOrders.words(request.getContext());
        CardDeck cards = new CardDeck(known, request).alarms(answer);
        if (DraftOrders.thrombolytic(orders)) {
            cards.contraindications(answer);
        }
        return cards.tests(answer, orders).deck();
    }

    private PatientText known(CdsServiceRequestJson request) {
        if (!(request.getPrefetch(PATIENT) instanceof Patient patient)) {
            throw new PreconditionFailedException("no Patient");
        }
        String id = patient.getIdElement().getIdPart();
        if (id != null && !id.equals(request.getContext().getString("patientId"))) {
            throw new ProblemException(Problem.Category.INVALID, "the prefetched Patient is not the context's");
        }
        List<IBaseResource> resources = new ArrayList<>();
        for (String key : List.of(CONDITIONS, OBSERVATIONS, DOCUMENTS)) {
            if (request.getPrefetch(key) != null) {
                resources.add(request.getPrefetch(key));
            }
        }
        return PatientText.of(patient, resources, store, LocalDate.now(clock));
    }

    private static Answer answer(PatientText known) {
        return PortRegistry.find(AidedDiagnosis.class)
                .orElseThrow(() ->
                        new ProblemException(Problem.Category.UNAVAILABLE, "the aided diagnosis is not there yet"))
                .diagnose(known.text(), DISEASES);
    }
}
