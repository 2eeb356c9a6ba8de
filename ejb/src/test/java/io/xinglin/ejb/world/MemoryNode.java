package io.xinglin.ejb.world;

import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.VendorNode;
import io.xinglin.core.imaging.VendorNodes;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.pseudonym.Deidentifier;
import io.xinglin.core.pseudonym.Identity;
import io.xinglin.core.pseudonym.PseudonymStore;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.core.study.StoredInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** A vendor's node beside the memory engine, once it is switched on: text objects go in without identity. */
public final class MemoryNode implements VendorNodes, Deidentifier, DicomNetwork {
    /** Fields of a text object that are UIDs; then patient and accession number. */
    private static final int UIDS = 3;

    private final MemoryEngine engine;
    private final PseudonymStore pseudonyms;
    private final List<String> received = new ArrayList<>();
    private VendorNode node;
    private Problem refusal;

    MemoryNode(MemoryEngine engine, PseudonymStore pseudonyms) {
        this.engine = engine;
        this.pseudonyms = pseudonyms;
    }

    /** From now on the engine's model is read by this node. */
    public void on(VendorNode vendor) {
        node = vendor;
    }

    /** The next image is refused with this. */
    public void refuseNext(Problem.Category category) {
        refusal = new Problem(category, "refused by the node");
    }

    /** Text objects as the node got them. */
    public List<String> received() {
        return received;
    }

    @Override
    public Optional<VendorNode> find(String modelId, String version) {
        return Optional.ofNullable(node);
    }

    @Override
    public List<Assigned> all() {
        return node == null ? List.of() : List.of(new Assigned("ich-ct", node));
    }

    @Override
    public ImagingResult result(
            DicomUid resultUid,
            String modelId,
            String version,
            List<StoredInstance> series,
            List<StoredInstance> returned) {
        for (StoredInstance object : returned) {
            if (text(object.file()).contains("garbage")) {
                throw new ProblemException(Problem.Category.INVALID, "no measurement report");
            }
        }
        return engine.analyze(resultUid, modelId, version, series);
    }

    @Override
    public List<StoredInstance> deidentify(
            String recipient, boolean burnedIn, List<StoredInstance> instances, Path folder) {
        return instances.stream()
                .map(instance -> {
                    String[] part = text(instance.file()).split("\\|", -1);
                    for (int i = 0; i < UIDS; i++) {
                        part[i] = pseudonym(recipient, Identity.uid(part[i]));
                    }
                    part[3] = pseudonym(recipient, Identity.patient(part[3], ""));
                    part[4] = "";
                    return write(String.join("|", part), folder);
                })
                .toList();
    }

    private String pseudonym(String recipient, Identity identity) {
        return pseudonyms.pseudonyms(recipient, List.of(identity)).get(identity);
    }

    @Override
    public StoredInstance reidentify(String recipient, Path returned, StoredInstance source, Path folder) {
        String[] part = text(returned).split("\\|", -1);
        Map<String, String> originals = new LinkedHashMap<>();
        pseudonyms
                .identities(recipient, uids(returned))
                .forEach((own, identity) -> originals.put(own, identity.value()));
        for (int i = 0; i < UIDS; i++) {
            part[i] = originals.getOrDefault(part[i], part[i]);
        }
        part[3] = source.header().patientIfNamed().orElseThrow().identifier().value();
        part[4] = source.header().accessionNumber();
        return write(String.join("|", part), folder);
    }

    /** Those of its fields, and those its content names. */
    @Override
    public Set<String> uids(Path object) {
        String[] part = text(object).split("\\|", -1);
        Set<String> uids = new LinkedHashSet<>(List.of(part[0], part[1], part[2]));
        uids.addAll(Arrays.asList(part[8].split(" ")));
        return uids;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoredInstance write(String text, Path folder) {
        try {
            var header = TextFiles.header(text);
            return new StoredInstance(
                    header, Files.writeString(folder.resolve(header.sopInstanceUid() + ".dcm"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void send(String callingAeTitle, Node to, List<StoredInstance> instances) {
        if (refusal != null) {
            Problem refused = refusal;
            refusal = null;
            throw new ProblemException(refused);
        }
        instances.forEach(instance -> received.add(text(instance.file())));
    }

    @Override
    public Listener listen(
            Listen listen, InstanceIntake intake, ExecutorService executor, ScheduledExecutorService scheduler) {
        throw new ProblemException(Problem.Category.UNSUPPORTED, "nobody listens in memory");
    }

    @Override
    public void echo(String callingAeTitle, Node to) {
        // It is there.
    }
}
