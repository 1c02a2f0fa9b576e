package org.kdtoolkit.train.config;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;

/** Classes of which a student sees no sample: it can't tell them, which may be meant or not. */
public final class UntaughtClasses {

    private static final int SHOWN = 5;

    private UntaughtClasses() {}

    /** The notes of a data set, with one on such classes where there are any. */
    public static List<String> notes(Dataset dataset) {
        Samples training = dataset.samples(Subset.TRAIN);
        BitSet taught = new BitSet();
        for (int i = 0; i < training.size(); i++) {
            for (int label : training.labels(i)) {
                taught.set(label);
            }
        }
        List<String> classes = dataset.classes();
        int untaught = classes.size() - taught.cardinality();
        if (untaught == 0 || taught.isEmpty()) {
            return dataset.notes();
        }
        String names =
                IntStream.range(0, classes.size())
                        .filter(label -> !taught.get(label))
                        .limit(SHOWN)
                        .mapToObj(classes::get)
                        .collect(Collectors.joining(", "));
        String note =
                "%d of %d classes have no training samples: %s%s"
                        .formatted(
                                untaught,
                                classes.size(),
                                names,
                                untaught > SHOWN ? " and %d more".formatted(untaught - SHOWN) : "");
        return Stream.concat(dataset.notes().stream(), Stream.of(note)).toList();
    }
}
