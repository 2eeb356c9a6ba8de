package io.xinglin.ejb.world;

import io.xinglin.core.imaging.StudyRetrieval;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.archive.InstanceIntakeService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A PACS in memory: says what it is told to say, and sends what it is told to send by the world's own door. */
public final class MemoryPacs implements StudyRetrieval {
    private record Held(Found said, List<TextFiles.Text> objects) {}

    private final InstanceIntakeService intake;
    private final List<Held> held = new ArrayList<>();
    private final List<DicomUid> fetched = new ArrayList<>();
    private boolean silent;

    MemoryPacs(World world) {
        this.intake = world.intake;
    }

    /** A study it holds, and whose it says it is. */
    public void holds(String study, String saidPatient, LocalDate day, TextFiles.Text... objects) {
        var patient =
                new Patient(new PatientIdentifier(saidPatient, AssigningAuthority.HOSPITAL), "张三", Sex.MALE, null);
        held.add(new Held(new Found(new DicomUid(study), patient, false, day, Set.of("CT"), "头颅平扫"), List.of(objects)));
    }

    /** A head CT of one slice on that day. */
    public static TextFiles.Text slice(String study, String patient, LocalDate day) {
        Instant at = day.atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant();
        return TextFiles.Text.slice(study, 1, patient, "").with(TextFiles.AT + at);
    }

    public void silent(boolean now) {
        silent = now;
    }

    /** What was asked for by C-MOVE. */
    public List<DicomUid> fetched() {
        return fetched;
    }

    @Override
    public List<Found> find(Query query) {
        if (silent) {
            throw new ProblemException(Problem.Category.UNAVAILABLE, "main does not answer");
        }
        return held.stream().map(Held::said).toList();
    }

    @Override
    public void fetch(DicomUid study, Set<String> modalities, Duration limit) {
        fetched.add(study);
        held.stream()
                .filter(one -> one.said().studyUid().equals(study))
                .flatMap(one -> one.objects().stream())
                .forEach(this::send);
    }

    /** An object that is refused counts as a failed sub-operation; the others go on. */
    private void send(TextFiles.Text object) {
        try {
            intake.store("DIMSE:PACS", new ByteArrayInputStream(object.bytes()));
        } catch (ProblemException refused) {
            System.getLogger(MemoryPacs.class.getName()).log(System.Logger.Level.DEBUG, "refused", refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
