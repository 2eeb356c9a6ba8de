package io.xinglin.cli.demo;

import io.xinglin.cli.peer.Hl7Messages;
import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.phantom.Bleed;
import io.xinglin.imaging.phantom.HeadCtPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import io.xinglin.imaging.phantom.PictureSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The images of the demo: a phantom, or a folder of DICOM files or pictures. */
final class DemoImages {
    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(png|jpe?g)");
    private static final Pattern NUMBERED = Pattern.compile("(.*?)[_-]?(\\d+)\\.[^.]+");
    private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("MMddHHmmss", Locale.ROOT);
    /** The window head-CT pictures are taken to be made with: the one the shipped model was trained on. */
    private static final PictureSeries WINDOWED = new PictureSeries(40, 120);

    private static final LocalDate BIRTH = LocalDate.of(1958, 3, 14);

    private final DicomFiles files;
    private final LocalDateTime now;
    private int count;

    DemoImages(DicomFiles files, LocalDateTime now) {
        this.files = files;
        this.now = now;
    }

    /** @param images null for the phantom */
    List<DemoStudy> studies(Path images, Path folder) throws IOException {
        if (images == null) {
            return List.of(phantom(folder.resolve("phantom")));
        }
        List<Path> found;
        try (var walk = Files.walk(images)) {
            found = walk.filter(Files::isRegularFile).sorted().toList();
        }
        var studies = new ArrayList<DemoStudy>();
        studies.addAll(pictures(
                found.stream()
                        .filter(f -> PICTURE.matcher(f.toString()).matches())
                        .toList(),
                folder));
        studies.addAll(dicom(found.stream()
                .filter(f -> !PICTURE.matcher(f.toString()).matches())
                .toList()));
        if (studies.isEmpty()) {
            throw new IOException("no DICOM file and no picture in " + images);
        }
        return studies;
    }

    private DemoStudy phantom(Path folder) {
        var study = study("头颅CT平扫");
        var spec = HeadCtPhantom.Spec.of(
                study, 20261121, Bleed.of(Bleed.Kind.INTRAPARENCHYMAL, Bleed.Side.RIGHT, 0.55, 22));
        return demoStudy(study, new HeadCtPhantom().write(spec, folder));
    }

    /** One study for each name before the number, {@code PATIENT_SLICE.jpg}, slices in order of their number. */
    private List<DemoStudy> pictures(List<Path> pictures, Path folder) {
        Map<String, List<Path>> bySeries = new TreeMap<>();
        for (Path picture : pictures) {
            var name = NUMBERED.matcher(picture.getFileName().toString());
            bySeries.computeIfAbsent(name.matches() ? name.group(1) : "", key -> new ArrayList<>())
                    .add(picture);
        }
        var studies = new ArrayList<DemoStudy>();
        bySeries.values().forEach(series -> {
            series.sort(Comparator.comparingLong(DemoImages::number));
            var study = study("头颅CT平扫");
            studies.add(demoStudy(study, WINDOWED.write(series, study, folder.resolve("series" + studies.size()))));
        });
        return studies;
    }

    private static long number(Path picture) {
        var name = NUMBERED.matcher(picture.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(2)) : 0;
    }

    /** DICOM files as they are, by study; what is no DICOM file is left alone. The order takes the images' own names. */
    private List<DemoStudy> dicom(List<Path> candidates) {
        Map<String, List<StoredInstance>> byStudy = new TreeMap<>();
        for (Path file : candidates) {
            try {
                var header = files.readHeader(file);
                byStudy.computeIfAbsent(header.studyUid().value(), key -> new ArrayList<>())
                        .add(new StoredInstance(header, file));
            } catch (ProblemException e) {
                System.err.println("left alone: " + file.getFileName() + " (" + e.getMessage() + ")");
            }
        }
        return byStudy.values().stream().map(this::ordered).toList();
    }

    private DemoStudy ordered(List<StoredInstance> instances) {
        InstanceHeader header = instances.get(0).header();
        String id = header.patientIfNamed().map(p -> p.identifier().value()).orElse("DEMO" + nextNumber());
        var subject = new Hl7Messages.Subject(
                id,
                header.patientIfNamed()
                        .map(Patient::name)
                        .filter(n -> !n.isEmpty())
                        .orElse("演示^患者"),
                header.patientIfNamed()
                        .flatMap(Patient::birth)
                        .map(DateTimeFormatter.BASIC_ISO_DATE::format)
                        .orElse(""),
                header.patientIfNamed().map(Patient::sex).orElse(Sex.UNKNOWN).code(),
                header.accessionNumber().isEmpty() ? "DEMO" + nextNumber() : header.accessionNumber(),
                header.studyDescription().isEmpty() ? header.modality() : header.studyDescription(),
                header.modality());
        return new DemoStudy(
                subject,
                header.studyUid().value(),
                instances,
                !header.accessionNumber().isEmpty());
    }

    private DemoStudy demoStudy(PhantomStudy study, List<Path> written) {
        var instances = written.stream()
                .map(file -> new StoredInstance(files.readHeader(file), file))
                .toList();
        var subject = new Hl7Messages.Subject(
                study.patientId(),
                "演示^患者",
                BIRTH.format(DateTimeFormatter.BASIC_ISO_DATE),
                study.sex().code(),
                study.accessionNumber(),
                study.studyDescription(),
                "CT");
        return new DemoStudy(subject, study.studyUid().value(), instances, true);
    }

    private PhantomStudy study(String description) {
        String number = nextNumber();
        var made = PhantomStudy.headCt("DEMO" + number, "Demo^Patient=演示^患者", Sex.MALE, BIRTH, "A" + number, now);
        return new PhantomStudy(
                made.studyUid(),
                made.seriesUid(),
                made.patientId(),
                made.patientName(),
                made.sex(),
                made.birthDate(),
                made.accessionNumber(),
                description,
                made.acquiredAt(),
                made.characterSet());
    }

    private String nextNumber() {
        return RUN.format(now) + count++;
    }
}
