package org.kdtoolkit.train.trial;

import ai.djl.engine.EngineException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.loading.Views;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.step.BeforeTraining;
import org.kdtoolkit.train.step.NonFiniteException;
import org.kdtoolkit.train.step.Rates;
import org.kdtoolkit.train.step.StepLosses;
import org.kdtoolkit.train.step.TrainingStep;

/**
 * Sees whether data, student, teachers and a method fit together, by taking one step with the first
 * samples: one of the training, and one of each stage before it. Nothing is kept or written.
 */
public final class Rehearsal {

    private static final int SAMPLES = 4;

    private final TrainingConfig config;
    private final NetworkFactory networks;
    private final EpochTrainerFactory trainers;

    /**
     * Prepares to rehearse.
     *
     * @param config how many samples a batch has at most, and how many epochs there are
     * @param networks makes what is trained
     * @param trainers makes what trains it
     */
    @Inject
    public Rehearsal(TrainingConfig config, NetworkFactory networks, EpochTrainerFactory trainers) {
        this.config = config;
        this.networks = networks;
        this.trainers = trainers;
    }

    /**
     * Rehearses a trial.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the parts do not fit together
     * @throws org.kdtoolkit.api.data.DataException if these samples can't be read
     */
    public void run(MethodSpec method, int seed) {
        try (TrialNetworks own = networks.create(method, new Seed(seed))) {
            if (!own.trains()) {
                return;
            }
            TrainingStep step = trainers.step(own);
            step.beginEpoch(1);
            BatchMixing mixing = trainers.mixing(own, new Seed(seed));
            BatchPasses passes = trainers.passes(own);
            passes.first(
                    passes.loader(Subset.TRAIN, samples()),
                    size -> few(passes.dataset().samples(Subset.TRAIN)),
                    passes.views().isEmpty() ? Views.first() : Views.drawn(seed),
                    batch -> {
                        if (batch.size() > 1) {
                            takeOfEachStage(own, batch, mixing);
                            take(step, TrainingMoment.of(1, 1), batch, mixing).values();
                        }
                    });
        } catch (NonFiniteException | EngineException | OutOfMemoryException expected) {
            // the trial itself will fail of these, and leave the others alone
        }
    }

    private void takeOfEachStage(TrialNetworks own, Batch batch, BatchMixing mixing) {
        trainers.initialStep(own)
                .ifPresent(
                        step ->
                                beginnings(own.initial().orElseThrow())
                                        .forEach(first -> take(step, first, batch, mixing)));
    }

    private List<TrainingMoment> beginnings(BeforeTraining before) {
        int epochs = before.epochs(config.epochs());
        return before.beginnings(config.epochs()).stream()
                .map(epoch -> TrainingMoment.of(epoch, epochs))
                .toList();
    }

    private static StepLosses take(
            TrainingStep step, TrainingMoment epoch, Batch batch, BatchMixing mixing) {
        return step.run(mixing.mixed(batch, 1, 1), new Rates(0, 0), epoch.atStep(0, 1));
    }

    /** An objective may be made for batches of the greatest size, such as semckd. */
    private int samples() {
        return Math.min(SAMPLES, config.batchSize());
    }

    /** The first samples, half of them with labels where there are such and others. */
    private int[] few(Samples samples) {
        IntStream labelled = IntStream.range(0, samples.size()).filter(samples::isLabelled);
        IntStream others =
                IntStream.range(0, samples.size()).filter(index -> !samples.isLabelled(index));
        int[] without = others.limit(samples() / 2).toArray();
        return IntStream.concat(labelled.limit(samples() - without.length), IntStream.of(without))
                .toArray();
    }
}
