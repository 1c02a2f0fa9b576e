package org.kdtoolkit.train.track.mlflow;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What MLflow lets things be called. */
final class MlflowNames {

    /** Names of metrics, parameters and tags have nothing else. */
    private static final Pattern REFUSED = Pattern.compile("[^A-Za-z0-9_\\-. :/]");

    private MlflowNames() {}

    /** A name as MLflow takes it: {@code _} in the place of a character that it refuses. */
    static String of(String name) {
        return REFUSED.matcher(name).replaceAll("_");
    }

    /** A parameter's value, numbers as people write them. */
    static String value(Object value) {
        return value instanceof Double number && Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}
