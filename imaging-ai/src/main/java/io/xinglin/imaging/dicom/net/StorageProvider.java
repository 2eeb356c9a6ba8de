package io.xinglin.imaging.dicom.net;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.imaging.dicom.file.Part10Stream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.aoju.bus.image.Dimse;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Commands;
import org.aoju.bus.image.metric.DimseRQHandler;
import org.aoju.bus.image.metric.PDVInputStream;
import org.aoju.bus.image.metric.internal.pdu.Presentation;

/**
 * Storage SCP (PS3.4 annex B, level 2 full): the data set goes to the archive as it comes, without being decoded; the
 * response is written after the archive has it.
 */
final class StorageProvider implements DimseRQHandler {
    private static final System.Logger LOG = System.getLogger(StorageProvider.class.getName());

    private final InstanceIntake intake;

    StorageProvider(InstanceIntake intake) {
        this.intake = intake;
    }

    @Override
    public void onDimse(Association as, Presentation pc, Dimse dimse, Attributes command, PDVInputStream data)
            throws IOException {
        if (dimse != Dimse.C_STORE_RQ || data == null) {
            var problem = new ProblemException(Problem.Category.UNSUPPORTED, "no C-STORE");
            as.tryWriteDimseRSP(pc, response(command, problem));
            return;
        }
        Attributes response;
        try {
            intake.requireSpace();
            intake.store("DIMSE:" + as.getCallingAET(), part10(as, pc, command, data));
            response = Commands.mkCStoreRSP(command, DimseStatus.SUCCESS);
        } catch (ProblemException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "XL-DCM-002 C-STORE refused with " + DimseStatus.hex(DimseStatus.of(e)) + ": "
                            + e.getMessage());
            response = response(command, e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "XL-DCM-003 C-STORE failed with 0110H", e);
            response = response(command, new ProblemException(Problem.Category.FAULT, "processing failure"));
        }
        data.skipAll();
        as.tryWriteDimseRSP(pc, response);
    }

    private static InputStream part10(Association as, Presentation pc, Attributes command, InputStream data)
            throws IOException {
        var head = Part10Stream.head(
                command.getString(Tag.AffectedSOPClassUID),
                command.getString(Tag.AffectedSOPInstanceUID),
                pc.getTransferSyntax(),
                as.getCallingAET());
        return new SequenceInputStream(head, new Unclosed(data));
    }

    private static Attributes response(Attributes command, ProblemException cause) {
        var response = Commands.mkCStoreRSP(command, DimseStatus.of(cause));
        var comment = cause.problem().message();
        // Error Comment (0000,0902) is LO: 64 characters of the default repertoire.
        response.setString(
                Tag.ErrorComment,
                VR.LO,
                comment.substring(0, Math.min(64, comment.length())).replaceAll("[^ -\\[\\]-~]", " "));
        return response;
    }

    @Override
    public void onClose(Association as) {
        // Nothing is held for an association.
    }

    /** Closing the library's stream would swallow the rest of the message; the provider does that itself. */
    private static final class Unclosed extends java.io.FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // Left to the provider.
        }
    }
}
