package io.xinglin.web.dicomweb;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DataSetMismatch;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.web.problem.HttpStatus;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The Store Instances Response Module (PS3.18 table I.1-1) of one STOW-RS request. */
final class StowAnswer {
    private static final System.Logger LOG = System.getLogger(StowAnswer.class.getName());

    private final List<JsonObject> stored = new ArrayList<>();
    private final List<JsonObject> failed = new ArrayList<>();
    private Problem lastProblem;

    void stored(InstanceHeader header) {
        stored.add(reference(header).build());
    }

    void failed(InstanceHeader header, ProblemException cause) {
        int reason = cause instanceof DataSetMismatch
                ? 0xA900
                : reason(cause.problem().category());
        LOG.log(
                System.Logger.Level.WARNING,
                () -> String.format(
                        Locale.ROOT,
                        "XL-WEB-001 STOW-RS refused an instance with %04XH: %s",
                        reason,
                        cause.getMessage()));
        failed.add(reference(header)
                .add("00081197", element("US", Json.createArrayBuilder().add(reason)))
                .build());
        lastProblem = cause.problem();
    }

    Response toResponse() {
        return Response.status(status()).entity(document().toString()).build();
    }

    /** 200 when all were stored, 202 when some were, else the status of what was wrong. */
    int status() {
        if (stored.size() + failed.size() == 0) {
            return 400;
        }
        return failed.size() == 0 ? 200 : stored.size() > 0 ? 202 : failureStatus();
    }

    JsonObject document() {
        var body = Json.createObjectBuilder();
        if (stored.size() > 0) {
            body.add("00081199", element("SQ", array(stored)));
        }
        if (failed.size() > 0) {
            body.add("00081198", element("SQ", array(failed)));
        }
        return body.build();
    }

    private static JsonArrayBuilder array(List<JsonObject> items) {
        var array = Json.createArrayBuilder();
        items.forEach(array::add);
        return array;
    }

    private int failureStatus() {
        var category = lastProblem.category();
        return category.isTransient() ? HttpStatus.of(category) : 409;
    }

    /** Failure Reason (0008,1197), PS3.18 table I.2-2; the same as C-STORE answers. */
    private static int reason(Problem.Category category) {
        return switch (category) {
            case STORAGE_FULL, BUSY -> 0xA700;
            case UNSUPPORTED -> 0x0122;
            case CONFLICT -> 0xC001;
            case TOO_LARGE -> 0xC002;
            case INVALID -> 0xC000;
            case FORBIDDEN -> 0x0124;
            case NOT_FOUND, UNAVAILABLE, FAULT -> 0x0110;
        };
    }

    private static JsonObjectBuilder reference(InstanceHeader header) {
        var item = Json.createObjectBuilder();
        if (header != null) {
            item.add("00081150", uid(header.sopClassUid().value()));
            item.add("00081155", uid(header.sopInstanceUid().value()));
        }
        return item;
    }

    private static JsonObjectBuilder uid(String value) {
        return element("UI", Json.createArrayBuilder().add(value));
    }

    private static JsonObjectBuilder element(String vr, JsonArrayBuilder values) {
        return Json.createObjectBuilder().add("vr", vr).add("Value", values);
    }
}
