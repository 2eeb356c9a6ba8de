package io.xinglin.imaging.dicom.net;

import io.xinglin.core.imaging.DicomNetwork.Node;
import io.xinglin.core.imaging.StudyRetrieval.Found;
import io.xinglin.core.imaging.StudyRetrieval.Query;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.file.Fields;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;

/** Query/Retrieve SCU of the Study Root information model (PS3.4 C.6.2): C-FIND of studies, C-MOVE of one. */
public final class QueryUser {
    private static final String FIND = UID.StudyRootQueryRetrieveInformationModelFIND;
    private static final String MOVE = UID.StudyRootQueryRetrieveInformationModelMOVE;
    private static final String SYNTAX = UID.ImplicitVRLittleEndian;

    /** More answers than a patient has studies: a PACS that ignores the keys. */
    private static final int MOST_ANSWERS = 1000;

    /** PS3.4 C.4.1.1.4 and C.4.2.1.5: more responses follow. */
    private static final int PENDING = 0xFF00;

    private final StorageUser associations;

    public QueryUser(StorageUser associations) {
        this.associations = associations;
    }

    /** C-FIND; answers without a Study Instance UID are left out. */
    public List<Found> find(String callingAeTitle, Node pacs, Query query) {
        List<Found> found = new ArrayList<>();
        associations.converse(callingAeTitle, pacs, request(FIND), association -> {
            require(association, pacs, FIND);
            DimseRSP responses = association.cfind(FIND, 0, keys(query), SYNTAX, 0);
            int status = PENDING;
            while (pending(status) && responses.next()) {
                status = status(responses);
                if (pending(status) && found.size() < MOST_ANSWERS) {
                    add(responses.getDataset(), found);
                }
            }
            requireSuccess(pacs, "C-FIND", status);
        });
        return found;
    }

    /** C-MOVE; the objects come over associations of their own. */
    public void fetch(String callingAeTitle, Node pacs, DicomUid study, String destinationAeTitle, Duration limit) {
        associations.converse(callingAeTitle, pacs, request(MOVE), association -> {
            require(association, pacs, MOVE);
            association.getConnection().setRetrieveTimeout((int) limit.toMillis());
            var keys = new Attributes();
            keys.setString(Tag.QueryRetrieveLevel, VR.CS, "STUDY");
            keys.setString(Tag.StudyInstanceUID, VR.UI, study.value());
            DimseRSP responses = association.cmove(MOVE, 0, keys, SYNTAX, destinationAeTitle);
            int status = PENDING;
            while (pending(status) && responses.next()) {
                status = status(responses);
            }
            requireSuccess(pacs, "C-MOVE", status);
        });
    }

    private static AAssociateRQ request(String sopClass) {
        var request = new AAssociateRQ();
        request.addPresentationContextFor(sopClass, SYNTAX);
        return request;
    }

    private static void require(Association association, Node pacs, String sopClass) {
        if (association.getTransferSyntaxesFor(sopClass).isEmpty()) {
            throw new ProblemException(Category.UNSUPPORTED, pacs.name() + " offers no query/retrieve of studies");
        }
    }

    private static Attributes keys(Query query) {
        var keys = new Attributes();
        keys.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
        keys.setString(Tag.QueryRetrieveLevel, VR.CS, "STUDY");
        keys.setString(Tag.PatientID, VR.LO, query.patient().value());
        keys.setString(Tag.StudyDate, VR.DA, day(query.from()) + "-" + day(query.to()));
        keys.setNull(Tag.IssuerOfPatientID, VR.LO);
        keys.setNull(Tag.PatientName, VR.PN);
        keys.setNull(Tag.PatientBirthDate, VR.DA);
        keys.setNull(Tag.PatientSex, VR.CS);
        keys.setNull(Tag.StudyInstanceUID, VR.UI);
        keys.setNull(Tag.StudyDescription, VR.LO);
        if (query.modality().isEmpty()) {
            keys.setNull(Tag.ModalitiesInStudy, VR.CS);
        } else {
            keys.setString(Tag.ModalitiesInStudy, VR.CS, query.modality());
        }
        return keys;
    }

    private static String day(java.time.LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static void add(Attributes answer, List<Found> found) {
        String uid = answer == null ? "" : Fields.text(answer, Tag.StudyInstanceUID);
        try {
            found.add(new Found(
                    new DicomUid(uid),
                    patient(answer),
                    !Fields.text(answer, Tag.IssuerOfPatientID).isEmpty(),
                    Fields.date(answer, Tag.StudyDate),
                    modalities(answer),
                    Fields.text(answer, Tag.StudyDescription)));
        } catch (IllegalArgumentException | NullPointerException e) {
            System.getLogger(QueryUser.class.getName())
                    .log(System.Logger.Level.WARNING, "XL-DCM-006 an answer to C-FIND has no Study Instance UID");
        }
    }

    private static Patient patient(Attributes answer) {
        String id = Fields.text(answer, Tag.PatientID);
        if (id.isEmpty()) {
            return null;
        }
        var issuer = AssigningAuthority.ofNullable(Fields.text(answer, Tag.IssuerOfPatientID));
        return new Patient(
                new PatientIdentifier(id, issuer),
                Fields.personName(answer, Tag.PatientName),
                Sex.of(Fields.text(answer, Tag.PatientSex)),
                Fields.date(answer, Tag.PatientBirthDate));
    }

    private static Set<String> modalities(Attributes answer) {
        String[] values = answer.getStrings(Tag.ModalitiesInStudy);
        return values == null
                ? Set.of()
                : Arrays.stream(values)
                        .filter(value -> value != null && !value.isBlank())
                        .map(String::strip)
                        .collect(Collectors.toSet());
    }

    private static boolean pending(int status) {
        return (status & 0xFFFE) == PENDING;
    }

    private static int status(DimseRSP responses) throws IOException {
        Attributes command = responses.getCommand();
        if (command == null) {
            throw new IOException("no response");
        }
        return command.getInt(Tag.Status, DimseStatus.PROCESSING_FAILURE);
    }

    private static void requireSuccess(Node pacs, String service, int status) {
        if (status != DimseStatus.SUCCESS) {
            throw new ProblemException(
                    (status & 0xFF00) == DimseStatus.OUT_OF_RESOURCES ? Category.BUSY : Category.CONFLICT,
                    pacs.name() + " answered " + service + " with " + DimseStatus.hex(status));
        }
    }
}
