package io.xinglin.ejb.ecg;

import io.xinglin.core.imaging.EcgDocuments;
import io.xinglin.core.message.InboundMessage;
import io.xinglin.core.message.Inbox;
import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.EcgIntake;
import io.xinglin.ejb.archive.KnownOrders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Receives one annotated ECG: read, check whose it is, commit, then answer; nothing that was refused is kept.
 *
 * <p>Images that contradict their order are kept and wait for a person, for a scanner cannot ask anybody. Here the sender
 * names patient and order itself and hears the answer, so a contradiction that is known at once is refused; one that shows
 * later, when the order comes, goes to the list of unmatched studies as with images.
 */
@ApplicationScoped
public class EcgIntakeService implements EcgIntake {
    /** Width of the inbox's column for identities. */
    private static final int LONGEST_ID = 200;

    private EcgDocuments documents;
    private KnownOrders orders;
    private Inbox inbox;

    /** For the container's proxy. */
    protected EcgIntakeService() {}

    @Inject
    public EcgIntakeService(EcgDocuments documents, KnownOrders orders, Inbox inbox) {
        this.documents = documents;
        this.orders = orders;
        this.inbox = inbox;
    }

    @Override
    public Receipt take(String sender, Sent sent) {
        if (sent.document().length > MOST_BYTES) {
            throw new ProblemException(Category.TOO_LARGE, "the annotated ECG is larger than 16 MiB");
        }
        EcgDocuments.Facts facts = documents.read(sent.document(), sent.charset());
        if (facts.id().length() > LONGEST_ID) {
            throw new ProblemException(Category.INVALID, "the document's identifier is longer than 200 characters");
        }
        var message = new EcgMessage(complete(sent.named(), facts.patientId()), facts.text());
        requireOrderOf(message);
        return new Receipt(commit(sender, facts, message), facts.studyUid(), facts.sopInstanceUid());
    }

    /** With the patient of the document, where the sender said none beside it. */
    private static Named complete(Named named, String documented) {
        if (named.patientId().isEmpty() && documented.isEmpty()) {
            throw new ProblemException(Category.INVALID, "neither the document nor the request names a patient");
        }
        if (!named.patientId().isEmpty()
                && !documented.isEmpty()
                && !named.patientId().equals(documented)) {
            throw new ProblemException(Category.CONFLICT, "the document is of another patient than the request says");
        }
        try {
            return new Named(
                    named.patientId().isEmpty() ? documented : named.patientId(),
                    named.issuer(),
                    named.accessionNumber());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Category.INVALID, e.getMessage(), e);
        }
    }

    private void requireOrderOf(EcgMessage message) {
        String accession = message.named().accessionNumber();
        Optional<ImagingOrder> order =
                accession.isEmpty() ? Optional.empty() : orders.find(new AccessionNumber(accession));
        if (order.isPresent()
                && !orders.samePatient(message.patient(), order.get().patient().identifier())) {
            throw new ProblemException(Category.CONFLICT, "the order of this accession number is of another patient");
        }
    }

    private boolean commit(String sender, EcgDocuments.Facts facts, EcgMessage message) {
        var inbound = new InboundMessage(
                EcgMessage.CHANNEL, sender, facts.id(), EcgMessage.TYPE, facts.charset(), message.body());
        try {
            return inbox.commit(inbound) == Inbox.Receipt.REPEATED;
        } catch (ProblemException e) {
            if (e.problem().category() != Category.CONFLICT) {
                throw e;
            }
            throw new ProblemException(
                    Category.CONFLICT,
                    "the document's identifier was used before with other content, or for another patient or order",
                    e);
        }
    }
}
