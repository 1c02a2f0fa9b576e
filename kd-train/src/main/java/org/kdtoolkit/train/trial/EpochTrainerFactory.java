package org.kdtoolkit.train.trial;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.train.config.MixingRules;
import org.kdtoolkit.train.config.TrainingConfig;
import org.kdtoolkit.train.optimizer.WeightsAverage;
import org.kdtoolkit.train.step.ClassLoss;
import org.kdtoolkit.train.step.FiniteCheck;
import org.kdtoolkit.train.step.TrainingStep;
import org.kdtoolkit.train.step.Updates;

/** Puts together what trains a trial's networks. */
public final class EpochTrainerFactory {

    private final TrainingConfig config;
    private final Teachers teachers;
    private final BatchPassesFactory passes;

    /**
     * Prepares to train.
     *
     * @param config how
     * @param teachers what is distilled from
     * @param passes makes passes through the samples
     */
    @Inject
    public EpochTrainerFactory(
            TrainingConfig config, Teachers teachers, BatchPassesFactory passes) {
        this.config = config;
        this.teachers = teachers;
        this.passes = passes;
    }

    /** What trains networks epoch by epoch. */
    EpochTrainer trainer(TrialNetworks networks, Seed seed) {
        BatchPasses through = passes(networks);
        TrainingOrder order =
                TrainingOrder.of(
                        through.dataset().samples(Subset.TRAIN),
                        networks.distiller().assembled().labels().learnsWithout(),
                        config.labelledShare(),
                        config.batchSize(),
                        seed.of("order"));
        return new EpochTrainer(
                step(networks), through, config, order, mixing(networks, seed), seed);
    }

    /** A single step of theirs. */
    TrainingStep step(TrialNetworks networks) {
        return new TrainingStep(
                networks.learner(),
                networks.distiller(),
                classLoss(networks),
                FiniteCheck.of(networks.manager().getDevice()),
                new Updates(
                        networks.learner().optimizer(),
                        networks.distiller().optimizer(),
                        config.accumulate(),
                        config.clip(),
                        () -> networks.average().ifPresent(WeightsAverage::follow)));
    }

    private ClassLoss classLoss(TrialNetworks networks) {
        return new ClassLoss(
                config.classWeight(),
                config.labelSmoothing(),
                config.classWeights()
                        .map(weights -> ClassWeights.of(weights, passes.dataset()))
                        .map(networks.manager()::create));
    }

    /**
     * What mixes the samples of batches, if anything does.
     *
     * @throws ConfigurationException if a teacher is not shown the mixed samples
     */
    BatchMixing mixing(TrialNetworks networks, Seed seed) {
        String modality = networks.learner().modality();
        if (config.mixesSamples()) {
            networks.distiller()
                    .teachers()
                    .forEach((name, teacher) -> requireMixed(name, teacher, modality));
        }
        return new BatchMixing(
                config.mixup(), config.cutmix(), modality, passes.dataset().classes().size(), seed);
    }

    private void requireMixed(String name, Teacher teacher, String student) {
        boolean isShown =
                teachers.modality(name).equals(student)
                        && teachers.sight(name, teacher, student)
                                .filter(TeacherSight::isPlain)
                                .isPresent();
        if (!isShown) {
            throw new ConfigurationException(
                    MixingRules.notShown(
                            name,
                            KeyPath.parse(
                                    config.mixup().isPresent()
                                            ? "training.mixup"
                                            : "training.cutmix")));
        }
    }

    /** Passes through all that the student, and the teachers it learns from, perceive. */
    BatchPasses passes(TrialNetworks networks) {
        String student = networks.learner().modality();
        List<TeacherSight> sights = new ArrayList<>();
        networks.distiller()
                .teachers()
                .forEach(
                        (name, teacher) ->
                                teachers.sight(name, teacher, student).ifPresent(sights::add));
        Set<String> carried = new LinkedHashSet<>(Set.of(student));
        sights.forEach(sight -> carried.add(sight.name()));
        List<TeacherSight> own = sights.stream().filter(sight -> !sight.isPlain()).toList();
        BatchPasses through = passes.of(List.copyOf(carried));
        return own.isEmpty() ? through : through.showing(own);
    }
}
