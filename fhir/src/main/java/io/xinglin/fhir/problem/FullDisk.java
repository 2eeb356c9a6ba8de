package io.xinglin.fhir.problem;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import io.xinglin.core.PortRegistry;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.storage.StorageWatermark;

/**
 * Refuses what would be written while the disk is below the watermark; reading goes on. The product's own results do not
 * pass here: the room for them is what the watermark keeps.
 */
@Interceptor
public final class FullDisk {
    /** When the operation is known and nothing has been done. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void requireSpace(ServletRequestDetails request, RestOperationTypeEnum operation) {
        if (writes(operation)) {
            try {
                PortRegistry.find(StorageWatermark.class).ifPresent(StorageWatermark::requireSpace);
            } catch (ProblemException e) {
                throw FhirProblems.exception(e.problem());
            }
        }
    }

    private static boolean writes(RestOperationTypeEnum operation) {
        return switch (operation) {
            case CREATE, UPDATE, PATCH, TRANSACTION, META_ADD, META_DELETE -> true;
            default -> false;
        };
    }
}
