package io.xinglin.ejb.ecg;

import io.xinglin.core.imaging.EcgDocuments;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.EcgIntake;
import io.xinglin.ejb.world.TextFiles.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@link EcgDocuments} in memory: a document is a line of text, {@code id|patient|samples}. */
final class MemoryEcgs implements EcgDocuments {
    @Override
    public Facts read(byte[] bytes, String charset) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String[] part = parts(text);
        return new Facts(part[0], part[1], text, "UTF-8", study(part[0]), instance(study(part[0])));
    }

    @Override
    public void write(String text, EcgIntake.Named named, Path file) {
        String[] part = parts(text);
        DicomUid study = study(part[0]);
        var object = new Text(
                study.value(),
                study + ".1",
                instance(study).value(),
                named.patientId(),
                named.accessionNumber(),
                "CT",
                "",
                1,
                part[2]);
        try {
            Files.write(file, object.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DicomUid instance(DicomUid study) {
        return DicomUid.named(study + "/instance");
    }

    private static DicomUid study(String id) {
        return id.matches("[0-9]+") ? new DicomUid("1.9." + id) : DicomUid.named(id);
    }

    private static String[] parts(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 3) {
            throw new ProblemException(Problem.Category.INVALID, "not a readable annotated ECG");
        }
        return parts;
    }
}
