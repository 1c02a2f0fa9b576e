package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;

/**
 * What the labels of the training samples don't tell: how many samples have none, and which classes
 * a student sees no label of.
 */
public final class TrainingLabels {

    private static final int SHOWN = 5;

    private TrainingLabels() {}

    /** How many training samples have labels. */
    public static int count(Dataset dataset) {
        Samples training = dataset.samples(Subset.TRAIN);
        return (int) IntStream.range(0, training.size()).filter(training::isLabelled).count();
    }

    /** The notes of a data set, with those on labels where there are any. */
    public static List<String> notes(Dataset dataset) {
        int samples = dataset.samples(Subset.TRAIN).size();
        int labelled = count(dataset);
        List<String> notes = new ArrayList<>(dataset.notes());
        if (labelled < samples) {
            notes.add("%d of %d training samples have a label".formatted(labelled, samples));
        }
        if (labelled > 0) {
            untaught(dataset, labelled < samples ? "labelled training" : "training")
                    .ifPresent(notes::add);
        }
        return List.copyOf(notes);
    }

    private static Optional<String> untaught(Dataset dataset, String samples) {
        BitSet taught = taught(dataset.samples(Subset.TRAIN));
        List<String> classes = dataset.classes();
        int untaught = classes.size() - taught.cardinality();
        if (untaught == 0) {
            return Optional.empty();
        }
        String names =
                IntStream.range(0, classes.size())
                        .filter(label -> !taught.get(label))
                        .limit(SHOWN)
                        .mapToObj(classes::get)
                        .collect(Collectors.joining(", "));
        return Optional.of(
                "%d of %d classes have no %s samples: %s%s"
                        .formatted(
                                untaught,
                                classes.size(),
                                samples,
                                names,
                                untaught > SHOWN
                                        ? " and %d more".formatted(untaught - SHOWN)
                                        : ""));
    }

    private static BitSet taught(Samples training) {
        BitSet taught = new BitSet();
        for (int i = 0; i < training.size(); i++) {
            for (int label : training.labels(i)) {
                taught.set(label);
            }
        }
        return taught;
    }
}
