package org.kdtoolkit.eval;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.eval.probe.ClipClassifier;
import org.kdtoolkit.eval.probe.ClipFeatures;
import org.kdtoolkit.eval.probe.CostChoice;
import org.kdtoolkit.eval.probe.TagRegression;

/** The keys of the task {@code tagging-probe}. */
public record TaggingProbeConfig(
        @Doc("from how many training samples with labels it learns; by default from all")
                @Range(min = 2)
                Optional<Integer> labels,
        @Doc(
                        "draws these samples, and those that the cost is chosen by; the same for"
                                + " all trials")
                @Default("1")
                long seed,
        @Doc(
                        "what becomes of the embeddings first: none, unit-length, or standardise"
                                + " for features of mean 0 and deviation 1")
                @Default("standardise")
                FeatureScaling scaling,
        @Doc(
                        "costs of errors, of which the one is taken that is best on a fifth of the"
                                + " training samples when it learns from the others")
                @Default("[0.001, 0.01, 0.1, 1]")
                @NotEmpty
                @Range(min = 0, minIncluded = false)
                List<Double> costs) {

    LabelBudget budget() {
        return new LabelBudget(labels, seed);
    }

    ClipClassifier classifier(ClipFeatures training) {
        CostChoice choice =
                new CostChoice(
                        (kept, cost) -> TagRegression.fit(kept, cost)::meanProbabilities,
                        TaggingProbe::meanAveragePrecision);
        return TagRegression.fit(training, choice.among(costs, training, seed))::meanProbabilities;
    }
}
