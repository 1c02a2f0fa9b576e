package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A training in a line, as reports show it. */
public final class TrainingSummary {

    private TrainingSummary() {}

    /** Its length and its optimiser, and the options that are on. */
    public static String of(TrainingConfig training) {
        List<String> parts = new ArrayList<>();
        parts.add("%d epochs".formatted(training.epochs()));
        parts.add("batches of %d".formatted(training.batchSize()));
        parts.add(training.optimizer().getClass().getSimpleName().toLowerCase(Locale.ROOT));
        if (training.accumulate() > 1) {
            parts.add("%d batches an update".formatted(training.accumulate()));
        }
        training.clip().map(TrainingSummary::clip).ifPresent(parts::add);
        training.average()
                .map(average -> "averaged with a decay of %s".formatted(average.decay()))
                .ifPresent(parts::add);
        training.freeze().stream().map(TrainingSummary::frozen).forEach(parts::add);
        if (training.precision() != Precision.FLOAT32) {
            parts.add("in " + training.precision().name().toLowerCase(Locale.ROOT));
        }
        return String.join(", ", parts);
    }

    private static String clip(ClipConfig clip) {
        return Stream.of(
                        clip.norm().map("norm %s"::formatted).stream(),
                        clip.value().map("value %s"::formatted).stream())
                .flatMap(size -> size)
                .collect(Collectors.joining(" and ", "gradients cut to the ", ""));
    }

    private static String frozen(FreezeConfig freeze) {
        return "%s frozen%s"
                .formatted(
                        String.join(" and ", freeze.parts()),
                        freeze.epochs().map(TrainingSummary::during).orElse(""));
    }

    private static String during(int epochs) {
        return epochs == 1 ? " for an epoch" : " for %d epochs".formatted(epochs);
    }
}
