package io.xinglin.ejb.inference;

import io.xinglin.core.imaging.VendorNode;
import io.xinglin.core.imaging.VendorNodes;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.pseudonym.Deidentifier;
import io.xinglin.core.pseudonym.Identity;
import io.xinglin.core.pseudonym.PseudonymStore;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.InstanceIntake.Outcome;
import io.xinglin.ejb.archive.ArchiveFolder;
import io.xinglin.ejb.archive.ArchiveIndex;
import io.xinglin.ejb.archive.DataSets;
import io.xinglin.ejb.archive.ReturnedObjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells the answers of vendors' nodes from everything else that arrives: by a Study Instance UID that is one of the pseudonyms
 * given away; of a node that is sent real identities, by its AE title and a study it was sent.
 */
@ApplicationScoped
public class NodeReturns implements ReturnedObjects {
    /** How every pseudonym of a UID begins. */
    private static final String PSEUDONYM_ROOT = "2.25.";

    private NodeBook book;
    private VendorNodes nodes;
    private PseudonymStore pseudonyms;
    private Deidentifier deidentifier;
    private ArchiveFolder folder;
    private ArchiveIndex index;

    /** For the container's proxy. */
    protected NodeReturns() {}

    @Inject
    public NodeReturns(
            NodeBook book,
            VendorNodes nodes,
            PseudonymStore pseudonyms,
            Deidentifier deidentifier,
            ArchiveFolder folder,
            ArchiveIndex index) {
        this.book = book;
        this.nodes = nodes;
        this.pseudonyms = pseudonyms;
        this.deidentifier = deidentifier;
        this.folder = folder;
        this.index = index;
    }

    /** An answer's real study, and the model it was read for. */
    private record Answer(String modelId, DicomUid study, Set<String> named) {}

    @Override
    public Optional<Outcome> keep(String origin, InstanceHeader header, Path arrived) {
        Optional<PseudonymStore.Given> study = given(header.studyUid());
        if (study.isPresent()) {
            String modelId = study.get().recipient();
            if (given(header.sopInstanceUid()).isPresent()) {
                // One of the copies it was sent.
                return Optional.of(Outcome.DUPLICATE);
            }
            requirePatient(header, modelId);
            var real = new DicomUid(study.get().identity().value());
            return Optional.of(keep(origin, header, arrived, new Answer(modelId, real, named(modelId, arrived))));
        }
        return fromNode(origin).flatMap(node -> identified(origin, header, arrived, node));
    }

    private Optional<PseudonymStore.Given> given(DicomUid uid) {
        return uid.value().startsWith(PSEUDONYM_ROOT) ? pseudonyms.find(uid.value()) : Optional.empty();
    }

    private void requirePatient(InstanceHeader header, String modelId) {
        String named = header.patientIfNamed()
                .map(patient -> patient.identifier().value())
                .orElse("");
        boolean own = named.isEmpty()
                || pseudonyms
                        .find(named)
                        .filter(given -> given.recipient().equals(modelId))
                        .isPresent();
        if (!own) {
            throw new ProblemException(
                    Problem.Category.CONFLICT, "the answer of a node names another patient than was sent");
        }
    }

    private Set<String> named(String modelId, Path object) {
        return pseudonyms.identities(modelId, deidentifier.uids(object)).values().stream()
                .map(Identity::value)
                .collect(Collectors.toSet());
    }

    /** The models read by a node with the sender's AE title. */
    private Optional<VendorNodes.Assigned> fromNode(String origin) {
        return nodes.all().stream()
                .filter(assigned ->
                        origin.equals("DIMSE:" + assigned.node().node().aeTitle()))
                .findFirst();
    }

    private Optional<Outcome> identified(
            String origin, InstanceHeader header, Path arrived, VendorNodes.Assigned sender) {
        if (index.study(header.studyUid()).isEmpty()) {
            throw new ProblemException(
                    Problem.Category.CONFLICT,
                    "node " + sender.node().node().name() + " answers about a study it was not sent");
        }
        boolean answer = !sender.node().deidentify()
                && VendorNode.Returns.of(header.sopClassUid()).isPresent()
                && book.answeredBy(header.studyUid(), sender, Set.of()).isPresent();
        return answer
                ? Optional.of(keep(
                        origin,
                        header,
                        arrived,
                        new Answer(sender.modelId(), header.studyUid(), deidentifier.uids(arrived))))
                : Optional.empty();
    }

    private Outcome keep(String origin, InstanceHeader header, Path arrived, Answer answer) {
        try {
            Optional<Path> before = book.file(header.sopInstanceUid());
            if (before.isPresent()) {
                if (!DataSets.same(before.get(), arrived)) {
                    throw new ProblemException(
                            Problem.Category.CONFLICT, "SOP instance UID is already kept with other content");
                }
                return Outcome.DUPLICATE;
            }
            VendorNode node = node(answer.modelId()).orElseThrow(NodeReturns::nobodyWaits);
            long job = book.answeredBy(answer.study(), new VendorNodes.Assigned(answer.modelId(), node), answer.named())
                    .orElseThrow(NodeReturns::nobodyWaits);
            Path place = folder.returned(answer.study(), header.sopInstanceUid());
            folder.keep(arrived, place);
            book.arrived(job, node, header, place, origin);
            return Outcome.STORED;
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.FAULT, "the archive folder cannot be written", e);
        }
    }

    /** The site names one for a model, whatever the version. */
    private Optional<VendorNode> node(String modelId) {
        return nodes.all().stream()
                .filter(assigned -> assigned.modelId().equals(modelId))
                .map(VendorNodes.Assigned::node)
                .reduce((older, newer) -> newer);
    }

    private static ProblemException nobodyWaits() {
        return new ProblemException(Problem.Category.CONFLICT, "nobody waits for this answer of a node");
    }
}
