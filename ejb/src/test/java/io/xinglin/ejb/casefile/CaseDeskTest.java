package io.xinglin.ejb.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.xinglin.core.casefile.CaseChange;
import io.xinglin.core.casefile.CaseChange.Kind;
import io.xinglin.core.casefile.CaseDesk;
import io.xinglin.core.casefile.CaseSamples;
import io.xinglin.core.casefile.ChoiceRule;
import io.xinglin.core.casefile.CodedCase;
import io.xinglin.core.casefile.CodedItem;
import io.xinglin.core.coding.CodingReason;
import io.xinglin.core.correction.Change;
import io.xinglin.core.drg.DipGroup;
import io.xinglin.core.drg.Documented;
import io.xinglin.core.drg.DrgGrouper;
import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.drg.Suggestion;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.Span;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.Kinds;
import io.xinglin.ejb.world.MemoryRepository;
import io.xinglin.ejb.world.WorldTest;
import io.xinglin.nlp.coding.InsuranceCodes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-DRG-11")
class CaseDeskTest extends WorldTest {
    /** Long enough for the places of {@link CaseSamples}. */
    private static final String TEXT = "阑尾炎5天，高血压，行腹腔镜下阑尾切除术，术后肺炎，好转出院。";

    @BeforeEach
    void aDischargeRecordIsKept() {
        world.cases.use(new FirstCodeGrouper(), () -> (text, facts, known) -> read(known), InsuranceCodes::load);
        submit("N1", "出院记录", TEXT);
    }

    private void submit(String id, String type, String text) {
        var patient = new Patient(
                new PatientIdentifier("P1", AssigningAuthority.HOSPITAL), "", Sex.MALE, LocalDate.of(1990, 2, 1));
        world.notes.submit("api", new Note(id, patient, "V1", type, Instant.parse("2026-11-20T10:00:00Z"), text));
    }

    /** The first two characters are the mention that {@code MemoryNotes} finds. */
    private static CodedCase read(InpatientCase known) {
        var words = new Span(0, 2);
        var item = new CodedItem(
                CaseSamples.APPENDICITIS,
                "阑尾",
                words,
                new Span(0, TEXT.length()),
                true,
                CodingReason.EXACT,
                ChoiceRule.OPERATED,
                List.of(),
                false);
        CodedCase sample = CaseSamples.coded();
        return new CodedCase(known, List.of(item, sample.diagnoses().get(1)), sample.operations(), sample.documented());
    }

    private CaseDesk.Open open() {
        return world.cases.open("coder.wu", "N1").orElseThrow();
    }

