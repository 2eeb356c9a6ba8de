package io.xinglin.imaging.series;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.ValueSection;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.report.ReportDraft;
import io.xinglin.imaging.report.ValueReportWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Pictures of one series to one figure, the mean of what each gives, held against the patient's age on the day of the study.
 * Thread-safe.
 */
final class ValueAnalyzer {
    private static final double DAYS_A_MONTH = 365.25 / 12;

    private final PixelSource pixels;
    private final SeriesEngine engine;
    private final Clock clock;

    ValueAnalyzer(PixelSource pixels, SeriesEngine engine, Clock clock) {
        this.pixels = pixels;
        this.engine = engine;
        this.clock = clock;
    }

    ImagingResult analyze(DicomUid resultUid, InstalledModel model, List<StoredInstance> series) {
        Instant begin = clock.instant();
        ValueSection section = model.manifest().value().orElseThrow();
        InstanceHeader header = series.get(0).header();
        float sex = section.sex() ? sex(header) : 0;
        Preparation preparation = Preparation.of(model.manifest(), pixels);
        List<Finding.Evidence> pictures = new ArrayList<>();
        double sum = 0;
        for (StoredInstance instance : series) {
            for (int frame = 1; frame <= instance.header().frames(); frame++) {
                var picture = preparation.prepare(instance, frame).orElseThrow();
                sum += value(
                        section,
                        engine.rows(model, List.of(picture.pixels()), sex).get(0));
                pictures.add(new Finding.Evidence(
                        instance.header().sopClassUid(), instance.header().sopInstanceUid(), frame, 1));
            }
        }
        double value = sum / pictures.size();
        OptionalDouble age = age(header);
        List<Finding> findings = findings(resultUid, section, value, age, pictures);
        ReportDraft draft = ValueReportWriter.write(model, findings, value, age);
        Instant end = clock.instant();
        return ImagingResult.of(resultUid, model.algorithm(), header.studyUid(), header.seriesUid())
                .findings(findings)
                .draft(draft.findingsZh(), draft.impressionZh(), draft.impressionEn())
                .analysed(end, Duration.between(begin, end))
                .lesions(List.of(measured(section, findings.get(0), value)))
                .build();
    }

    /** @throws ProblemException FAULT when the network gives what cannot be */
    static double value(ValueSection section, float[] row) {
        if (row.length != 1 || row[0] < section.least() || row[0] > section.most()) {
            throw new ProblemException(
                    Problem.Category.FAULT,
                    "the network gives no single value from " + section.least() + " to " + section.most());
        }
        return row[0];
    }

    private static float sex(InstanceHeader header) {
        return switch (header.patientIfNamed().map(Patient::sex).orElse(Sex.UNKNOWN)) {
            case MALE -> 1;
            case FEMALE -> 0;
            case OTHER, UNKNOWN ->
                throw new ProblemException(
                        Problem.Category.INVALID, "the model needs the patient's sex (0010,0040): M or F");
        };
    }

    /** In months, on the day of the study; empty when birth date or study date is unknown. */
    private static OptionalDouble age(InstanceHeader header) {
        Optional<LocalDate> birth = header.patientIfNamed().flatMap(Patient::birth);
        if (birth.isEmpty() || header.studyAt() == null) {
            return OptionalDouble.empty();
        }
        LocalDate day = LocalDate.ofInstant(header.studyAt(), ZoneId.systemDefault());
        return birth.get().isAfter(day)
                ? OptionalDouble.empty()
                : OptionalDouble.of(ChronoUnit.DAYS.between(birth.get(), day) / DAYS_A_MONTH);
    }

    private static List<Finding> findings(
            DicomUid resultUid,
            ValueSection section,
            double value,
            OptionalDouble age,
            List<Finding.Evidence> pictures) {
        List<Finding> findings = new ArrayList<>();
        for (ValueSection.Deviation deviation : section.deviations()) {
            boolean holds = age.isPresent() && deviation.holds(value - age.getAsDouble());
            OutputLabel label = deviation.label();
            findings.add(
                    holds ? 0 : findings.size(),
                    new Finding(
                            DicomUid.named(resultUid + "/" + label.key()),
                            label.key(),
                            label.code(),
                            holds ? 1 : 0,
                            label.threshold(),
                            label.severity(),
                            label.reliable(),
                            holds ? pictures : List.of()));
        }
        return findings;
    }

    /** The figure itself, whether it deviates or not. */
    private static Lesion measured(ValueSection section, Finding finding, double value) {
        return new Lesion(
                DicomUid.named(finding.uid() + "/value"),
                finding.uid(),
                1,
                section.name().zh(),
                List.of(),
                finding.probability(),
                List.of(new Measurement(section.name(), value, section.unit())),
                List.of(),
                null);
    }
}
