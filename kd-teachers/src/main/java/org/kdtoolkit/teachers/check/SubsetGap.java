package org.kdtoolkit.teachers.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A teacher that is right on the training samples far more often than on those of validation, or
 * far less often. Where it gives no logits, it is right about a sample if the training samples
 * nearest to it have its label.
 */
final class SubsetGap {

    private static final double FAR = 0.2;

    /** Recordings of one place and hour are neighbours, which is no fault of the teacher's. */
    private static final double FAR_OF_NEIGHBOURS = 0.4;

    private static final double DEVIATIONS = 4;

    /** A share of some samples. */
    private record Share(double value, int samples) {}

    private SubsetGap() {}

    static Optional<TeacherDoubt> between(Evidence training, Evidence validation) {
        return training.logits().isPresent() && validation.logits().isPresent()
                ? of(right(training), right(validation), FAR, "right are")
                : of(
                        alike(training),
                        Optional.of(validation)
                                .filter(v -> training.size() > 0)
                                .flatMap(v -> alike(training, v)),
                        FAR_OF_NEIGHBOURS,
                        "the training samples nearest to a sample have its label in");
    }

    private static Optional<TeacherDoubt> of(
            Optional<Share> training, Optional<Share> validation, double far, String what) {
        if (training.isEmpty() || validation.isEmpty()) {
            return Optional.empty();
        }
        Share seen = training.orElseThrow();
        Share other = validation.orElseThrow();
        double gap = seen.value() - other.value();
        double pooled =
                (seen.value() * seen.samples() + other.value() * other.samples())
                        / (seen.samples() + other.samples());
        double deviation =
                Math.sqrt(pooled * (1 - pooled) * (1.0 / seen.samples() + 1.0 / other.samples()));
        if (Math.abs(gap) < far || Math.abs(gap) < DEVIATIONS * deviation) {
            return Optional.empty();
        }
        return Optional.of(
                new TeacherDoubt(
                        DoubtKind.SUBSETS_DIFFER,
                        "train and validation: %s %s on train, %s on validation"
                                .formatted(
                                        what,
                                        Figures.percent(seen.value()),
                                        Figures.percent(other.value())),
                        gap > 0
                                ? "it has probably seen the labels of the training samples, and"
                                        + " says little more than they do"
                                : "files or labels of the training samples may belong to others"));
    }

    private static Optional<Share> right(Evidence evidence) {
        return evidence.hits()
                .filter(hits -> hits.samples() > 0)
                .map(hits -> new Share(hits.share(), hits.samples()));
    }

    /** How often a sample's neighbours share its label. */
    private static Optional<Share> alike(Evidence evidence) {
        Likeness likeness = evidence.labelLikeness();
        return share(likeness.observed(), likeness.pairs() / Neighbours.COUNT);
    }

    /** How often the neighbours of others among the training samples share their label. */
    private static Optional<Share> alike(Evidence training, Evidence others) {
        List<float[]> both =
                Stream.concat(training.embeddings().stream(), others.embeddings().stream())
                        .toList();
        int first = training.size();
        // those of one subset are no neighbours here
        List<String> sides =
                IntStream.range(0, both.size())
                        .mapToObj(i -> i < first ? "train" : "validation")
                        .toList();
        List<int[]> labels =
                Stream.concat(training.labels().stream(), others.labels().stream()).toList();
        List<int[]> pairs =
                Neighbours.of(both, sides).pairs().stream()
                        .filter(pair -> pair[0] >= first)
                        .filter(
                                pair ->
                                        labels.get(pair[0]).length > 0
                                                && labels.get(pair[1]).length > 0)
                        .toList();
        double shared =
                pairs.stream()
                        .mapToDouble(
                                p -> Evidence.share(labels.get(p[0]), labels.get(p[1])) ? 1 : 0)
                        .average()
                        .orElse(0);
        return share(shared, pairs.size() / Neighbours.COUNT);
    }

    private static Optional<Share> share(double value, int samples) {
        return samples == 0 ? Optional.empty() : Optional.of(new Share(value, samples));
    }
}
