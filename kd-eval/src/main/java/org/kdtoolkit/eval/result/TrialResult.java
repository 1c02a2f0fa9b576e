package org.kdtoolkit.eval.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;

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

    /** The metrics of the selected epoch by name, such as {@code test/top1}. */
    Map<String, Double> metrics();

    /** Statements that every report on this trial must carry. */
    List<String> notes();

    /**
     * A trial that ran to its end.
     *
     * @param method the method's name
     * @param seed the seed
     * @param metrics the metrics of the selected epoch on all evaluated subsets
     * @param selectedEpoch the epoch that validation chose, the first being 1
     * @param last the last epoch and its metrics
     * @param teacher the teacher's own metrics; empty where there is no teacher or it has no logits
     * @param cost time and size
     * @param reEstimatedBatchNorm whether batch-norm statistics were re-estimated before evaluation
     * @param skippedSamples how many samples could not be read and were left out
     * @param notes statements that every report must carry
     */
    record Done(
            String method,
            int seed,
            Map<String, Double> metrics,
            int selectedEpoch,
            EpochMetrics last,
            Map<String, Double> teacher,
            @JsonUnwrapped Cost cost,
            boolean reEstimatedBatchNorm,
            int skippedSamples,
            List<String> notes)
            implements TrialResult {

        /** Copies maps and lists. */
        public Done {
            metrics = Metrics.copy(metrics);
            teacher = Metrics.copy(teacher);
            notes = notes == null ? List.of() : List.copyOf(notes);
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

        /** Copies the list. */
        public Failed {
            notes = notes == null ? List.of() : List.copyOf(notes);
        }

        /** None; written all the same, so that every file has the key. */
        @Override
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public Map<String, Double> metrics() {
            return Map.of();
        }
    }
}
