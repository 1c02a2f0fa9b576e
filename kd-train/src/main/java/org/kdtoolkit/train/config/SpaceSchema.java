package org.kdtoolkit.train.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON Schema of the space of an axis. */
final class SpaceSchema {

    private static final String ITEMS = "items";

    private SpaceSchema() {}

    static ObjectNode of() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode ways = schema.putArray("anyOf");
        ways.add(values());
        ways.add(map(SpaceReader.CHOICE, values()));
        ways.add(map(SpaceReader.UNIFORM, bounds("number")));
        ways.add(map(SpaceReader.LOG_UNIFORM, bounds("number")));
        ObjectNode integers = map(SpaceReader.INTEGER, bounds("integer"));
        ObjectNode properties = (ObjectNode) integers.get("properties");
        properties.putObject(SpaceReader.STEP).put("type", "integer").put("minimum", 1);
        properties.putObject(SpaceReader.LOG).put("type", "boolean");
        ways.add(integers);
        return schema;
    }

    private static ObjectNode values() {
        return type("array").put("minItems", 1);
    }

    private static ObjectNode bounds(String type) {
        ObjectNode bounds = type("array").put("minItems", 2).put("maxItems", 2);
        bounds.putObject(ITEMS).put("type", type);
        return bounds;
    }

    private static ObjectNode map(String key, ObjectNode value) {
        ObjectNode map = type("object");
        map.putObject("properties").set(key, value);
        map.putArray("required").add(key);
        return map.put("additionalProperties", false);
    }

    private static ObjectNode type(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
