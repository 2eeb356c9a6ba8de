package io.xinglin.web.dicomweb;

import io.xinglin.core.account.Role;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.workitem.AeTitle;
import io.xinglin.core.workitem.EventDesk;
import io.xinglin.web.Ports;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** UPS-RS subscriptions (PS3.18 11.10 to 11.12): to a work item, to all, to those that match; {@link EventSocket} tells. */
@Path("workitems/{workitem}/subscribers/{aetitle}")
public class SubscriptionsResource {
    private static final String LOCK = "deletionlock";
    private static final String FILTER = "filter";

    @Context
    private UriInfo uri;

    @Context
    private SecurityContext security;

    @PathParam("workitem")
    private String workitem;

    @PathParam("aetitle")
    private String title;

    /** 201, with the place of the event channel. */
    @POST
    public Response subscribe() {
        var parameters = uri.getQueryParameters();
        AeTitle subscriber = aeTitle(title);
        desk().subscribe(who(), uid(), subscriber, lock(parameters), filter(parameters));
        return Response.status(Response.Status.CREATED)
                .header("Content-Location", channel(uri.getBaseUri(), subscriber))
                .build();
    }

    @DELETE
    public Response unsubscribe() {
        desk().unsubscribe(who(), uid(), aeTitle(title));
        return Response.ok().build();
    }

    @POST
    @Path("suspend")
    public Response suspend() {
        desk().suspend(who(), uid(), aeTitle(title));
        return Response.ok().build();
    }

    /** Where {@link EventSocket} listens, by the protocol of the request. */
    static URI channel(URI base, AeTitle subscriber) {
        String scheme = base.getScheme().equalsIgnoreCase("https") ? "wss" : "ws";
        String title = subscriber.value().replace(" ", "%20");
        return URI.create(scheme + "://" + base.getRawAuthority() + base.getRawPath() + "subscribers/" + title);
    }

    private static boolean lock(MultivaluedMap<String, String> parameters) {
        String lock = parameters.getFirst(LOCK);
        if (lock != null && !lock.equals("true") && !lock.equals("false")) {
            throw new ProblemException(Category.INVALID, "deletionlock is true or false");
        }
        return "true".equals(lock);
    }

    /** {@code filter=key=value,key=value} (PS3.18 11.10.1.2), or each key as a parameter of its own, as it was before. */
    static Map<String, String> filter(MultivaluedMap<String, String> parameters) {
        var filter = new HashMap<String, String>();
        parameters.forEach((name, values) -> {
            if (name.equals(FILTER)) {
                values.forEach(value -> addPairs(value, filter));
            } else if (!name.equals(LOCK)) {
                filter.put(name, values.get(0));
            }
        });
        return filter;
    }

    private static void addPairs(String text, Map<String, String> filter) {
        for (String pair : text.split(",")) {
            String[] parts = pair.split("=", 2);
            if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
                throw new ProblemException(Category.INVALID, "a filter is a list of attribute=value");
            }
            filter.put(parts[0].strip(), parts[1].strip());
        }
    }

    private static EventDesk desk() {
        return Ports.require(EventDesk.class);
    }

    private EventDesk.Requester who() {
        return new EventDesk.Requester(
                security.getUserPrincipal().getName(), security.isUserInRole(Role.ADMINISTRATOR.roleName()));
    }

    private DicomUid uid() {
        try {
            return new DicomUid(workitem);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Category.INVALID, "not a UID", e);
        }
    }

    /** @throws ProblemException INVALID for what is none */
    static AeTitle aeTitle(String text) {
        try {
            return new AeTitle(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Category.INVALID, "not an AE title", e);
        }
    }
}
