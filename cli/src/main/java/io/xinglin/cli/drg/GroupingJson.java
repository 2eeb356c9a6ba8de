package io.xinglin.cli.drg;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.drg.Grouping;
import java.util.List;

/** A grouping as JSON: {@code {"id","mdc","adrg","drg","name","weight","path","mcc","cc","excluded","warnings"}}. */
final class GroupingJson {
    private GroupingJson() {}

    static ObjectNode write(ObjectMapper json, Grouping grouping) {
        ObjectNode row = json.createObjectNode()
                .put("id", grouping.id())
                .put("mdc", grouping.mdc())
                .put("adrg", grouping.adrg())
                .put("drg", grouping.drg())
                .put("name", grouping.name())
                .put("weight", grouping.weight());
        list(row, "path", grouping.path());
        list(row, "mcc", grouping.mcc());
        list(row, "cc", grouping.cc());
        list(row, "excluded", grouping.excluded());
        list(row, "warnings", grouping.warnings());
        return row;
    }

    private static void list(ObjectNode row, String field, List<String> values) {
        ArrayNode array = row.putArray(field);
        values.forEach(array::add);
    }
}
