package io.xinglin.fhir.repository;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import io.xinglin.core.PortRegistry;
import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.core.fhir.ClinicalRepositoryContract;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.fhir.mapping.CaseMapping;
import io.xinglin.fhir.mapping.CodedDiagnoses;
import io.xinglin.fhir.mapping.CorrectionMapping;
import io.xinglin.fhir.mapping.NoteMapping;
import io.xinglin.fhir.mapping.ReportMapping;
import io.xinglin.fhir.mapping.Systems;
import io.xinglin.fhir.server.FhirWar;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.jdbc.core.JdbcTemplate;

/** The repository on HAPI's JPA storage keeps the contract; the port is the one the war offers. */
class JpaClinicalRepositoryTest implements ClinicalRepositoryContract, ClinicalRepositoryContract.Holdings {
    private final FhirWar war = FhirWar.shared();
    private final FhirStore store = store(war);

    @SuppressWarnings("unchecked")
    private static FhirStore store(FhirWar war) {
        return new FhirStore(war.spring().getBean(DaoRegistry.class), (IFhirSystemDao<
                        org.hl7.fhir.r4.model.Bundle, org.hl7.fhir.r4.model.Meta>)
                war.spring().getBean("mySystemDaoR4"));
    }

    @Override
    public ClinicalRepository testee() {
        return PortRegistry.find(ClinicalRepository.class).orElseThrow();
    }

    @Override
    public Holdings holdings() {
        return this;
    }

    @Override
    public long writes() {
        Long versions = new JdbcTemplate(war.spring().getBean(DataSource.class))
                .queryForObject("select count(*) from HFJ_RES_VER", Long.class);
        return versions == null ? 0 : versions;
    }

    @Override
    public Optional<StoredPatient> patient(PatientIdentifier identifier) {
        return store.find(Patient.class, Systems.patient(identifier))
                .map(patient -> new StoredPatient(
                        patient.getNameFirstRep().getText() == null
                                ? ""
                                : patient.getNameFirstRep().getText(),
                        patient.getActive(),
                        patient.getLink().stream()
                                .filter(link -> link.getType() == Patient.LinkType.REPLACEDBY)
                                .map(link -> identifier((Patient) read(link.getOther())))
                                .findFirst()));
    }

    private static PatientIdentifier identifier(Patient patient) {
        var first = patient.getIdentifierFirstRep();
        return new PatientIdentifier(
                first.getValue(), new AssigningAuthority(first.getSystem().substring(Systems.AUTHORITY.length())));
    }

    private Resource read(Reference reference) {
        return store.read(new IdType(reference.getReference())).orElseThrow();
    }

    @Override
    public Optional<StoredReport> report(String reportId) {
        return store.find(DiagnosticReport.class, ReportMapping.key(reportId))
                .map(report -> new StoredReport(
                        Arrays.stream(ReportStatus.values())
                                .filter(status ->
                                        status.fhir().equals(report.getStatus().toCode()))
                                .findFirst()
                                .orElseThrow(),
                        report.getConclusion(),
                        report.getResult().size(),
                        report.getBasedOn().stream()
                                .map(order -> ((ServiceRequest) read(order))
                                        .getIdentifierFirstRep()
                                        .getValue())
                                .findFirst()));
    }

    @Override
    public Optional<PatientIdentifier> orderedFor(String accession) {
        return store.find(ServiceRequest.class, Systems.identifier(Systems.ACCESSION, accession))
                .map(order -> identifier((Patient) read(order.getSubject())));
    }

    @Override
    public Set<String> facts(String noteId) {
        return facts(noteId, false);
    }

    @Override
    public Set<String> withdrawn(String noteId) {
        return facts(noteId, true);
    }

    private Set<String> facts(String noteId, boolean enteredInError) {
        return store.read(Provenance.class, NoteMapping.provenanceId(noteId)).orElseThrow().getTarget().stream()
                .map(this::read)
                .filter(fact -> enteredInError(fact) == enteredInError)
                .map(fact -> fact.getNamedProperty("code").getValues().get(0))
                .map(code -> ((CodeableConcept) code).getText())
                .collect(Collectors.toSet());
    }

    private static boolean enteredInError(Resource fact) {
        return fact instanceof Observation observation
                ? observation.getStatus() == Observation.ObservationStatus.ENTEREDINERROR
                : ((Condition) fact)
                        .getVerificationStatus()
                        .getCodingFirstRep()
                        .getCode()
                        .equals("entered-in-error");
    }

    @Override
    public Optional<String> correctedBy(String correctionId) {
        return store.read(Provenance.class, CorrectionMapping.provenanceId(correctionId))
                .map(provenance ->
                        provenance.getAgentFirstRep().getWho().getIdentifier().getValue());
    }

    @Override
    public Optional<String> group(String noteId, String ruleset) {
        return store.find(Observation.class, CaseMapping.key("note:" + noteId, ruleset))
                .map(group ->
                        group.getValueCodeableConcept().getCodingFirstRep().getCode());
    }

    @Override
    public List<String> diagnoses(String visitNumber) {
        Encounter encounter = store.find(Encounter.class, Systems.identifier(Systems.VISIT, visitNumber))
                .orElseThrow();
        return encounter.getDiagnosis().stream()
                .sorted(Comparator.comparingInt(Encounter.DiagnosisComponent::getRank))
                .map(diagnosis -> (Condition) read(diagnosis.getCondition()))
                .filter(CodedDiagnoses::isCoded)
                .map(condition -> condition.getCode().getCodingFirstRep().getCode())
                .toList();
    }

    @Override
    public boolean audited(String entryId) {
        return store.read(AuditEvent.class, Systems.logicalId("audit", entryId)).isPresent();
    }
}
