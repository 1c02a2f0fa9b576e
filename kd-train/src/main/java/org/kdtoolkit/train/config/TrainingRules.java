package org.kdtoolkit.train.config;

import java.util.Optional;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** What options of a training ask of each other, and of the engine. */
final class TrainingRules {

    private static final KeyPath ENGINE = KeyPath.parse("engine");
    private static final KeyPath TRAINING = KeyPath.parse("training");
    private static final KeyPath EPOCHS = TRAINING.child("epochs");
    private static final KeyPath BATCH_SIZE = TRAINING.child("batch-size");
    private static final KeyPath DROP_LAST = TRAINING.child("drop-last");
    private static final KeyPath OPTIMIZER = TRAINING.child("optimizer");
    private static final KeyPath WARM_UP = TRAINING.child("warm-up");
    private static final KeyPath ACCUMULATE = TRAINING.child("accumulate");
    private static final KeyPath FREEZE = TRAINING.child("freeze");
    private static final KeyPath CLASS_WEIGHT = TRAINING.child("class-weight");
    private static final KeyPath DETERMINISTIC = TRAINING.child("deterministic");

    /** The method that adds nothing to the class loss. */
    private static final String NONE = "none";

    private final DocumentReading reading;

    private TrainingRules(DocumentReading reading) {
        this.reading = reading;
    }

    /** Reports options that can't be had together. */
    static void check(DocumentReading reading) {
        TrainingRules rules = new TrainingRules(reading);
        reading.value(WARM_UP, WarmUpConfig.class).ifPresent(rules::warmUp);
        reading.value(OPTIMIZER, OptimizerConfig.class).ifPresent(rules::rates);
        reading.value(CLASS_WEIGHT, Double.class).ifPresent(rules::classLoss);
        reading.value(ENGINE, EngineName.class)
                .filter(engine -> engine == EngineName.MXNET)
                .ifPresent(engine -> rules.onMxNet());
    }

    /**
     * Reports a warm-up that outlasts the training.
     *
     * @param samples how many training samples there are
     */
    static void checkOpened(DocumentReading reading, int samples) {
        Optional<Integer> epochs = reading.value(EPOCHS, Integer.class);
        Optional<Integer> batch = reading.value(BATCH_SIZE, Integer.class);
        Optional<Integer> together = reading.value(ACCUMULATE, Integer.class);
        if (epochs.isEmpty() || batch.isEmpty() || together.isEmpty()) {
            return;
        }
        boolean drops = reading.value(DROP_LAST, Boolean.class).orElse(false);
        if (drops && samples < batch.get()) {
            reading.report(
                    DROP_LAST,
                    "passes over batches that are not full, and %d training samples fill none of %d; choose a smaller 'training.batch-size', or remove the key"
                            .formatted(samples, batch.get()));
        }
        int batches = TrainingConfig.batches(samples, batch.get(), drops);
        long updates = (long) epochs.get() * parts(batches, together.get());
        reading.value(WARM_UP, WarmUpConfig.class)
                .flatMap(WarmUpConfig::steps)
                .filter(steps -> steps >= updates)
                .ifPresent(
                        steps ->
                                reading.report(
                                        WARM_UP.child("steps"),
                                        "the rate rises for %d steps, and the training has %d; choose fewer"
                                                .formatted(steps, updates)));
    }

    private static int parts(int all, int size) {
        return (all + size - 1) / size;
    }

    private void rates(OptimizerConfig optimizer) {
        if (optimizer.headScale() == 0 && optimizer.backboneScale() == 0) {
            reading.report(
                    OPTIMIZER,
                    "nothing of the student learns where 'head-scale' and 'backbone-scale' are both"
                            + " 0; leave one of them out");
        }
    }

    private void warmUp(WarmUpConfig warmUp) {
        int epochs = reading.value(EPOCHS, Integer.class).orElse(Integer.MAX_VALUE);
        warmUp.epochs()
                .filter(warm -> warm >= epochs)
                .ifPresent(
                        warm ->
                                reading.report(
                                        WARM_UP.child("epochs"),
                                        "the rate rises for %d epochs, and there are %d; choose fewer, or more in %s"
                                                .formatted(warm, epochs, EPOCHS)));
    }

    /** What is said of the class loss for a method goes before what is said for all. */
    private void classLoss(double ofAll) {
        for (KeyPath path : reading.entries(ExperimentKeys.METHODS)) {
            reading.value(path, MethodSpec.class)
                    .ifPresent(method -> classLoss(method, path, ofAll));
        }
    }

    private void classLoss(MethodSpec method, KeyPath path, double ofAll) {
        if (method.classWeight().isPresent() && method.scheme(reading.registry()).isPresent()) {
            reading.report(
                    path.child("class-weight"),
                    "'%s' trains in a way of its own, which has no class loss; remove the key"
                            .formatted(method.provider()));
        } else if (method.classWeight().orElse(ofAll) == 0 && addsNothing(method)) {
            reading.report(
                    path,
                    "the method '%s' has no loss but that of the classes, whose weight is 0 (%s): its student would learn nothing; leave one of them out"
                            .formatted(
                                    method.name(),
                                    method.classWeight().isPresent()
                                            ? path.child("class-weight")
                                            : CLASS_WEIGHT));
        }
    }

    private static boolean addsNothing(MethodSpec method) {
        return method.isWhole()
                ? method.provider().equals(NONE)
                : method.objectives().stream().allMatch(objective -> objective.weight() == 0);
    }

    private void onMxNet() {
        reading.value(DETERMINISTIC, Boolean.class)
                .filter(wanted -> wanted)
                .ifPresent(
                        wanted ->
                                reading.report(
                                        DETERMINISTIC,
                                        "PyTorch alone has such a mode; choose 'engine: pytorch',"
                                                + " or remove 'deterministic'"));
        reading.value(ACCUMULATE, Integer.class)
                .filter(batches -> batches > 1)
                .ifPresent(
                        batches ->
                                reading.report(
                                        ACCUMULATE,
                                        "MXNet keeps the gradients of one batch alone; choose"
                                                + " 'engine: pytorch', or a larger"
                                                + " 'training.batch-size'"));
        if (!reading.entries(FREEZE).isEmpty()) {
            reading.report(
                    FREEZE,
                    "weights are frozen on PyTorch alone; choose 'engine: pytorch', or remove"
                            + " 'freeze'");
        }
    }
}
