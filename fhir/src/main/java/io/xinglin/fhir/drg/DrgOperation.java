package io.xinglin.fhir.drg;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import io.xinglin.core.PortRegistry;
import io.xinglin.core.drg.DrgGrouper;
import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.fhir.mapping.CaseMapping;
import io.xinglin.fhir.mapping.CaseMapping.Grouped;
import io.xinglin.fhir.mapping.Systems;
import io.xinglin.fhir.mapping.TransactionDraft;
import io.xinglin.fhir.problem.FhirProblems;
import io.xinglin.fhir.repository.FhirStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * {@code POST Encounter/[id]/$drg} groups a stored encounter and keeps the group as an Observation, one for an encounter and a
 * rule set; {@code POST Encounter/$drg} groups the case in the parameters and keeps nothing. Parameters take the place of
 * what is stored. Every case is answered; an OperationOutcome is answered only for an unknown encounter, a parameter of the
 * wrong type, and while no grouper is there. Safe for use by many threads.
 *
 * @see <a href="https://hl7.org/fhir/R4/operations.html">FHIR R4 operations</a>
 */
public final class DrgOperation {
    private final FhirStore store;
    private final StoredStay stays;
    private final Clock clock;

    public DrgOperation(FhirStore store, Clock clock) {
        this.store = store;
        this.stays = new StoredStay(store);
        this.clock = clock;
    }

    /** Groups; {@code id} is null at the level of the type. */
    @Operation(
            name = "$drg",
            typeName = "Encounter",
            returnParameters = {
                @OperationParam(name = "mdc", type = StringType.class, max = 1),
                @OperationParam(name = "adrg", type = StringType.class, min = 1, max = 1),
                @OperationParam(name = "drg", type = Coding.class, min = 1, max = 1),
                @OperationParam(name = "name", type = StringType.class, min = 1, max = 1),
                @OperationParam(name = "weight", type = DecimalType.class, max = 1),
                @OperationParam(name = "path", type = StringType.class, max = OperationParam.MAX_UNLIMITED),
                @OperationParam(name = "mcc", type = StringType.class, max = OperationParam.MAX_UNLIMITED),
                @OperationParam(name = "cc", type = StringType.class, max = OperationParam.MAX_UNLIMITED),
                @OperationParam(name = "excluded", type = StringType.class, max = OperationParam.MAX_UNLIMITED),
                @OperationParam(name = "warnings", type = StringType.class, max = OperationParam.MAX_UNLIMITED),
                @OperationParam(name = "ruleset", type = StringType.class, min = 1, max = 1),
                @OperationParam(name = "weights", type = StringType.class, max = 1),
                @OperationParam(name = "dipKey", type = StringType.class, max = 1),
                @OperationParam(name = "dipScore", type = DecimalType.class, max = 1),
                @OperationParam(name = "observation", type = Reference.class, max = 1)
            })
    public Parameters group(
            @IdParam(optional = true) IdType id,
            @OperationParam(name = "sex", max = 1) CodeType sex,
            @OperationParam(name = "ageYears", max = 1) IntegerType ageYears,
            @OperationParam(name = "ageDays", max = 1) IntegerType ageDays,
            @OperationParam(name = "birthWeightG", max = 1) IntegerType birthWeightG,
            @OperationParam(name = "department", max = 1) StringType department,
            @OperationParam(name = "lengthOfStayDays", max = 1) IntegerType lengthOfStayDays,
            @OperationParam(name = "dischargeDisposition", max = 1) StringType dischargeDisposition,
            @OperationParam(name = "totalCost", max = 1) DecimalType totalCost,
            @OperationParam(name = "diagnosis", max = OperationParam.MAX_UNLIMITED) List<StringType> diagnoses,
            @OperationParam(name = "procedure", max = OperationParam.MAX_UNLIMITED) List<StringType> procedures) {
        try {
            var given = new GivenCase(
                    sex,
                    ageYears,
                    ageDays,
                    birthWeightG,
                    department,
                    lengthOfStayDays,
                    dischargeDisposition,
                    totalCost,
                    diagnoses,
                    procedures);
            return id == null ? ofParameters(given) : ofEncounter(id, given);
        } catch (ProblemException e) {
            throw FhirProblems.exception(e.problem());
        }
    }

    private Parameters ofParameters(GivenCase given) {
        var nothing = new InpatientCase(null, null, null, null, null, null, null, null, null, null, null);
        return DrgAnswer.of(grouped(given.over(nothing), List.of()), null);
    }

    private Parameters ofEncounter(IdType id, GivenCase given) {
        Encounter encounter = store.read(Encounter.class, id.getIdPart())
                .orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "no such encounter"));
        List<String> warnings = new ArrayList<>();
        Grouped grouped = grouped(given.over(stays.read(encounter, warnings)), warnings);
        Identifier key = CaseMapping.key(caseKey(encounter), grouped.ruleset());
        keep(encounter, grouped, key);
        String kept = store.find(Observation.class, key)
                .map(observation -> "Observation/" + observation.getIdElement().getIdPart())
                .orElse(null);
        return DrgAnswer.of(grouped, kept);
    }

    private static Grouped grouped(InpatientCase given, List<String> warnings) {
        DrgGrouper grouper = PortRegistry.find(DrgGrouper.class)
                .orElseThrow(() -> new ProblemException(
                        Problem.Category.UNAVAILABLE, "no rule set for groups is configured, or it is being read"));
        Grouping grouping = grouper.group(given);
        List<String> all = new ArrayList<>(warnings);
        all.addAll(grouping.warnings());
        return new Grouped(
                new Grouping(
                        grouping.id(),
                        grouping.mdc(),
                        grouping.adrg(),
                        grouping.drg(),
                        grouping.name(),
                        grouping.weight(),
                        grouping.path(),
                        grouping.mcc(),
                        grouping.cc(),
                        grouping.excluded(),
                        all),
                grouper.ruleset(),
                grouper.weights(),
                grouper.dip(given).orElse(null));
    }

    /** The visit where the encounter names one, so that it outlives the server's own id. */
    private static String caseKey(Encounter encounter) {
        return encounter.getIdentifier().stream()
                .filter(identifier -> Systems.VISIT.equals(identifier.getSystem()))
                .map(identifier -> "visit:" + identifier.getValue())
                .findFirst()
                .orElse("encounter:" + encounter.getIdElement().getIdPart());
    }

    private void keep(Encounter encounter, Grouped grouped, Identifier key) {
        Observation observation = CaseMapping.observation(grouped, key);
        observation.setStatus(Observation.ObservationStatus.PRELIMINARY);
        observation.setSubject(encounter.getSubject().copy());
        observation.setEncounter(
                new Reference("Encounter/" + encounter.getIdElement().getIdPart()));
        Date end = encounter.getPeriod().getEnd();
        observation.setEffective(new DateTimeType(
                end != null
                        ? end
                        : encounter.getMeta().getLastUpdated() != null
                                ? encounter.getMeta().getLastUpdated()
                                : Date.from(clock.instant())));
        var draft = new TransactionDraft();
        draft.update(observation, key);
        store.commit(draft);
    }
}
