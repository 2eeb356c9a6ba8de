package io.xinglin.ejb.outbox;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.queue.IntakePressure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Saves to the FHIR repository whatever a {@link FhirSource} can load; waits while the repository is not there. The
 * repository runs in this process and one write costs it as much as the intake of many messages: what is not urgent
 * gives way to a rush of them.
 */
@ApplicationScoped
public class FhirChannel implements DeliveryChannel {
    @Inject
    @Any
    private Instance<FhirSource> sources;

    @Inject
    private IntakePressure intake;

    @Override
    public List<String> destinations() {
        return List.of(Kinds.FHIR, Kinds.FHIR_AUDIT);
    }

    @Override
    public void deliver(Delivery delivery) {
        ClinicalRepository repository = PortRegistry.find(ClinicalRepository.class)
                .orElseThrow(
                        () -> new ProblemException(Problem.Category.UNAVAILABLE, "the FHIR repository is not started"));
        FhirSource source = sources.stream()
                .filter(candidate -> candidate.serves(delivery.kind()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.Category.UNSUPPORTED, "nothing loads deliveries of kind " + delivery.kind()));
        if (Kinds.canWait(delivery.kind())) {
            intake.giveWay();
        }
        source.save(delivery, repository);
    }
}
