package org.kdtoolkit.train.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;

/**
 * What a training will do otherwise than its options seem to say, as sentences: it can be run, and
 * perhaps is meant so, as where fewer epochs are tried.
 */
public final class TrainingNotes {

    /** The share of an average from which on it is hardly one. */
    private static final double MOST_OF_BEGINNING = 0.5;

    private static final double LITTLE_OF_BEGINNING = 0.05;

    private final TrainingConfig training;
    private final long batches;
    private final List<String> notes = new ArrayList<>();

    private TrainingNotes(TrainingConfig training, int samples) {
        this.training = training;
        this.batches = training.batches(samples);
    }

    /**
     * The notes; none where all is as it seems.
     *
     * @param methods what is compared
     * @param registry knows the methods
     * @param samples how many training samples there are
     */
    public static List<String> of(
            TrainingConfig training, List<MethodSpec> methods, Registry registry, int samples) {
        TrainingNotes of = new TrainingNotes(training, samples);
        of.accumulate();
        of.freeze();
        of.schedule();
        of.warmUp();
        of.average();
        of.noClassLoss(methods, registry);
        methods.forEach(method -> of.smoothing(method, registry));
        methods.forEach(method -> of.withoutClassLoss(method, registry));
        return List.copyOf(of.notes);
    }

    private void accumulate() {
        if (training.accumulate() > batches) {
            notes.add(
                    "training.accumulate: an update was to learn from %d batches, but an epoch has %d, and updates do not span epochs"
                            .formatted(training.accumulate(), batches));
        }
    }

    private void freeze() {
        for (FreezeConfig freeze : training.freeze()) {
            freeze.epochs()
                    .filter(epochs -> epochs >= training.epochs())
                    .ifPresent(
                            epochs ->
                                    notes.add(
                                            "training.freeze: %s was to thaw after %d epoch%s, but there %s %d"
                                                    .formatted(
                                                            String.join(", ", freeze.parts()),
                                                            epochs,
                                                            epochs == 1 ? "" : "s",
                                                            training.epochs() == 1 ? "is" : "are",
                                                            training.epochs())));
        }
    }

    private void schedule() {
        if (training.schedule() instanceof ScheduleConfig.Multistep multistep) {
            List<String> beyond =
                    multistep.milestones().stream()
                            .filter(milestone -> milestone >= training.epochs())
                            .map(String::valueOf)
                            .toList();
            if (!beyond.isEmpty()) {
                notes.add(
                        "training.schedule: the rate was to change after epoch %s, but there are %d epochs"
                                .formatted(String.join(", ", beyond), training.epochs()));
            }
        }
    }

    private void warmUp() {
        training.warmUp()
                .filter(warmUp -> warmUp.by() == Pace.EPOCH)
                .flatMap(WarmUpConfig::steps)
                .ifPresent(
                        steps ->
                                notes.add(
                                        "training.warm-up: the rate was to rise for %d steps, but by epoch it changes with each epoch of %d only; 'by: step' follows each step"
                                                .formatted(steps, updates())));
    }

    /** An average begins with the weights behind the first update. */
    private void average() {
        long updates = training.epochs() * updates();
        training.average()
                .map(AverageConfig::decay)
                .filter(decay -> updates > 1 && Math.pow(decay, updates - 1) > MOST_OF_BEGINNING)
                .ifPresent(
                        decay ->
                                notes.add(
                                        "training.average: after %d updates %.0f %% of it are still the weights of the first; %s"
                                                .formatted(
                                                        updates,
                                                        100 * Math.pow(decay, updates - 1),
                                                        remedy(updates))));
    }

    /** A decay after which little of the beginning is left, in as few digits as say so. */
    private static String remedy(long updates) {
        double taken = 1 - Math.pow(LITTLE_OF_BEGINNING, 1.0 / (updates - 1));
        BigDecimal rounded = new BigDecimal(taken).round(new MathContext(1, RoundingMode.CEILING));
        BigDecimal decay = BigDecimal.ONE.subtract(rounded).stripTrailingZeros();
        return decay.signum() == 0
                ? "leave the key out"
                : "choose a smaller decay, such as " + decay.toPlainString();
    }

    /** Of each method in which there could be one the class loss weighs nothing. */
    private void noClassLoss(List<MethodSpec> methods, Registry registry) {
        List<MethodSpec> own =
                methods.stream().filter(method -> method.scheme(registry).isEmpty()).toList();
        boolean none =
                own.stream()
                        .allMatch(
                                method -> method.classWeight().orElse(training.classWeight()) == 0);
        if (none && !own.isEmpty()) {
            howClassesCount()
                    .forEach(
                            key ->
                                    notes.add(
                                            "%s: no method reads it, since the class loss of each has the weight 0"
                                                    .formatted(key)));
        }
    }

    private long updates() {
        return parts(batches, training.accumulate());
    }

    private static long parts(long all, long size) {
        return (all + size - 1) / size;
    }

    private void smoothing(MethodSpec method, Registry registry) {
        if (training.labelSmoothing() > 0 && smoothsLabels(method, registry)) {
            notes.add(
                    "method '%s': smooths labels that 'training.label-smoothing' has smoothed for every method"
                            .formatted(method.name()));
        }
    }

    /** A scheme has losses of its own, and reads nothing of what is said of the class loss. */
    private void withoutClassLoss(MethodSpec method, Registry registry) {
        List<String> unread = classLossKeys();
        if (!unread.isEmpty() && method.scheme(registry).isPresent()) {
            notes.add(
                    "method '%s': a training scheme has losses of its own, and does not read %s"
                            .formatted(method.name(), String.join(", ", unread)));
        }
    }

    /** What is said of the class loss, but for what holds by default. */
    private List<String> classLossKeys() {
        List<String> keys = new ArrayList<>();
        if (training.classWeight() != 1) {
            keys.add("'training.class-weight'");
        }
        howClassesCount().forEach(key -> keys.add("'%s'".formatted(key)));
        return keys;
    }

    private List<String> howClassesCount() {
        List<String> keys = new ArrayList<>();
        if (training.classWeights().isPresent()) {
            keys.add("training.class-weights");
        }
        if (training.labelSmoothing() > 0) {
            keys.add("training.label-smoothing");
        }
        return keys;
    }

    private static boolean smoothsLabels(MethodSpec method, Registry registry) {
        return method.isWhole()
                && method.scheme(registry).isEmpty()
                && registry.get(Kind.METHOD, method.provider()).smoothsLabels();
    }
}
