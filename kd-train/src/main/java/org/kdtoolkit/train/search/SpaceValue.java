package org.kdtoolkit.train.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.Optional;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.train.config.Space;

/** Tells whether a value lies in a space. */
final class SpaceValue {

    private SpaceValue() {}

    /** The value as the space itself writes it; empty where it does not lie in it. */
    static Optional<PointValue> of(Space space, JsonNode value) {
        if (space instanceof Space.Choice choice) {
            return choice.values().stream()
                    .filter(one -> isSame(one, value))
                    .map(PointValue::of)
                    .findFirst();
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            return Optional.empty();
        }
        if (space instanceof Space.Whole whole) {
            return whole(whole, value.doubleValue());
        }
        if (space instanceof Space.Uniform range) {
            return between(range.low(), range.high(), value.doubleValue());
        }
        Space.LogUniform range = (Space.LogUniform) space;
        return between(range.low(), range.high(), value.doubleValue());
    }

    /** 4 and 4.0 are the same number. */
    private static boolean isSame(JsonNode listed, JsonNode value) {
        if (listed.isNumber() != value.isNumber()) {
            return false;
        }
        return listed.isNumber()
                ? listed.doubleValue() == value.doubleValue()
                : PointValue.of(listed).equals(PointValue.of(value));
    }

    private static Optional<PointValue> whole(Space.Whole range, double value) {
        boolean lies =
                value == Math.rint(value)
                        && value >= range.low()
                        && value <= range.high()
                        && ((long) value - range.low()) % range.step() == 0;
        return lies ? Optional.of(PointValue.of(LongNode.valueOf((long) value))) : Optional.empty();
    }

    private static Optional<PointValue> between(double low, double high, double value) {
        return value >= low && value <= high ? Optional.of(PointValue.of(value)) : Optional.empty();
    }
}
