package io.xinglin.core.study;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Use case: one HL7 v3 annotated ECG (aECG) arrives and is kept for good before the sender hears success. It then becomes a
 * DICOM ECG object of the archive, under identifiers made from the document's own, and goes the way of one that came by
 * C-STORE.
 *
 * <p>Implemented by {@code ejb}; called by the HTTP edge. Safe for use by many threads.
 */
public interface EcgIntake {
    /** Longer documents are refused: 24 leads of five minutes at 500 Hz are about half of it. */
    int MOST_BYTES = 16 << 20;

    /**
     * Reads the whole document, checks whose it is, then commits it to the inbox. What is refused leaves nothing behind.
     *
     * @param sender account of the sending system
     * @throws io.xinglin.core.problem.ProblemException INVALID for what is no readable aECG, has no identifier, time, patient
     *     or leads; UNSUPPORTED for units or more leads than an ECG object has; TOO_LARGE; CONFLICT where document, parameters
     *     and order name different patients, or the document's identifier is known with other content; STORAGE_FULL,
     *     UNAVAILABLE
     */
    Receipt take(String sender, Sent sent);

    /**
     * What came over the wire.
     *
     * @param document the bytes of the XML document; not copied
     * @param charset what the transport said of the character set; empty when it said nothing
     * @param named what the sender said beside the document
     */
    record Sent(byte[] document, String charset, Named named) {
        public Sent {
            Objects.requireNonNull(document, "document");
            Objects.requireNonNull(named, "named");
            charset = Objects.requireNonNullElse(charset, "").strip();
        }

        @Override
        public String toString() {
            return "EcgIntake.Sent[" + document.length + " bytes]";
        }
    }

    /**
     * What the sender says beside the document, each empty when not said. An aECG has no place for an order's number, and
     * the number of its issuer is one of another kind than HL7 v2 and DICOM use.
     *
     * @param patientId (0010,0020); must be that of the document where the document has one
     * @param issuer of the patient's identifier, (0010,0021)
     * @param accessionNumber of the order, (0008,0050)
     */
    record Named(String patientId, String issuer, String accessionNumber) {
        /** Characters that DICOM keeps for itself (PS3.5 6.1.3): control characters, and the backslash between values. */
        private static final Pattern RESERVED = Pattern.compile("[\\p{Cntrl}\\\\]");

        private static final int LONGEST = 64;

        /**
         * Checks.
         *
         * @throws IllegalArgumentException for more than 64 characters, control characters or a backslash
         */
        public Named {
            patientId = checked("patient", patientId);
            issuer = checked("issuer", issuer);
            accessionNumber = checked("accession", accessionNumber);
        }

        private static String checked(String name, String value) {
            String text = Objects.requireNonNullElse(value, "").strip();
            if (text.length() > LONGEST || RESERVED.matcher(text).find()) {
                throw new IllegalArgumentException(
                        name + " is longer than 64 characters or has control characters or a backslash");
            }
            return text;
        }

        /** Safe for logs. */
        @Override
        public String toString() {
            return "EcgIntake.Named[***]";
        }
    }

    /**
     * The answer to a document that is kept.
     *
     * @param repeated whether it was kept before
     * @param studyUid of the study it becomes
     * @param sopInstanceUid of the object it becomes
     */
    record Receipt(boolean repeated, DicomUid studyUid, DicomUid sopInstanceUid) {}
}
