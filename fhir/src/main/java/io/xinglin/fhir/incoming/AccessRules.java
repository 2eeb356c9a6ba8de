package io.xinglin.fhir.incoming;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import io.xinglin.core.account.Role;
import io.xinglin.core.problem.Problem;
import io.xinglin.fhir.problem.FhirProblems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/**
 * Who may do what. web.xml asks for an account; beyond that every role reads, API clients write, and only administrators
 * delete or run operations of the server. Everybody may ask for the group of a case; that of an encounter is kept, which is
 * for coders and those who write.
 */
@Interceptor
public final class AccessRules {
    private static final Set<String> OPEN_OPERATIONS = Set.of(
            "$everything",
            "$validate",
            "$lastn",
            "$meta",
            "$graph",
            "$lookup",
            "$validate-code",
            "$expand",
            "$translate");

    private static final String GROUP = "$drg";

    private final Set<String> supported;

    /** @param supported resource types a transaction may write */
    public AccessRules(Set<String> supported) {
        this.supported = supported;
    }

    /** Before a request is handled. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(ServletRequestDetails request, RestOperationTypeEnum operation) {
        HttpServletRequest http = request.getServletRequest();
        boolean administrator = http.isUserInRole(Role.ADMINISTRATOR.roleName());
        boolean writer = administrator || http.isUserInRole(Role.API_CLIENT.roleName());
        boolean allowed = switch (operation) {
            case CREATE, UPDATE, PATCH -> writer;
            case TRANSACTION -> writer && writable(request, administrator);
            case DELETE -> administrator;
            case EXTENDED_OPERATION_SERVER, EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_INSTANCE ->
                administrator
                        || OPEN_OPERATIONS.contains(request.getOperation())
                        || (GROUP.equals(request.getOperation())
                                && (operation == RestOperationTypeEnum.EXTENDED_OPERATION_TYPE
                                        || writer
                                        || isCoder(http)));
            case META_ADD, META_DELETE, ADD_TAGS, DELETE_TAGS -> administrator;
            default -> true;
        };
        if (!allowed) {
            throw FhirProblems.exception(new Problem(
                    Problem.Category.FORBIDDEN, "the account's role does not allow " + operation.getCode()));
        }
    }

    private static boolean isCoder(HttpServletRequest http) {
        return http.isUserInRole(Role.CODER.roleName());
    }

    private boolean writable(ServletRequestDetails request, boolean administrator) {
        if (!(request.getResource() instanceof Bundle bundle)) {
            return true;
        }
        return bundle.getEntry().stream()
                .allMatch(entry -> entry.getRequest().getMethod() == HTTPVerb.GET
                        || entry.getRequest().getMethod() == HTTPVerb.HEAD
                        || administrator
                        || (entry.getRequest().getMethod() != HTTPVerb.DELETE && isSupported(entry)));
    }

    private boolean isSupported(Bundle.BundleEntryComponent entry) {
        return entry.getResource() == null
                || supported.contains(entry.getResource().fhirType());
    }
}
