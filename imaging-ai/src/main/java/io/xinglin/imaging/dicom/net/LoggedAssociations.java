package io.xinglin.imaging.dicom.net;

import io.xinglin.core.study.DicomUid;
import java.io.IOException;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.AssociationHandler;
import org.aoju.bus.image.metric.internal.pdu.AAssociateAC;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRJ;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;
import org.aoju.bus.image.metric.internal.pdu.Presentation;

/**
 * Negotiates as the library does and logs what is refused: associations (PS3.8 9.3.4) and presentation contexts (PS3.8
 * 9.3.3.2, result/reason 3 abstract syntax, 4 transfer syntaxes not supported). AE titles are the peer's words and stay
 * out of the log.
 */
final class LoggedAssociations extends AssociationHandler {
    private static final System.Logger LOG = System.getLogger(LoggedAssociations.class.getName());

    @Override
    protected AAssociateAC negotiate(Association as, AAssociateRQ request) throws IOException {
        AAssociateAC answer;
        try {
            answer = super.negotiate(as, request);
        } catch (AAssociateRJ e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "XL-DCM-004 association rejected with result " + e.getResult() + ", source " + e.getSource()
                            + ", reason " + e.getReason());
            throw e;
        }
        for (Presentation refused : answer.getPresentationContexts()) {
            if (!refused.isAccepted()) {
                var asked = request.getPresentationContext(refused.getPCID());
                LOG.log(
                        System.Logger.Level.WARNING,
                        () -> "XL-DCM-005 presentation context refused with result " + refused.getResult()
                                + ": SOP class " + uid(asked));
            }
        }
        return answer;
    }

    private static String uid(Presentation asked) {
        try {
            return new DicomUid(asked.getAbstractSyntax()).value();
        } catch (IllegalArgumentException | NullPointerException e) {
            return "malformed";
        }
    }
}
