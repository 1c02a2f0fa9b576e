package org.kdtoolkit.report.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a method's filters and objectives saw in single training samples; the content of {@code
 * readings.json}.
 *
 * @param epoch of which epoch, the first being 1: the last one, each sample being read in the step
 *     that learnt from it
 * @param readings one or more
 */
public record DistillerReadings(int epoch, List<Reading> readings) {

    /** The condition of a sample of which nobody says it. */
    public static final String UNKNOWN = "unknown";

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if something is missing
     */
    public DistillerReadings {
        RequiredValues.atLeast(1, "epoch", epoch);
        readings = RequiredValues.list("readings", readings);
    }

    /**
     * One quantity.
     *
     * @param name what is read, such as {@code mnf-gate}
     * @param ids the samples that it is of, N of them; only those with a finite figure
     * @param labels [N] the names of each one's classes; none where it has no label
     * @param conditions [N] what is known to be wrong with each, {@code clean} where nothing is;
     *     empty where nothing is known of any
     * @param values [N] its figures; the mean where an epoch shows a sample several times
     * @param notFinite how many samples were left out because their figure is not finite
     */
    public record Reading(
            String name,
            List<String> ids,
            List<List<String>> labels,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> conditions,
            List<Float> values,
            int notFinite) {

        /**
         * Copies the lists.
         *
         * @throws IllegalArgumentException if something is missing, or lists differ in length
         */
        public Reading {
            RequiredValues.present("name", name);
            ids = RequiredValues.listIfAny("ids", ids);
            labels = RequiredValues.listIfAny("labels", labels);
            conditions = RequiredValues.listIfAny("conditions", conditions);
            values = RequiredValues.listIfAny("values", values);
            boolean fits =
                    labels.size() == ids.size()
                            && values.size() == ids.size()
                            && (conditions.isEmpty() || conditions.size() == ids.size());
            if (!fits) {
                throw new IllegalArgumentException(
                        "'%s' has %d ids, %d labels, %d conditions and %d values"
                                .formatted(
                                        name,
                                        ids.size(),
                                        labels.size(),
                                        conditions.size(),
                                        values.size()));
            }
        }
    }
}
