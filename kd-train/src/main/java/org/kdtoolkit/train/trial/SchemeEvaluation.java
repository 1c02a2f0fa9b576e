package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.train.config.MethodSpec;

/** Judges all networks of a training scheme whose weights a trial has left. */
public final class SchemeEvaluation {

    private final SchemeFactory schemes;
    private final StudentEvaluationFactory evaluations;
    private final NDManager manager;

    /**
     * Prepares to judge.
     *
     * @param schemes makes the networks
     * @param evaluations judges each
     * @param manager on whose device they are
     */
    @Inject
    public SchemeEvaluation(
            SchemeFactory schemes, StudentEvaluationFactory evaluations, NDManager manager) {
        this.schemes = schemes;
        this.evaluations = evaluations;
        this.manager = manager;
    }

    /**
     * The metrics of the networks that a trial has left; nothing if its method is no scheme.
     *
     * @throws org.kdtoolkit.api.data.DataException if weights are missing or of another network
     */
    public Optional<Map<MetricKey, Double>> evaluate(
            MethodSpec method, TrialArtifacts trial, List<Subset> subsets) {
        try (NDManager own = manager.newSubManager()) {
            return schemes.create(method, new Seed(0), own)
                    .map(networks -> evaluate(networks, trial, subsets));
        }
    }

    private Map<MetricKey, Double> evaluate(
            TrialNetworks made, TrialArtifacts trial, List<Subset> subsets) {
        try (TrialNetworks networks = made) {
            networks.judged().forEach(judged -> trial.load(judged, networks.manager()));
            return evaluations.of(networks).on(subsets).metrics();
        }
    }
}
