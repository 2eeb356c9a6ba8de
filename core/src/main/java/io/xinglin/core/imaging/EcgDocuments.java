package io.xinglin.core.imaging;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.EcgIntake;
import java.nio.file.Path;
import java.util.Objects;

/** Port: HL7 v3 annotated ECG (aECG) documents, and the DICOM objects they become. Safe for use by many threads. */
public interface EcgDocuments {
    /**
     * Reads all of a document, as far as a DICOM object needs it.
     *
     * @param bytes the XML document
     * @param charset what the transport said of the character set (RFC 7303: it wins over the XML declaration); empty when
     *     nothing
     * @throws io.xinglin.core.problem.ProblemException INVALID, UNSUPPORTED
     */
    Facts read(byte[] bytes, String charset);

    /**
     * Writes the DICOM object of a document (PS3.3 A.34.4); the same document and names make the same bytes.
     *
     * @param text the document as {@link Facts#text} has it
     * @param named whom it is of, whatever the document says, and for which order
     * @throws io.xinglin.core.problem.ProblemException as {@link #read}
     */
    void write(String text, EcgIntake.Named named, Path file);

    /**
     * What a document says of itself.
     *
     * @param id its identifier: root, or root and extension with {@code ^} between
     * @param patientId of the subject; empty when it names none
     * @param text the document, decoded
     * @param charset Java name of the character set it was decoded with
     */
    record Facts(String id, String patientId, String text, String charset, DicomUid studyUid, DicomUid sopInstanceUid) {
        public Facts {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(patientId, "patientId");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(charset, "charset");
            Objects.requireNonNull(studyUid, "studyUid");
            Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        }

        /** Safe for logs. */
        @Override
        public String toString() {
            return "EcgDocuments.Facts[" + sopInstanceUid + "]";
        }
    }
}
