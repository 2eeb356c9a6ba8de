package io.xinglin.core.config;

import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.imaging.ResultObject;
import io.xinglin.core.imaging.WebArchive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The whole configuration, one record per concern. Built once at start by {@link ConfigReader}, which reports all
 * errors and refuses to start.
 *
 * @param home {@code $XINGLIN_HOME}: database, archive, models of the site, accounts
 * @param models folders searched for model packages, first wins
 */
public record XinglinConfig(
        Path home,
        List<Path> models,
        Hl7 hl7,
        Dicom dicom,
        Archive archive,
        Study study,
        Jobs jobs,
        Outbound outbound,
        Notes notes,
        Drg drg,
        Cds cds,
        Priors priors,
        Search search) {
    public XinglinConfig {
        models = List.copyOf(models);
    }

    /** With the standard note engine and without a rule set for groups. */
    public XinglinConfig(
            Path home,
            List<Path> models,
            Hl7 hl7,
            Dicom dicom,
            Archive archive,
            Study study,
            Jobs jobs,
            Outbound outbound) {
        this(
                home,
                models,
                hl7,
                dicom,
                archive,
                study,
                jobs,
                outbound,
                new Notes(NoteEngineKind.FAST),
                new Drg(Optional.empty(), ""),
                Cds.CLOSED,
                Priors.NONE,
                Search.OFF);
    }

    /**
     * Earlier studies to compare with.
     *
     * @param pacs where they are asked for by C-FIND and C-MOVE
     * @param web where they are asked for by QIDO-RS and WADO-RS; where there is neither, only those that are here are compared with
     * @param months how far back
     * @param count at most so many are fetched, the newest
     * @param patience how long a study's own jobs wait for them
     */
    public record Priors(
            Optional<DicomNetwork.Node> pacs, Optional<WebArchive> web, int months, int count, Duration patience) {
        /** Nothing is asked for. */
        public static final Priors NONE = new Priors(Optional.empty(), Optional.empty(), 24, 1, Duration.ofMinutes(2));

        /** Whether there is anybody to ask. */
        public boolean asked() {
            return pacs.isPresent() || web.isPresent();
        }
    }

    /**
     * Similar pictures.
     *
     * @param index whether the server puts what arrives into the indexes itself
     * @param delay how long after its arrival at the earliest
     */
    public record Search(boolean index, Duration delay) {
        /** The command line alone makes indexes. */
        public static final Search OFF = new Search(false, Duration.ofMinutes(5));
    }

    /** Which engine reads notes. */
    public record Notes(NoteEngineKind engine) {}

    /** {@code FAST}: random fields alone; {@code ACCURATE}: the transformer of a model folder as well. */
    public enum NoteEngineKind {
        FAST,
        ACCURATE
    }

    /**
     * Diagnosis related groups.
     *
     * @param ruleset folder of the rule set, the nation's or a city's own; empty where cases are not grouped
     * @param weights city and year whose weights hold, e.g. {@code harbin-2024}; empty for the rule set's own
     */
    public record Drg(Optional<Path> ruleset, String weights) {}

    /**
     * CDS Hooks.
     *
     * @param origins web pages that may call from a browser, as {@code scheme://host[:port]}
     * @param clients file of the clients trusted by a signed token, and their public keys; empty where accounts alone are known
     * @param feedbackComments whether what clinicians write about a card is kept; it may speak of the patient
     */
    public record Cds(List<String> origins, Optional<Path> clients, boolean feedbackComments) {
        /** No page of another origin, no tokens, no comments. */
        public static final Cds CLOSED = new Cds(List.of(), Optional.empty(), false);

        public Cds {
            origins = List.copyOf(origins);
        }
    }

    /**
     * MLLP listener.
     *
     * @param maxFrameBytes a larger frame is refused and the connection closed
     */
    public record Hl7(
            boolean enabled, String bindAddress, int port, int maxFrameBytes, String application, String facility) {}

    /** DICOM listener and this node's own AE title. */
    public record Dicom(
            boolean enabled, String bindAddress, int port, String aeTitle, int maxPduLength, int maxAssociations) {}

    /**
     * Archive folder.
     *
     * @param minimumFreeBytes the watermark: below it, nothing is accepted
     */
    public record Archive(Path folder, long minimumFreeBytes) {}

    /**
     * When a study is complete.
     *
     * @param unmatchedRelease how long a study waits for its order before it is listed
     */
    public record Study(Duration quietTime, Duration unmatchedRelease) {}

    /**
     * Inference and queues.
     *
     * @param maxAttempts before a job is dead
     */
    public record Jobs(
            int inferenceConcurrency,
            Duration inferenceTimeout,
            int maxAttempts,
            Duration firstBackOff,
            Duration maxBackOff) {}

    /**
     * Where results go.
     *
     * @param objects the kinds of DICOM objects every PACS gets
     */
    public record Outbound(
            List<DicomNetwork.Node> pacs, List<Hl7Receiver> receivers, Duration timeout, Set<ResultObject> objects) {
        public Outbound {
            pacs = List.copyOf(pacs);
            receivers = List.copyOf(receivers);
            objects = Set.copyOf(objects);
        }

        /** The usual objects. */
        public Outbound(List<DicomNetwork.Node> pacs, List<Hl7Receiver> receivers, Duration timeout) {
            this(pacs, receivers, timeout, ResultObject.USUAL);
        }
    }

    /**
     * An interface engine that gets ORU^R01 over MLLP.
     *
     * @param charset {@code MSH-18} of what it gets, e.g. {@code UNICODE UTF-8} or {@code GB 18030-2000}
     */
    public record Hl7Receiver(
            String name, String host, int port, String application, String facility, String charset) {}
}
