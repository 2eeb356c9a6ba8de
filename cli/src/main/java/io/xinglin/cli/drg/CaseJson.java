package io.xinglin.cli.drg;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.patient.Sex;
import java.util.ArrayList;
import java.util.List;

/**
 * A case as JSON: {@code {"id","sex":"M|F|U","ageYears","ageDays","birthWeightG","department","lengthOfStayDays",
 * "dischargeDisposition","totalCost","diagnoses":[...],"procedures":[...]}}. Every field but {@code id} may be missing or
 * null; numbers may be written as text.
 */
final class CaseJson {
    /** A line that is no case; the message is for the sender. */
    static final class NotACase extends Exception {
        private static final long serialVersionUID = 1L;

        NotACase(String message) {
            super(message);
        }
    }

    private CaseJson() {}

    static InpatientCase read(JsonNode row) throws NotACase {
        return new InpatientCase(
                row.get("id").asText(),
                Sex.of(text(row, "sex")),
                whole(row, "ageYears"),
                whole(row, "ageDays"),
                whole(row, "birthWeightG"),
                text(row, "department"),
                whole(row, "lengthOfStayDays"),
                text(row, "dischargeDisposition"),
                number(row, "totalCost"),
                codes(row, "diagnoses"),
                codes(row, "procedures"));
    }

    private static String text(JsonNode row, String field) throws NotACase {
        JsonNode node = row.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isValueNode()) {
            throw new NotACase(field + " is not a text");
        }
        return node.asText();
    }

    private static Integer whole(JsonNode row, String field) throws NotACase {
        Double number = number(row, field);
        if (number == null) {
            return null;
        }
        if (Math.abs(number) > Integer.MAX_VALUE) {
            throw new NotACase(field + " is not a whole number");
        }
        return (int) Math.floor(number);
    }

    private static Double number(JsonNode row, String field) throws NotACase {
        JsonNode node = row.path(field);
        if (node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.textValue().isBlank())) {
            return null;
        }
        Double value = node.isNumber() ? Double.valueOf(node.doubleValue()) : parsed(node.asText());
        if (value == null || !Double.isFinite(value)) {
            throw new NotACase(field + " is not a number");
        }
        return value;
    }

    private static Double parsed(String text) {
        try {
            return Double.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static List<String> codes(JsonNode row, String field) throws NotACase {
        List<String> codes = new ArrayList<>();
        JsonNode node = row.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return codes;
        }
        if (!node.isArray()) {
            throw new NotACase(field + " is not a list of codes");
        }
        for (JsonNode code : node) {
            if (!code.isValueNode()) {
                throw new NotACase(field + " is not a list of codes");
            }
            codes.add(code.isNull() ? null : code.asText());
        }
        return codes;
    }
}
