package io.xinglin.ejb.prior;

import io.xinglin.core.imaging.StudyRetrieval;
import io.xinglin.core.imaging.StudyRetrieval.Found;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.DicomUid;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the studies a PACS answers with are fetched: the newest of the same patient, modality and period. Nothing a PACS
 * says is taken for granted: identifier, issuer, birth date and sex must not contradict. Each model that looks at a study has a rule.
 *
 * @param study the one to compare, never an answer itself
 * @param day of that study
 */
record PriorRule(DicomUid study, Patient patient, LocalDate day, Set<String> modalities, int months, int count) {
    /**
     * What is left.
     *
     * @param otherPatients answers about somebody else; refused
     */
    record Choice(List<Found> chosen, int otherPatients) {}

    LocalDate from() {
        return day.minusMonths(months);
    }

    LocalDate to() {
        return day.minusDays(1);
    }

    Choice choose(List<Found> answers) {
        List<Found> his = answers.stream().filter(this::samePatient).toList();
        List<Found> chosen = his.stream()
                .filter(found -> !found.studyUid().equals(study))
                .filter(found -> found.date() != null
                        && !found.date().isBefore(from())
                        && !found.date().isAfter(to()))
                .filter(found -> found.modalities().isEmpty()
                        || found.modalities().stream().anyMatch(modalities::contains))
                .sorted(Comparator.comparing(Found::date).reversed())
                .limit(count)
                .toList();
        return new Choice(chosen, answers.size() - his.size());
    }

    /** One question whose answers hold what any of these rules may choose; they are about one study. */
    static StudyRetrieval.Query query(List<PriorRule> rules) {
        PriorRule widest =
                rules.stream().min(Comparator.comparing(PriorRule::from)).orElseThrow();
        Set<String> modalities =
                rules.stream().flatMap(rule -> rule.modalities().stream()).collect(Collectors.toSet());
        return new StudyRetrieval.Query(
                widest.patient().identifier(),
                widest.from(),
                widest.to(),
                modalities.size() == 1 ? modalities.iterator().next() : "");
    }

    /** What any of these rules chooses, each study once. */
    static Choice choose(List<PriorRule> rules, List<Found> answers) {
        List<Choice> choices = rules.stream().map(rule -> rule.choose(answers)).toList();
        return new Choice(
                choices.stream()
                        .flatMap(choice -> choice.chosen().stream())
                        .distinct()
                        .toList(),
                choices.stream().mapToInt(Choice::otherPatients).max().orElse(0));
    }

    private boolean samePatient(Found found) {
        return found.patientIfNamed().filter(other -> same(patient, other)).isPresent();
    }

    /** Whether two statements may be about one person: what both say has to agree. */
    static boolean same(Patient one, Patient other) {
        return one.identifier().value().equals(other.identifier().value())
                && compatible(one.identifier().authority(), other.identifier().authority())
                && (one.birthDate() == null
                        || other.birthDate() == null
                        || one.birthDate().equals(other.birthDate()))
                && (one.sex() == Sex.UNKNOWN || other.sex() == Sex.UNKNOWN || one.sex() == other.sex());
    }

    private static boolean compatible(AssigningAuthority one, AssigningAuthority other) {
        return one.equals(other)
                || one.equals(AssigningAuthority.HOSPITAL)
                || other.equals(AssigningAuthority.HOSPITAL);
    }
}
