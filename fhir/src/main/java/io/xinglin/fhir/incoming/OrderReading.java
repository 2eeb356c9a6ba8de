package io.xinglin.fhir.incoming;

import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.fhir.mapping.Systems;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;

/** A ServiceRequest as imaging order. One without an accession number cannot be tied to images and stays in FHIR alone. */
final class OrderReading {
    private OrderReading() {}

    static boolean isImagingOrder(ServiceRequest request) {
        return accession(request).isPresent()
                && request.getStatus() != null
                && switch (request.getStatus()) {
                    case ACTIVE, ONHOLD, COMPLETED, REVOKED, ENTEREDINERROR -> true;
                    default -> false;
                }
                && request.getIntent() != ServiceRequest.ServiceRequestIntent.PROPOSAL
                && request.getIntent() != ServiceRequest.ServiceRequestIntent.PLAN;
    }

    private static Optional<String> accession(ServiceRequest request) {
        return request.getIdentifier().stream()
                .filter(Identifier::hasValue)
                .filter(i -> Systems.ACCESSION.equals(i.getSystem()) || typed(i, "ACSN"))
                .map(Identifier::getValue)
                .findFirst();
    }

    private static boolean typed(Identifier identifier, String code) {
        return identifier.getType().getCoding().stream().anyMatch(coding -> code.equals(coding.getCode()));
    }

    private static String number(ServiceRequest request, String type) {
        return request.getIdentifier().stream()
                .filter(i -> typed(i, type))
                .map(Identifier::getValue)
                .findFirst()
                .orElse("");
    }

    /** Adds the accession number in the system reports are tied by. */
    static void identify(ServiceRequest request) {
        String accession = accession(request).orElseThrow();
        if (request.getIdentifier().stream().noneMatch(i -> Systems.ACCESSION.equals(i.getSystem()))) {
            request.addIdentifier(Systems.identifier(Systems.ACCESSION, accession));
        }
    }

    static ImagingOrder order(ServiceRequest request, Patient patient, String visitNumber) {
        try {
            return new ImagingOrder(
                    new AccessionNumber(accession(request).orElseThrow()),
                    number(request, "PLAC"),
                    number(request, "FILL"),
                    visitNumber,
                    patient,
                    procedure(request.getCode()),
                    modality(request),
                    words(request.getBodySiteFirstRep()),
                    priority(request),
                    words(request.getReasonCodeFirstRep()),
                    request.getRequester().getDisplay(),
                    request.hasAuthoredOn() ? request.getAuthoredOn().toInstant() : Instant.EPOCH,
                    status(request));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.Category.INVALID, "the order has a field no order can have", e);
        }
    }

    private static Code procedure(CodeableConcept code) {
        Coding coding = code.getCodingFirstRep();
        CodeSystem system = Arrays.stream(CodeSystem.values())
                .filter(s -> s.uri().equals(coding.getSystem()))
                .findFirst()
                .orElse(CodeSystem.LOCAL);
        String words = words(code);
        String value = coding.hasCode() ? coding.getCode() : words;
        if (value.isBlank()) {
            throw new ProblemException(Problem.Category.INVALID, "the order names no procedure");
        }
        return new Code(system, value, coding.getDisplay(), words.isEmpty() ? null : words);
    }

    private static String modality(ServiceRequest request) {
        return request.getOrderDetail().stream()
                .flatMap(detail -> detail.getCoding().stream())
                .filter(coding -> CodeSystem.DICOM.uri().equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse("");
    }

    private static String words(CodeableConcept concept) {
        String name = IncomingMapping.name(concept);
        return name == null ? "" : name;
    }

    private static OrderPriority priority(ServiceRequest request) {
        return !request.hasPriority()
                ? OrderPriority.ROUTINE
                : switch (request.getPriority()) {
                    case STAT -> OrderPriority.STAT;
                    case ASAP, URGENT -> OrderPriority.ASAP;
                    default -> OrderPriority.ROUTINE;
                };
    }

    private static ImagingOrder.Status status(ServiceRequest request) {
        return switch (request.getStatus()) {
            case COMPLETED -> ImagingOrder.Status.COMPLETED;
            case REVOKED, ENTEREDINERROR -> ImagingOrder.Status.CANCELLED;
            default -> ImagingOrder.Status.ACTIVE;
        };
    }
}
