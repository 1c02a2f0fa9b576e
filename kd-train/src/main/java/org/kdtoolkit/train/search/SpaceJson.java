package org.kdtoolkit.train.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.kdtoolkit.train.config.Space;

/**
 * Says what a space is to programs that choose from it: its {@code kind}, which is {@code choice},
 * {@code float} or {@code integer}, and what such a one has, under the names that optimisers use.
 */
public final class SpaceJson {

    private SpaceJson() {}

    /** {@code {"kind": "float", "low": 1.0, "high": 16.0, "log": true}} and the like. */
    public static ObjectNode of(Space space) {
        if (space instanceof Space.Choice choice) {
            ObjectNode json = kind("choice");
            json.putArray("choices").addAll(choice.values());
            return json;
        }
        if (space instanceof Space.Whole whole) {
            return kind("integer")
                    .put("low", whole.low())
                    // the last that there is
                    .put(
                            "high",
                            whole.low()
                                    + (whole.high() - whole.low()) / whole.step() * whole.step())
                    .put("step", whole.step())
                    .put("log", whole.log());
        }
        if (space instanceof Space.Uniform range) {
            return real(range.low(), range.high(), false);
        }
        Space.LogUniform range = (Space.LogUniform) space;
        return real(range.low(), range.high(), true);
    }

    private static ObjectNode real(double low, double high, boolean log) {
        return kind("float").put("low", low).put("high", high).put("log", log);
    }

    private static ObjectNode kind(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }
}
