package org.kdtoolkit.report.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.eval.MetricKey;

/** How one method with one seed ended; the content of {@code result.json}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrialResult.Done.class, name = "done"),
    @JsonSubTypes.Type(value = TrialResult.Failed.class, name = "failed")
})
public sealed interface TrialResult {

    /** The method's name. */
    String method();

    /** The seed. */
    int seed();

    /** The metrics of the selected epoch. */
    Map<MetricKey, Double> metrics();

    /** Statements that every report on this trial must carry. */
    List<String> notes();

    /** The same, if the trial ran to its end. */
    default Optional<Done> done() {
        return this instanceof Done done ? Optional.of(done) : Optional.empty();
    }

    /**
     * A trial that ran to its end.
     *
     * @param method the method's name
     * @param seed the seed
     * @param metrics the metrics of the selected epoch on all evaluated subsets
     * @param selectedEpoch the epoch that validation chose, the first being 1; 0 where nothing is
     *     trained
     * @param last the last epoch and its metrics
     * @param averaged the metrics of the student whose weights are an average over the training up
     *     to the selected epoch; empty where none was kept
     * @param teacher the teacher's own metrics; empty where there is no teacher or it has no logits
     * @param cost time and size
     * @param reEstimatedBatchNorm whether batch-norm statistics were re-estimated before evaluation
     * @param skippedSamples how many samples could not be read and were left out
     * @param notes statements that every report must carry
     * @param files the checksums (SHA-256) of what the trial has left besides its figures, by the
     *     files' names; empty in results of versions that wrote none
     * @param samples which samples there were, by the subset's key; empty in results of versions
     *     that did not say
     */
    record Done(
            String method,
            int seed,
            Map<MetricKey, Double> metrics,
            int selectedEpoch,
            EpochMetrics last,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<MetricKey, Double> averaged,
            Map<MetricKey, Double> teacher,
            @JsonUnwrapped Cost cost,
            boolean reEstimatedBatchNorm,
            int skippedSamples,
            List<String> notes,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> files,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, SubsetUse> samples)
            implements TrialResult {

        /**
         * Copies maps and lists.
         *
         * @throws IllegalArgumentException if there can be no such trial
         */
        public Done {
            RequiredValues.present("method", method);
            metrics = RequiredValues.mapIfAny("metrics", metrics);
            RequiredValues.atLeast(0, "selected-epoch", selectedEpoch);
            RequiredValues.present("last", last);
            RequiredValues.atLeast(selectedEpoch, "last.epoch", last.epoch());
            averaged = RequiredValues.mapIfAny("averaged", averaged);
            teacher = RequiredValues.mapIfAny("teacher", teacher);
            RequiredValues.present("seconds", cost);
            RequiredValues.atLeast(0, "skipped-samples", skippedSamples);
            notes = RequiredValues.listIfAny("notes", notes);
            files = RequiredValues.mapIfAny("files", files);
            samples = RequiredValues.mapIfAny("samples", samples);
        }

        /** The same, of which other files are left. */
        public Done withFiles(Map<String, String> left) {
            return new Done(
                    method,
                    seed,
                    metrics,
                    selectedEpoch,
                    last,
                    averaged,
                    teacher,
                    cost,
                    reEstimatedBatchNorm,
                    skippedSamples,
                    notes,
                    left,
                    samples);
        }
    }

    /**
     * A trial that ended with an error.
     *
     * @param method the method's name
     * @param seed the seed
     * @param error the message
     * @param seconds wall-clock time until then
     * @param notes statements that every report must carry
     */
    record Failed(String method, int seed, String error, double seconds, List<String> notes)
            implements TrialResult {

        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if there can be no such trial
         */
        public Failed {
            RequiredValues.present("method", method);
            RequiredValues.present("error", error);
            RequiredValues.atLeast(0, "seconds", seconds);
            notes = RequiredValues.listIfAny("notes", notes);
        }

        /** None; written all the same, so that every file has the key. */
        @Override
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public Map<MetricKey, Double> metrics() {
            return Map.of();
        }
    }
}