    @Test
    void openShouldProposeACaseWithItsGroupAndLeaveATrace() {
        CaseDesk.Open open = open();
        assertThat(open.state()).isEqualTo(CaseDesk.State.PROPOSED);
        assertThat(open.revision()).isZero();
        assertThat(open.grouping().drg()).isEqualTo("K35.900");
        assertThat(open.coded().stay().ageYears()).isEqualTo(36);
        assertThat(open.whatIf()).extracting(Suggestion::code).containsExactly("J18.900");
        assertThat(world.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'READ_CASE' AND actor = 'coder.wu'"))
                .isEqualTo(1);
    }

    @Test
    void changesShouldBeKeptWithWhoWhenBeforeAndAfter() {
        world.cases.change("coder.wu", "N1", 0, new CaseChange.Move(Kind.DIAGNOSIS, 1, 0));
        CaseDesk.Open open = world.cases.change("coder.li", "N1", 1, new CaseChange.Remove(Kind.OPERATION, 0));

        assertThat(open.state()).isEqualTo(CaseDesk.State.CHANGED);
        assertThat(open.grouping().drg()).isEqualTo("I10.x00");
        assertThat(open.changes())
                .extracting(
                        CaseDesk.Change::number,
                        CaseDesk.Change::by,
                        CaseDesk.Change::kind,
                        CaseDesk.Change::before,
                        CaseDesk.Change::after)
                .containsExactly(
                        tuple(1, "coder.wu", "Move", "K35.900 > I10.x00", "I10.x00 > K35.900"),
                        tuple(2, "coder.li", "Remove", "47.0100 腹腔镜下阑尾切除术", ""));
        assertThat(open.changes().get(0).at()).isEqualTo(clock.instant());
        assertThat(restart().count("SELECT COUNT(*) FROM coded_case_change")).isEqualTo(2);
    }

    @Test
    void aCodeGivenForAMentionShouldBecomeItsCorrection() {
        var code = CaseSamples.diagnosis("K35.300", "急性阑尾炎伴局限性腹膜炎");
        world.cases.change("coder.wu", "N1", 0, new CaseChange.Recode(Kind.DIAGNOSIS, 0, code));

        assertThat(world.correctionStore.ofNote("N1")).singleElement().satisfies(correction -> {
            assertThat(correction.by()).isEqualTo("coder.wu");
            assertThat(correction.change()).isInstanceOfSatisfying(Change.Encode.class, encode -> {
                assertThat(encode.span()).isEqualTo(new Span(0, 2));
                assertThat(encode.to()).isEqualTo(code);
            });
        });
        world.cases.change("coder.wu", "N1", 1, new CaseChange.Confirm(Kind.DIAGNOSIS, 0));
        assertThat(world.correctionStore.ofNote("N1"))
                .last()
                .satisfies(correction -> assertThat(correction.change()).isInstanceOf(Change.Confirm.class));
    }

    @Test
    void aChangeOfAnOlderRevisionShouldBeAConflict() {
        world.cases.change("coder.wu", "N1", 0, new CaseChange.Confirm(Kind.DIAGNOSIS, 1));
        assertThatThrownBy(() -> world.cases.change("coder.li", "N1", 0, new CaseChange.Remove(Kind.DIAGNOSIS, 1)))
                .hasMessageStartingWith("CONFLICT");
        assertThat(open().coded().diagnoses()).hasSize(2);
    }

    @Test
    void whatIsNotThereShouldBeRefusedAndLeaveNothing() {
        assertThatThrownBy(() -> world.cases.change("coder.wu", "N1", 0, new CaseChange.Confirm(Kind.DIAGNOSIS, 7)))
                .hasMessageStartingWith("INVALID");
        assertThatThrownBy(() -> world.cases.change("coder.wu", "N9", 0, new CaseChange.Confirm(Kind.DIAGNOSIS, 0)))
                .hasMessageStartingWith("NOT_FOUND");
        assertThat(world.count("SELECT COUNT(*) FROM coded_case")).isZero();
        assertThat(world.correctionStore.ofNote("N1")).isEmpty();
    }

    @Test
    void completeShouldCloseTheCaseAndPublishItOnceMore() {
        world.cases.change("coder.wu", "N1", 0, new CaseChange.Take(0));
        CaseDesk.Open closed = world.cases.complete("coder.wu", "N1", 1);
        assertThat(closed.state()).isEqualTo(CaseDesk.State.FINAL);
        assertThat(world.count("SELECT COUNT(*) FROM outbox WHERE kind = 'CASE'"))
                .isEqualTo(1);

        var repository = new MemoryRepository();
        world.cases.save(Delivery.of(Kinds.FHIR, Kinds.CASE, "N1", 2), repository);
        assertThat(repository.cases()).singleElement().satisfies(published -> {
            assertThat(published.by()).isEqualTo("coder.wu");
            assertThat(published.grouping().drg()).isEqualTo("K35.900");
            assertThat(published.coded().grouped().diagnoses()).containsExactly("K35.900", "I10.x00", "J18.900");
            assertThat(published.dip()).isEqualTo(new DipGroup("K35.9", 10.0));
            assertThat(published.ruleset()).isEqualTo("memory");
        });
    }

    @Test
    void aCaseOpenedAgainShouldNotBePublished() {
        world.cases.complete("coder.wu", "N1", 0);
        world.cases.change("coder.wu", "N1", 1, new CaseChange.Remove(Kind.DIAGNOSIS, 1));
        var repository = new MemoryRepository();
        world.cases.save(Delivery.of(Kinds.FHIR, Kinds.CASE, "N1", 1), repository);
        assertThat(repository.cases()).isEmpty();
    }

    @Test
    void aCaseWithoutAPrincipalDiagnosisShouldNotBeClosed() {
        world.cases.change("coder.wu", "N1", 0, new CaseChange.Remove(Kind.DIAGNOSIS, 0));
        world.cases.change("coder.wu", "N1", 1, new CaseChange.Remove(Kind.DIAGNOSIS, 0));
        assertThatThrownBy(() -> world.cases.complete("coder.wu", "N1", 2)).hasMessageStartingWith("INVALID");
    }

    @Test
    void aReplacedTextShouldBeginTheCaseAnewAndKeepWhatWasSaid() {
        world.cases.change("coder.wu", "N1", 0, new CaseChange.Remove(Kind.DIAGNOSIS, 1));
        submit("N1", "出院记录", TEXT + "补充：无。");
        CaseDesk.Open open = open();
        assertThat(open.state()).isEqualTo(CaseDesk.State.PROPOSED);
        assertThat(open.coded().diagnoses()).hasSize(2);
        assertThat(open.changes()).hasSize(1);
        CaseDesk.Open again = world.cases.change("coder.wu", "N1", 0, new CaseChange.Remove(Kind.DIAGNOSIS, 0));
        assertThat(again.changes()).hasSize(2);
    }

    @Test
    void theListShouldShowDischargeRecordsAndTouchedCases() {
        submit("N2", "入院记录", "阑尾炎2天。");
        submit("N3", "病程记录", TEXT);
        world.cases.change("coder.wu", "N3", 0, new CaseChange.Confirm(Kind.DIAGNOSIS, 0));
        assertThat(world.cases.recent(10))
                .extracting(CaseDesk.Item::noteId, CaseDesk.Item::state, CaseDesk.Item::drg)
                .containsExactlyInAnyOrder(
                        tuple("N1", CaseDesk.State.PROPOSED, ""), tuple("N3", CaseDesk.State.CHANGED, "K35.900"));
    }

    @Test
    void codesShouldBeFoundByCodeAndByName() {
        assertThat(world.cases.find(Kind.OPERATION, "47.01", 5))
                .anySatisfy(code -> assertThat(code.value()).isEqualTo("47.0100"));
        assertThat(world.cases.find(Kind.DIAGNOSIS, "急性阑尾炎", 5))
                .hasSize(5)
                .allSatisfy(code -> assertThat(code.zh()).contains("急性阑尾炎"));
        assertThat(world.cases.find(Kind.DIAGNOSIS, " ", 5)).isEmpty();
    }

    /** The group is the principal diagnosis; what is documented leads to a group of its own. */
    private static final class FirstCodeGrouper implements DrgGrouper {
        @Override
        public Grouping group(InpatientCase given) {
            String drg = given.diagnoses().isEmpty() || given.diagnoses().get(0) == null
                    ? Grouping.UNGROUPABLE
                    : given.diagnoses().get(0);
            return new Grouping(
                    given.id(),
                    "MDCG",
                    drg,
                    drg,
                    drg,
                    1.0,
                    List.of("入" + drg),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }

        @Override
        public Optional<DipGroup> dip(InpatientCase given) {
            return group(given).grouped()
                    ? Optional.of(new DipGroup(given.diagnoses().get(0).substring(0, 5), 10.0))
                    : Optional.empty();
        }

        @Override
        public List<Suggestion> whatIf(InpatientCase given, List<Documented> documented) {
            return documented.stream()
                    .map(found -> new Suggestion(
                            Suggestion.Action.CODE, found.code(), "", found.evidence(), group(given), 0.0))
                    .toList();
        }

        @Override
        public String ruleset() {
            return "memory";
        }

        @Override
        public String weights() {
            return "";
        }
    }
}
