package org.kdtoolkit.train.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.train.config.ClassWeightsConfig;
import org.kdtoolkit.train.config.TrainingConfig;

/** What reports say of a class loss that is not the bare one, and of samples that are mixed. */
final class LossNotes {

    private static final int SHOWN = 5;

    private LossNotes() {}

    /**
     * The notes; none where nothing was asked for.
     *
     * @param classWeight what the class loss is multiplied by; with 0 none is computed
     */
    static List<String> of(TrainingConfig training, Dataset dataset, double classWeight) {
        List<String> notes = new ArrayList<>();
        if (classWeight != 0) {
            notes.addAll(ofClassLoss(training, dataset));
        }
        training.cutmix()
                .map(
                        cutmix ->
                                "cutmix pastes into %s of the batches (alpha %s)"
                                        .formatted(cutmix.probability(), cutmix.alpha()))
                .ifPresent(notes::add);
        training.mixup()
                .map(
                        mixup ->
                                "mixup blends %s of the %s (alpha %s)"
                                        .formatted(
                                                mixup.probability(),
                                                training.cutmix().isPresent()
                                                        ? "other batches"
                                                        : "batches",
                                                mixup.alpha()))
                .ifPresent(notes::add);
        return notes;
    }

    private static List<String> ofClassLoss(TrainingConfig training, Dataset dataset) {
        List<String> notes = new ArrayList<>();
        if (training.labelSmoothing() > 0) {
            notes.add("a share of %s of each label is spread".formatted(training.labelSmoothing()));
        }
        training.classWeights().map(weights -> weights(weights, dataset)).ifPresent(notes::add);
        Samples samples = dataset.samples(Subset.TRAIN);
        boolean lacksLabels = !IntStream.range(0, samples.size()).allMatch(samples::isLabelled);
        if (training.accumulate() > 1 && lacksLabels && training.labelledShare().isEmpty()) {
            notes.add(
                    "an update takes %d batches alike, however many of their samples have labels; 'training.labelled-share' gives each as many"
                            .formatted(training.accumulate()));
        }
        return notes;
    }

    private static String weights(ClassWeightsConfig config, Dataset dataset) {
        float[] weights = ClassWeights.of(config, dataset);
        List<String> classes = dataset.classes();
        String first =
                IntStream.range(0, weights.length)
                        .limit(SHOWN)
                        .mapToObj(label -> "%s %.4g".formatted(classes.get(label), weights[label]))
                        .collect(Collectors.joining(", "));
        int others = weights.length - SHOWN;
        return "the class loss weighs classes%s: %s%s"
                .formatted(
                        config instanceof ClassWeightsConfig.Balanced
                                ? " by how rare they are"
                                : "",
                        first,
                        others > 0 ? " and %d more".formatted(others) : "");
    }
}
